"""Words of the languages that are read: numbers, dates, ages, what carries meaning."""
