"""Readings of companies, known by the legal form at the end of their names (§4.1, row 1). They decide upwards only."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages.passage import Span, starts_sentence
from generator.materiality.wording.readings.edit_reading import Reading, ReadingSides, both, words_in
from generator.materiality.wording.readings.exchanged_names import exchange
from generator.materiality.wording.words import dictionary
from generator.materiality.wording.words.vocabulary import FUNCTION_WORDS
from generator.source.legal_forms import LEGAL_FORMS, SHORT_FORMS
from generator.text.edits import Token, as_written, spelt

_FORMS: Final = (
    rf"{LEGAL_FORMS}|B\.V|N\.V|L\.L\.C|Company|Co|Pty|SE|S\.?A|S\.A\.S|SARL|S\.?r\.?l|S\.?p\.?A|S\.?L|AS|Oyj|K\.?K|Kft"
    r"|UAB|SIA|OÜ|GK|Bhd|Ltda|d\.o\.o|s\.r\.o|o\.o"
)
_SHORT_FORMS: Final = SHORT_FORMS | {"company": "co"}
_WORD: Final = r"(?:[^\W\d_a-zß-öø-ÿ](?:[\w’'&/.-]|!(?=\w))*|\d[\w-]*|&|\([^\W\d_a-z][\w .&-]{0,30}\))"
_NAME: Final = re.compile(
    rf"(?<![\w@./-]){_WORD}(?: {_WORD}){{0,7}}?(?:,? (?:{_FORMS}))+(?![\w-])(?!(?<=Company) [A-Z])"
)
"""A name up to its legal form, with what it has in brackets: “Example Holdings (IE) Limited”."""
_FORM: Final = re.compile(rf" (?:{_FORMS})(?![\w-])")
_ALWAYS_SHORTENED: Final = re.compile(r"\b(?:Inc|Corp)$")
_SHORTENED: Final = re.compile(r"\b(?:Ltd|Co|Bhd|Pte|Pty|Ltda)$")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MOST_BESIDE: Final = 2
"""Words of an edit that are none of the company's name."""
_MOST_WORDS: Final = 24


@dataclass(frozen=True, slots=True)
class Company:
    """A company that a passage names, and where its tokens start and end."""

    name: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        """The letters and digits of its name, the legal form in short."""
        return _plain_name(self.name)


def companies(tokens: Sequence[Token]) -> tuple[Company, ...]:
    """Return the companies that a passage names with their legal forms, in the order of the text."""
    return tuple(_companies(tokens))


def may_begin_name(words: str) -> bool:
    """Return False if the first word of a passage surely begins no name: it has no capital, or is “We”, “If”, “The”."""
    first = next(iter(words.split(maxsplit=1)), "")
    return first[:1].isalnum() and not "a" <= first[:1] <= "z" and first.casefold() not in FUNCTION_WORDS


def _companies(tokens: Sequence[Token]) -> Iterator[Company]:
    text = " ".join(as_written(tokens).split("\n"))
    if not _FORM.search(text):
        return  # as in most passages
    found = [*_NAME.finditer(text)]
    starts = _starts(tokens) if found else []
    for match in found:
        inside = [n for n, at in enumerate(starts) if match.start() <= at < match.end()]
        after = max((n + 1 for n in inside if _YEAR.fullmatch(tokens[n].text)), default=0)  # “© 2024 Example Ltd”
        first = next((n for n in inside if n >= after and tokens[n].text.casefold() not in FUNCTION_WORDS), None)
        if first is not None and tokens[first].text[:1].isalnum() and first < inside[-1]:
            end = inside[-1] + 1
            is_of_form = "." in match[0].split()[-1] and end < len(tokens) and tokens[end].text == "."  # “B.V.”
            yield Company(spelt(tokens[first : end + is_of_form]), first, end + is_of_form)


def _starts(tokens: Sequence[Token]) -> list[int]:
    """Return where each token begins in the words of all of them."""
    starts, end = [], 0
    for n, token in enumerate(tokens):
        starts.append(end + (token.space and n > 0))
        end = starts[-1] + len(token.text)
    return starts


def company(part: EditPart, sides: ReadingSides) -> Reading | None:
    """The name of a company, with its legal form, was exchanged for another one's, or became another one."""
    passage = sides.passage
    if part.longest > _MOST_WORDS or (passage.stands_for_heading and not exchange(sides, part)):
        return None
    found = []
    for tokens, span in both(passage, part):
        named = [one for one in companies(tokens) if _meets(one, span)]
        if len(named) != 1 or _may_only_begin(tokens, span, named[0]):
            return None
        outside = [n for n in range(*span) if not named[0].start <= n < named[0].end]
        if sum(tokens[n].is_word for n in outside) > _MOST_BESIDE:
            return None
        found.append(named[0])
    plain = [{one.plain for one in companies(tokens)} for tokens in (passage.wording.old, passage.wording.new)]
    old, new = found
    if old.plain in plain[1] or new.plain in plain[0]:
        return None
    names = [_with_stop(one, tokens) for one, (tokens, _) in zip(found, both(passage, part), strict=True)]
    return Reading("1", f"Another company is named: {names[0]} → {names[1].removesuffix('.')}.")


def _with_stop(one: Company, tokens: Sequence[Token]) -> str:
    """Return a name with the stop behind its legal form, if that is short for a word: “Example, Inc.”."""
    has_stop = one.end < len(tokens) and tokens[one.end].text == "." and not tokens[one.end].space
    goes_on = one.end + 1 < len(tokens) and not tokens[one.end + 1].text[:1].isupper()
    is_short = _ALWAYS_SHORTENED.search(one.name) or (goes_on and _SHORTENED.search(one.name))
    return f"{one.name}." if has_stop and is_short else one.name


def _may_only_begin(tokens: Sequence[Token], span: Span, one: Company) -> bool:
    """Return True if all that a span has of a name is a word that may be none: “Ring Example Ltd.”."""
    inside = [n for n in range(*span) if one.start <= n < one.end]
    first = tokens[one.start]
    return inside == [one.start] and starts_sentence(tokens, one.start) and dictionary.is_word(first.text.casefold())


def _meets(one: Company, span: Span) -> bool:
    """Return True if a span has a word of a name, or is a gap within it."""
    return one.start < span[1] and span[0] < one.end if span[0] < span[1] else one.start < span[0] < one.end


_LISTED_COMPANIES: Final = re.compile(
    rf"^(?:,|and|or|\s)*(?P<names>[A-Z\d][\w.&’'-]*(?:[\s,]+[A-Z\d&][\w.&’'/-]*){{0,8}}?[\s,]+(?:{_FORMS})\.?)(?:,|and|or|\s)*$"
)


def named_company(part: EditPart, sides: ReadingSides) -> Reading | None:
    """A company, by its name with its legal form, came to a list in a sentence or left it."""
    if not part.is_one_sided:
        return None
    came = part.came
    (tokens, span), (others, _) = both(sides.passage, part)[:: -1 if came else 1]
    found = _LISTED_COMPANIES.match(words_in(tokens, span)) if span[1] - span[0] <= _MOST_WORDS else None
    if not found:
        return None
    beside = spelt(tokens[: span[0]]), spelt(tokens[span[1] :])
    if not any(re.search(rf"(?:^|[\s.])(?:{_FORMS})\b", side) for side in beside):
        return None
    name = found["names"].rstrip(".")
    if name in spelt(others):
        return None
    return Reading("1", f"A company is {'newly' if came else 'no longer'} named here: {name}.")


def _plain_name(name: str) -> str:
    """Return the letters and digits of a name, its legal form in short."""
    words = (re.sub(r"\W", "", word.casefold()) for word in name.split())
    return "".join(_SHORT_FORMS.get(word, word) for word in words)
