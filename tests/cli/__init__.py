"""Tests of the terminal: what it is told and what it says."""
