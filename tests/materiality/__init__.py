"""Tests of what a change counts as."""
