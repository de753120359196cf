"""What the program says in a company's name, by where it is said: each module is a part of the catalogue."""
