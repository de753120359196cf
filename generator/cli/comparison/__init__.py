"""What `policy compare` says of two texts, for people and programs."""
