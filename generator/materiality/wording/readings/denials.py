"""Words that deny, where they do: “not” in “We do not sell”, and none in “not only”, “No. 5” or “Do Not Track”."""

from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.passages.passage import Span, starts_sentence
from generator.materiality.wording.words.vocabulary import FUNCTION_WORDS, NEGATIONS
from generator.text.edits import Token, plain_form

_COMPARES: Final = frozenset("later more less fewer earlier greater sooner longer higher lower".split())


def denials(tokens: Sequence[Token], span: Span, *, is_heading: bool = False) -> list[int]:
    """Return where words that deny stand in a span of tokens, in the order of the text."""
    return [at for at in range(*span) if _is_negation(tokens[at]) and _denies(tokens, at, is_heading=is_heading)]


_REFUSALS: Final = (
    "stop",
    "ceas",
    "refus",
    "fail",
    "lack",
    "avoid",
    "prevent",
    "prohibit",
    "forbid",
    "exclu",
    "reject",
)
_PREFIXES: Final = ("un", "in", "im", "dis", "non", "ir", "il")


def denies_otherwise(inside: Sequence[Token], other: Sequence[Token]) -> bool:
    """Return True if a part says without a “not” what the other one says with it: “we stop” for “we do not”."""
    return denies_by_prefix(inside, other) or any(token.text.casefold().startswith(_REFUSALS) for token in other)


def denies_by_prefix(inside: Sequence[Token], other: Sequence[Token]) -> bool:
    """Return True if a word of some tokens came back with a prefix that denies it: “unable” for “able”."""
    words = {token.text.casefold() for token in inside if token.is_word}
    return any(
        one.removeprefix(prefix) in words
        for one in (token.text.casefold() for token in other if token.is_word)
        for prefix in _PREFIXES
        if one.startswith(prefix) and one not in words
    )


def _is_negation(token: Token) -> bool:
    plain = plain_form(token.text).casefold()
    return plain in NEGATIONS or plain.endswith("n't")


def _denies(tokens: Sequence[Token], at: int, *, is_heading: bool) -> bool:
    word = tokens[at].text
    before = [_plain(tokens, n) for n in (at - 2, at - 1)]
    after = [_plain(tokens, n) for n in (at + 1, at + 2)]
    if word[:1].isupper() and not word.isupper() and not is_heading and _is_of_name(tokens, at):
        return False
    match word.casefold():
        case "no":
            is_number = after[0][:1].isdigit() or (after[0] == "." and after[1][:1].isdigit())
            return not is_number and not _compares(after)
        case "not":
            is_phrase = (
                after[0] == "only" or before == ["whether", "or"] or (before[1] == "but" and after[0] == "limited")
            )
            return not is_phrase and not _compares(after)
        case "nothing" | "nobody" | "none":
            return after[0] != "but"
        case _:
            return True


def _is_of_name(tokens: Sequence[Token], at: int) -> bool:
    """Return True if a word with a capital is part of a name: “Do Not Track”, or “Not a Real Name” as a sentence."""
    if not starts_sentence(tokens, at):
        return True
    near = tokens[at + 1 : at + 1 + _NEAR]
    says = next((one.text for one in near if one.is_word and one.text.casefold() not in FUNCTION_WORDS), "")
    return says[:1].isupper() and sum(one.text[:1].isupper() for one in near) >= _OF_A_NAME


_NEAR: Final = 6
_OF_A_NAME: Final = 2


def _compares(after: Sequence[str]) -> bool:
    """Return True if the words after a “no” or “not” set a bound: “no later than”."""
    return after[0] in _COMPARES and after[1] == "than"


def _plain(tokens: Sequence[Token], at: int) -> str:
    return plain_form(tokens[at].text).casefold() if 0 <= at < len(tokens) else ""
