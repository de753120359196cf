"""The sentences of the catalogue in German, part by part as in `words/`."""
