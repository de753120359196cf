"""Structured policy sections in; versioned pages, a sealed archive and material-change notice out."""

__version__ = "0.1.0"  # sealed with each version; a test compares it with pyproject.toml
