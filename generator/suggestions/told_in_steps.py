"""Notice that a text promises step by step: that it may change, that readers are told, and then so many days.

Three sentences say so together, in any order and wherever they stand, and none of them is a promise alone. Whether the
length is one of notice, nobody can tell from the words.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from generator.model.languages import ENGLISH
from generator.suggestions import promise_words
from generator.suggestions.changes_of_text import names_change_of_text
from generator.suggestions.passages import TextPassage
from generator.suggestions.promise_words import PromiseWords
from generator.suggestions.two_sentences import is_next

_STEPS: Final = 4  # sentences next to each other
_LONGEST: Final = 160  # letters of a sentence: longer ones are about many things
_TO_DO: Final = re.compile(
    r"\s(?:(?:in which |time |Zeit,? )?(?:to|um|zu|pour|para|per|om)|(?:\w+recht))\b", re.IGNORECASE
)
"""After a length: what that is for."""


def lengths_in_steps(
    read: Sequence[TextPassage], language: str, has_length: Callable[[TextPassage], bool]
) -> Iterator[tuple[TextPassage, tuple[TextPassage, ...]]]:
    """Yield each sentence with a length, and the sentences next to it with which it may promise notice.

    One of them names a change of the text, another one says that readers are told, and none is about anything else.
    """
    words = promise_words.promise_words(language)
    notice = promise_words.notice_words(language)
    for at, one in enumerate(read):
        if not has_length(one) or not _may_be_of_notice(one, words, language):
            continue
        for first in range(max(0, at - _STEPS + 1), at + 1):
            steps = tuple(read[first : first + _STEPS])
            last = max((number for number, each in enumerate(steps) if _is_step(each, words)), default=-1)
            steps = steps[: max(last, at - first) + 1]
            if not all(is_next(*pair) for pair in pairwise(steps)):
                continue
            others = [each for each in steps if each is not one]
            if any(words.others.search(each.words) or len(each.words) > _LONGEST for each in others):
                continue
            told = any(_tells(each, words) for each in steps if each is not one)
            told = told or any(_GETS.search(each.words) for each in steps)
            told = told or (_tells(one, words) and bool(notice.we.search(one.words)))
            if told and any(names_change_of_text(each.words, words) for each in steps):
                yield one, steps
                break


def _is_step(one: TextPassage, words: PromiseWords) -> bool:
    return _tells(one, words) or bool(_GETS.search(one.words)) or names_change_of_text(one.words, words)


def _tells(one: TextPassage, words: PromiseWords) -> bool:
    """Return True if a sentence has a word for telling readers; what they must tell, or may ask, is none."""
    return bool(words.tells.search(one.words)) and not words.to_us.search(one.words)


_GETS: Final = re.compile(
    r"\b(?:receives?|gets?|hears?|erh[aä]lt(?:en|st)?|bekomm\w+|hör(?:en|t)|recev\w+|reçoi\w+|recib\w+|ricev\w+|ontvang\w*"
    r"|krijg\w*|hoor\w*|comes?|kommt|vient|llega|arriva|komt)\s(?:[^\W\d_]+\s){0,3}?(?:letters?|messages?|e-?mails?|notes?|notices?|Brief|Nachricht|Mitteilung"
    r"|Mail|lettre|courriel|avis|carta|mensaje|correo|aviso|lettera|messaggio|avviso|brief|bericht|from us|von uns"
    r"|de nous|de nosotros|da noi|van ons)\b",
    re.IGNORECASE,
)
"""Readers get a message, in the six languages."""


def _may_be_of_notice(one: TextPassage, words: PromiseWords, language: str) -> bool:
    """Return True if a sentence with a length is short, and says of nothing else what lasts so long."""
    if len(one.words) > _LONGEST:
        return False
    if any(each.search(one.words) for each in (words.others, words.reader_acts, words.to_us, words.ends)):
        return False
    return bool(words.waits.search(one.words)) or not _TO_DO.match(one.words, _end_of_length(one, language))


def _end_of_length(one: TextPassage, language: str) -> int:
    """Return where the last length of a sentence ends."""
    ends = [period.end for period in one.periods]
    if language != ENGLISH:
        ends += [match.end() for match in promise_words.length_words(language).length.finditer(one.words)]
    return max(ends, default=len(one.words))
