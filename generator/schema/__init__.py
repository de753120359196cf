"""What a source may hold: YAML with places, kinds of value, and the structured facts of each type of section."""
