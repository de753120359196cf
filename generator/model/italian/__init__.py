"""The sentences of the catalogue in Italian, part by part as in `words/`."""
