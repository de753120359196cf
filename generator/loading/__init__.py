"""A whole `policy_source` → brands, policies and everything that is wrong with them: files are read, checks asked."""
