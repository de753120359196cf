"""Tests of builds of some brands, others staying as they are."""
