"""What has the text told before that a sentence leaves unsaid?"""
