"""Days and instants as people and programs write them: YYYY-MM-DD, and UTC to the second."""

import datetime
import re


def day(text: str) -> datetime.date | None:
    """Return the date that YYYY-MM-DD means, or None; years outside 1900–2199 are slips."""
    if not re.fullmatch(r"(?:19|2[01])\d{2}-\d{2}-\d{2}", text, re.ASCII):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def moment(text: str) -> datetime.datetime | None:
    """Return the instant that YYYY-MM-DDThh:mm:ssZ means, or None."""
    if not re.fullmatch(r"[\d-]{10}T\d\d:\d\d:\d\dZ", text, re.ASCII) or not day(text[:10]):
        return None
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        return None


def moment_in_words(instant: datetime.datetime) -> str:
    """Return an instant to the minute as people who work here read it: “2026-03-01 at 15:00 UTC”."""
    return instant.astimezone(datetime.UTC).strftime("%Y-%m-%d at %H:%M UTC")


def written_moment(instant: datetime.datetime) -> str:
    """Return an instant in the form in which it is read; parts of a second are dropped."""
    return instant.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
