"""What changes of wording count as."""
