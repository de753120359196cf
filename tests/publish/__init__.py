"""Tests of the folder that is served."""
