"""How much a change matters, and to whose advantage."""

from enum import IntEnum, StrEnum


class Level(IntEnum):
    """How much a change matters to the reader; a version's level is the highest of its changes."""

    EDITORIAL = 0
    MINOR = 1
    MATERIAL = 2
    CONSENT = 3

    def __str__(self) -> str:
        return _LEVEL_NAMES[self]

    @classmethod
    def named(cls, name: str) -> "Level":
        """Return the level of that name; an unknown one is a KeyError."""
        return {str(level): level for level in cls}[name]


_LEVEL_NAMES = {
    Level.EDITORIAL: "editorial",
    Level.MINOR: "minor",
    Level.MATERIAL: "material",
    Level.CONSENT: "material+consent",
}


class Direction(StrEnum):
    """Who gains by a change: adverse and favourable are meant for the reader."""

    ADVERSE = "adverse"
    FAVOURABLE = "favourable"
    NEUTRAL = "neutral"
    UNKNOWN = "unknown"
