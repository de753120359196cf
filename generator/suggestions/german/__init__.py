"""Facts read from German texts: readers as those of English ones, each exact, or silent."""
