"""Tests of what people write, and documents from elsewhere, read as sections."""
