"""Which rules recognise an event in a sentence, and how do they read?"""
