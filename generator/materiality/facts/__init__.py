"""What changes of typed facts count as."""
