"""A changed passage and what stands around it: its tokens, signs, quantities, references."""
