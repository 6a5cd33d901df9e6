"""How many people does a text count, and what became of them?"""
