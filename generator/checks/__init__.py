"""What is wrong: a whole project is read and judged."""
