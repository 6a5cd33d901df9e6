"""What does a sentence report: what happened, where, when, who did it, and how sure is it?"""
