"""Which words of a text name places, and how are they used?"""
