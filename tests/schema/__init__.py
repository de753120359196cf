"""Tests of the nodes, values and facts that files are read as, and what editors complete by."""
