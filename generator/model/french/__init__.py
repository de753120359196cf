"""The sentences of the catalogue in French, part by part as in `words/`."""
