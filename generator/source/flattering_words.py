"""Words that say of a change that readers gain by it: beside one that is only worse for them, they are untrue."""

from generator.source.sought_words import found_words


def flattering(words: str, language: str) -> str:
    """Return the words by which a sentence in a language says that readers gain by a change; empty where it doesn't."""
    return found_words("source/flattering_words.toml", words, language or "en")
