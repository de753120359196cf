"""What the program says in a company's name, by where it is said: each module is a part of the catalogue, in English.

The same parts stand in a file for each other language, such as `de.toml`.
"""
