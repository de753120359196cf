"""Tests of findings: what is wrong, named at its place."""
