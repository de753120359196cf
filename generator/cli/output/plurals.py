"""Numbers with their nouns, and data, as every output writes them."""

import json


def counted(number: int, noun: str) -> str:
    """Return “1 change”, “2 changes”."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def as_json(value: object) -> str:
    """Return data as JSON for people and programs."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
