"""The command line, the terminal, and how results are written."""
