"""Words that are looked for in texts, as patterns; each ignores case."""

import re


def pattern(*alternatives: str) -> re.Pattern[str]:
    """Return the pattern that is found where one of the alternatives is."""
    return re.compile("|".join(alternatives), re.IGNORECASE)


def whole_words(*alternatives: str) -> re.Pattern[str]:
    """Return the pattern that is found where one of the alternatives stands as whole words."""
    return pattern(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)")
