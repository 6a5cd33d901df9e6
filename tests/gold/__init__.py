"""Annotations of our own, of passages that nothing was developed on."""
