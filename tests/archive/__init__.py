"""Tests of what is sealed: as it was, and found where somebody touched it."""
