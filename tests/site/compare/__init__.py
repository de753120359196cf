"""Tests of pages for readers and files for programs."""
