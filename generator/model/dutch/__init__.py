"""The sentences of the catalogue in Dutch, part by part as in `words/`."""
