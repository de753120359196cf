"""Saved web pages: which part is the text, and what readers see of it."""
