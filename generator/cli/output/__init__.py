"""Findings, states and changes as text for people and as data for programs; nothing is decided here."""
