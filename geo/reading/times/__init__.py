"""Which days do the words of a text mean?"""
