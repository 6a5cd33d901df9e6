"""What is a sentence made of when rules read it: its verbs, its parties, its persons, its places?"""
