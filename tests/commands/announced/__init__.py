"""Tests of a version that was announced, until its day."""
