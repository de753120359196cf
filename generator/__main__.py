"""Lets `python -m generator` be the command `policy`."""

from generator.cli import main

main()
