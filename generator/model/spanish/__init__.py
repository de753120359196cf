"""The sentences of the catalogue in Spanish, part by part as in `words/`."""
