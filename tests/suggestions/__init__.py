"""Tests of facts that the words of a text seem to state."""
