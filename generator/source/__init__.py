"""From what people write to documents: brands, variables, and readers of texts from elsewhere."""
