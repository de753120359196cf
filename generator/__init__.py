"""Structured policy sections in; versioned pages, a sealed archive and material-change notice out."""
