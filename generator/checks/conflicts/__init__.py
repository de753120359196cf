"""Where a text says another number, age or name than its facts."""
