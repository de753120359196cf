"""Tests of files of other programs, in and out."""
