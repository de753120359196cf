"""What a text promises of its own changes, in words of each language that is read."""
