"""A text as pandoc gives it, a tree of passages and their pieces: read, mended, drawn."""
