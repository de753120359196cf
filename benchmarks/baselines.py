"""Three simple ways to tell which changes matter, for comparison: any word, any word but dates, signal words."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

Baseline = Callable[[Path, Path], bool]
_DATE: Final = re.compile(
    r"\b(?:\d{1,2}\w{0,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* (?:\d{1,2}\w{0,2},? )?\d{4}",
    re.IGNORECASE,
)
_SIGNAL_WORDS: Final = re.compile(
    r"\b(?:will|shall|must|may|might|can|could|not|never|no|only|unless|except|consent|opt|withdraw|sell|sale|shar\w+"
    r"|disclos\w+|transfer\w*|third|partners?|advertis\w+|children|location|\d+ (?:day|month|year)s?|fees?"
    r"|arbitrat\w+)\b",
    re.IGNORECASE,
)
_TARGET: Final = re.compile(r"\]\([^)]*\)")


def any_word(old: Path, new: Path) -> bool:
    """Flag texts of which any word differs."""
    return _words(old) != _words(new)


def any_word_but_dates(old: Path, new: Path) -> bool:
    """Flag texts of which any word differs, dates and addresses of links left out."""

    def words(path: Path) -> list[str]:
        return re.findall(r"\w+", _DATE.sub(" ", _TARGET.sub("]", path.read_text(encoding="utf-8"))))

    return words(old) != words(new)


def signal_words(old: Path, new: Path) -> bool:
    """Flag texts of which the signal words differ."""
    return _signals(old) != _signals(new)


def _words(path: Path) -> list[str]:
    return re.findall(r"\w+", path.read_text(encoding="utf-8"))


def _signals(path: Path) -> list[str]:
    return _SIGNAL_WORDS.findall(path.read_text(encoding="utf-8"))


BASELINES: Final[tuple[tuple[str, Baseline], ...]] = (
    ("any word", any_word),
    ("any word but dates", any_word_but_dates),
    ("signal words", signal_words),
)
