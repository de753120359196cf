"""Text: Markdown to blocks with their place, aligned, compared, and drawn as a redline."""
