"""The nouns: documents, brands, versions, records, policies and levels; no behaviour but look-ups."""
