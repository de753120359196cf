"""Promises of notice, or to ask, that stretch over two sentences: the second says when, or only if, of “them”."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from generator.suggestions.passages import TextPassage

Pair = tuple[TextPassage, TextPassage]


@dataclass(frozen=True, slots=True)
class PairWords:
    """What is looked for in two sentences of one language.

    The first speaks of changes (`of_changes`), one of them tells readers (`tells`). The second refers to that by a word
    (`back`) where it tells itself, else by what becomes of the changes (`so`): “they apply”, “we do so”; it is `before`
    them, or `asks`. What readers tell the company (`to_us`) is no promise, nor is consent that is taken for given.
    """

    tells: re.Pattern[str]
    of_changes: re.Pattern[str]
    before: re.Pattern[str]
    asks: re.Pattern[str]
    taken: re.Pattern[str]
    to_us: re.Pattern[str]


def promising(read: Sequence[TextPassage], words: PairWords, language: str) -> Iterator[Pair]:
    """Yield two sentences that promise notice only together; the second holds the period."""
    so, back, later = _BACK[language]
    for first, second in _pairs(read, words):
        said = second.words
        if words.of_changes.search(said) and words.tells.search(said) and words.before.search(said):
            continue  # it says so by itself
        refers = so.search(said) or (words.tells.search(said) and back.search(said)) or _lists(first, second)
        told = words.tells.search(first.words) or words.tells.search(said)
        if refers and told and (words.before.search(said) or later.search(said)):
            yield first, second


def asking(read: Sequence[TextPassage], words: PairWords, language: str) -> Iterator[Pair]:
    """Yield two sentences that promise only together to ask readers before a change."""
    so, _, _ = _BACK[language]
    for first, second in _pairs(read, words):
        said = second.words
        alone = words.of_changes.search(said) or words.taken.search(said) or words.taken.search(first.words)
        if not alone and so.search(said) and words.asks.search(said):
            yield first, second


def _pairs(read: Sequence[TextPassage], words: PairWords) -> Iterator[Pair]:
    for first, second in pairwise(read):
        near = first.block == second.block or second.line - first.line <= _NEAR
        to_us = words.to_us.search(first.words) or words.to_us.search(second.words)
        if near and not to_us and words.of_changes.search(first.words):
            yield first, second


def _lists(first: TextPassage, second: TextPassage) -> bool:
    """Return True if the second is an item under the first, which leads in."""
    return second.kind == "item" and first.words.rstrip().endswith(":")


_NEAR: Final = 4  # lines


def _read(*rows: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    so, back, later = (re.compile(rf"(?<!\w)(?:{row})(?!\w)", re.IGNORECASE) for row in rows)
    return so, back, later


_BACK: Final[Mapping[str, tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]]] = MappingProxyType(
    {
        "en": _read(
            r"(?:do|does|doing) (?:so|this|that|it)|(?:if|when) we do|"
            r"(?:it|they|these|those|this|that|such)(?: \w+){0,3}? "
            r"(?:appl(?:y|ies)|takes? effect|binds?|becomes?|comes? into|happens?|pass(?:es)?)",
            r"it|this|that|these|those|them|they|such|so",
            r"later|earlier|beforehand",
        ),
        "de": _read(
            r"(?:tun|machen) wir (?:das|dies|es)|wir (?:tun|machen) (?:das|dies|es)"
            r"|(?:sie|diese|dies|das|solche)(?: \w+){0,3}? (?:gelten|gilt|wirksam|in kraft|geschieht|erfolgt)"
            r"|(?:gelten|gilt|geschieht|erfolgt|treten|tritt) (?:sie|diese|dies|das|es)",
            r"dies\w*|das|ihnen|sie|es|solche\w*|davon|darüber|hierüber|dann",
            r"später|früher|zuvor",
        ),
        "fr": _read(
            r"nous (?:ne )?le (?:ferons|faisons)|(?:elles?|ils?|cela|ceci|celles-ci|ceux-ci)(?: \S+){0,3}? "
            r"(?:s['’]appliqu\w+|entr\w+|prenn\w+|prend\w*|fait|font)",
            r"cela|ceci|celles?-ci|ceux-ci|elles?|ils?|en|telles?|tels?",
            r"plus tard|auparavant|après",
        ),
        "es": _read(
            r"(?:lo|la) (?:haremos|hacemos)"
            r"|(?:(?:estos|estas|ellos|ellas|esto|dichos|dichas) (?:\w+ ){0,3}?|(?:solo |sólo |no )?se )"
            r"(?:aplic\w+|entra\w*|surt\w+|hará|hace)",
            r"esto|eso|est[ao]s|ellos|ellas|dich[oa]s?|tal(?:es)?",
            r"después|más tarde|antes",
        ),
        "it": _read(
            r"lo (?:faremo|facciamo)|(?:ess[ei]|quest[ei]|ciò|tali)(?: \w+){0,3}? (?:si applic\w+|entr\w+|avvien\w+)"
            r"|si applicano|entrano in vigore",
            r"ciò|quest[oaie]|ess[oaie]|tal[ei]|ne",
            r"dopo|più tardi|prima",
        ),
        "nl": _read(
            r"(?:doen|doet) (?:wij|we) (?:dit|dat)|(?:wij|we) doen (?:dit|dat)"
            r"|(?:zij|ze|deze|dit|dat)(?: \w+){0,3}? (?:gelden|geldt|ingaan|gaan|gaat|gebeurt)"
            r"|(?:gelden|geldt|gaan|gebeurt) (?:zij|ze|deze|dit|dat)",
            r"dit|dat|deze|die|zij|ze|hen|zulke|hiervan|daarvan|hierover|daarover",
            r"later|eerder|vooraf",
        ),
    }
)
