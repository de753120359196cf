"""What is about changes of the text itself, whatever the type of its section: a title, or a sentence."""

import re
from typing import Final

from generator.suggestions.promise_words import PromiseWords

_NUMBER: Final = re.compile(r"^[\W\d_]*(?:[ivx]{1,4}[.)]\s)?|[\W_]+$", re.IGNORECASE)
_NEAR: Final = 40  # letters between the word for a change and that for the text
_LONGEST: Final = 300  # letters of a sentence: longer ones are about many things
_CLAUSE: Final = re.compile(r"[.;:]\s")


def is_about_changes(title: str, words: PromiseWords) -> bool:
    """Return True if one of the lines is the title of what is about changes of the text: “Changes to these terms”."""
    return any(_is_title(_NUMBER.sub("", line), words) for line in title.splitlines())


def _is_title(title: str, words: PromiseWords) -> bool:
    return bool(words.titles.fullmatch(title)) or (len(title) <= _NEAR * 2 and names_change_of_text(title, words))


def names_change_of_text(said: str, words: PromiseWords) -> bool:
    """Return True if a sentence names a change of the text: both words near each other, within one clause."""
    if len(said) > _LONGEST:
        return False
    texts = [match.span() for match in words.of_text.finditer(said)]
    for change in words.of_changes.finditer(said) if texts else ():
        for start, end in texts:
            between = said[end : change.start()] if end <= change.start() else said[change.end() : start]
            if len(between) <= _NEAR and not _CLAUSE.search(between):
                return True
    return False


def names_change(said: str, words: PromiseWords) -> bool:
    """Return True if a sentence names “a change”, and not of what: that stands before it."""
    found = list(words.of_changes.finditer(said)) if len(said) <= _LONGEST else []
    return bool(found) and not any(
        _OF_WHAT.match(said, one.end()) or _WHOSE.search(said[: one.start()]) for one in found
    )


_OF_WHAT: Final = re.compile(
    r"\s(?:(?:of|to|in|your|the|a|von|an|am|bei|der|des|ihrer?|de|du|d['’]|la|le|su|della?|dell['’]|di|il|van|aan|uw)\b"
    r"|(?:address|plan|password|price)\w*)",
    re.IGNORECASE,
)
_WHOSE: Final = re.compile(
    r"\b(?:your|ihre?[rnms]?|votre|vos|sus?|su[oa]|vostr[oae]|uw|jouw)\s(?:\w+\s)?$", re.IGNORECASE
)
