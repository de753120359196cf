"""Tests of the notice as e-mail."""
