"""Of the edits of a passage that are left to people, those of which its reason tells; the redline shows all."""

from collections.abc import Sequence
from typing import Final

from generator.materiality.verdict import JudgedEdit, Outcome
from generator.materiality.wording.readings.edit_reading import cut
from generator.materiality.wording.words.vocabulary import NEGATIONS, asks_consent, carries_meaning, says_alone

MOST: Final = 3


def weightiest(edits: Sequence[JudgedEdit]) -> Sequence[JudgedEdit]:
    """Return the edits to tell of, in the order of the text: all where they are few.

    Else those whose words ask for consent or deny, then those with a word that carries meaning, then the longest. White
    space is told of where nothing else is, since a bracket beside a word moves it; so are case, a comma or “and”,
    brackets and articles.
    """
    edits = [one for one in edits if one.old != one.new or not one.old] or edits
    edits = [one for one in edits if not _is_beside_others(one)] or edits
    edits = [one for one in edits if not _is_joint(one)] or edits
    if len(edits) <= MOST:
        return edits
    first = sorted(range(len(edits)), key=lambda n: _weight(edits[n]), reverse=True)[:MOST]
    return [edits[n] for n in sorted(first)]


def others_to_tell(edits: Sequence[JudgedEdit], most: int) -> list[JudgedEdit]:
    """Return those left to people that are told of beside what was decided: of words that say something alone."""
    says = [one for one in edits if one.outcome is Outcome.SUGGESTED and _says_something(one)]
    first = sorted(range(len(says)), key=lambda n: _weight(says[n]), reverse=True)[: max(0, most)]
    return [says[n] for n in sorted(first)]


def decided_to_tell(edits: Sequence[JudgedEdit]) -> list[JudgedEdit]:
    """Return those that were decided of which is told, in the order of the text: each reason once, each row at first.

    So four ages that changed don't hide that a condition came.
    """
    once = list({one.reason: one for one in reversed(edits)}.values())[::-1]
    once = [one for one in once if not any(other.reason.startswith(f"{one.reason} ") for other in once)]
    rows = list({one.rule: one for one in reversed(once)}.values())[::-1]
    first = [*rows, *(one for one in once if one not in rows)][:MOST]
    return [one for one in once if one in first]


def in_one_reason(edits: Sequence[JudgedEdit]) -> str:
    """Return the reasons of edits, each once; words that only went from one place to another are told of as that."""
    went = {plain for one in edits if not one.new and (plain := _plain(one.old))}
    moved = {plain for one in edits if not one.old and (plain := _plain(one.new)) in went}
    reasons = []
    for one in edits:
        has_moved = not (one.old and one.new) and _plain(one.old or one.new) in moved
        words = cut(one.old or one.new).strip(" ,")
        reasons.append(f"“{words}” stands in another place." if has_moved else one.reason)
    return " ".join(dict.fromkeys(reasons))


def _plain(words: str) -> str:
    return " ".join(words.strip(_SIGNS + " ").casefold().split())


def _is_joint(edit: JudgedEdit) -> bool:
    """Return True if only the letter case of words differs, or a comma or “and” that holds a list together."""
    if edit.old and edit.new and edit.old.casefold() == edit.new.casefold():
        return True
    return {edit.old.casefold(), edit.new.casefold()} in _JOINTS


def _is_beside_others(edit: JudgedEdit) -> bool:
    """Return True if brackets or quotes came or went, or one word that goes with others: “the”, “is”."""
    signs = edit.old + edit.new
    is_bracket = bool(signs.strip()) and not signs.strip(_BRACKETS)
    return is_bracket or (not (edit.old and edit.new) and signs.casefold() in _WITH_OTHERS)


_BRACKETS: Final = " ()[]“”\"„«»‘’'"
_WITH_OTHERS: Final = frozenset("a an the is are be that".split())
_JOINTS: Final = tuple({",", word} for word in "and und et y e en".split())


def _says_something(edit: JudgedEdit) -> bool:
    """Return True if the words that went or came say something by themselves, and are no other form of one word."""
    was, now = ([word.strip(_SIGNS) for word in side.casefold().split()] for side in (edit.old, edit.new))
    if len(was) == len(now) == 1 and not any(map(carries_meaning, (*was, *now))):
        stem = was[0][:-_ENDING]
        if len(stem) >= _ENDING and now[0].startswith(stem) and len(now[0]) <= len(was[0]) + _ENDING:
            return False
    if was == now:
        return False
    return any(says_alone(word) for word in {*was} ^ {*now})


_SIGNS: Final = ".,;:!?()[]“”\"„«»‘’'"
_ENDING: Final = 2


def _denies(word: str) -> bool:
    plain = word.strip(_SIGNS).casefold().replace("’", "'")
    return plain in NEGATIONS or plain.endswith("n't")


def _weight(edit: JudgedEdit) -> tuple[bool, bool, bool, int]:
    sides = edit.old, edit.new
    return (
        any(map(str.isalnum, "".join(sides))),
        any(map(asks_consent, sides)) or any(_denies(word) for side in sides for word in side.split()),
        any(carries_meaning(word) for side in sides for word in side.split()),
        sum(len(side.split()) for side in sides),
    )
