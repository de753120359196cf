"""Whether the words of a notice name a day: also where a later edition of the calendars' data writes it otherwise.

The record keeps the day as a day, and its words by their hash. How a language writes a day changes with the data of
each edition, so that an error needs more than other words: another day, or other numbers.
"""

import datetime
import re
from typing import Final

from generator.notice.notice_period import DAY, in_words

FURTHEST: Final = 1_100
"""So many days after a notice, another day that it names is taken for the one of which it tells."""
_NUMBER: Final = re.compile(r"\d+")


def names_another(words: str, day: datetime.date, language: str, said: datetime.date) -> bool:
    """Return True if the words of a notice, given on the day `said`, name another day of effect than `day`."""
    plain = _plain(words)
    if _plain(in_words(day, language)) in plain or day.isoformat() in plain:
        return False
    if not {day.year, day.day} <= {int(number) for number in _NUMBER.findall(plain)}:
        return True
    others = (said + number * DAY for number in range(FURTHEST))
    return any(_plain(in_words(other, language)) in plain for other in others if other != day)


def _plain(words: str) -> str:
    """Return words with single spaces: some languages write a narrow one before the word for “year”."""
    return " ".join(words.split())
