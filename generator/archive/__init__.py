"""Sealed versions and their records: on disk and back."""
