"""Word files: what pandoc does not read of them, and what it would read wrongly."""
