"""Tests of when something may apply, and what is due."""
