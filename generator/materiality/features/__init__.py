"""What the score looks at: features of a change that no rule decided. They rank and suggest; they never clear."""
