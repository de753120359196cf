"""Tests of Markdown as blocks, two texts side by side, and the redline."""
