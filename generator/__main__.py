"""Lets `python -m generator` be the command `policy`."""

from generator.cli.app import main

main()
