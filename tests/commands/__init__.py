"""Tests of what a command does, in order."""
