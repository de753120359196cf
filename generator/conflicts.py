"""Where the prose of a draft contradicts the facts beside it (rule X1): both values, at the place of the prose.

Only what an editor typed is judged: a variable can't contradict its own value, and says what is right where it stands.
A finding needs words that tie the typed value to one fact; what could be about something else (another country, an
exception, an example, another clock) is left to the reader. The words are English ones; addresses are of any language.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from generator import blocks, durations
from generator.assemble import VARIABLE, SectionSource
from generator.blocks import Block
from generator.durations import Duration
from generator.errors import Finding, Place
from generator.facts import Facts
from generator.kinds import UNSPECIFIED, Value
from generator.model import Document
from generator.nodes import in_quotes

MOST: Final = 1_000
LONGEST_SENTENCE: Final = 2_000
BEFORE: Final = 300
AFTER: Final = 120
_VARIABLES: Final = (0xE100, 0xF8FF)  # stand for variables, one for each name
_ENGLISH: Final = "en"


@dataclass(frozen=True, slots=True)
class _Clash:
    """A stretch of a block's words (`start`, `literal`) and the fact that it contradicts."""

    start: int
    literal: str
    fact: str
    value: str
    remedy: str


@dataclass(frozen=True, slots=True)
class _Clock:
    """A duration that the facts of a section state; `item` has the words that name what it is about."""

    path: str
    length: Duration
    write: str
    shown: str
    item: tuple[tuple[str, int], ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Section:
    """What the rules need to know of a section: its facts and clocks, and the clocks of the whole document."""

    type: str
    facts: Facts
    clocks: tuple[_Clock, ...]
    answers: tuple[Duration, ...]
    naming: MappingType[str, tuple[tuple[_Clock, int], ...]]
    values: MappingType[str, Value]


@dataclass(frozen=True)
class _Passage:
    """A sentence, a list item's sentence or a table row: `words` start at `at` in the words of its block."""

    words: str
    at: int
    kind: str
    heading: str
    links: tuple[str, ...]
    section: _Section

    @cached_property
    def lengths(self) -> tuple["_Length", ...]:
        return tuple(_lengths(self.words, self.section.values))

    def states(self, right: Duration) -> bool:
        """Tell whether a duration of the sentence, typed or filled in, is right: others are exceptions."""
        if right not in self._stated:
            self._stated[right] = any(one.length and _agree(one.length, right) for one in self.lengths)
        return self._stated[right]

    @cached_property
    def _stated(self) -> dict[Duration, bool]:
        return {}

    @cached_property
    def elsewhere(self) -> bool:
        """Whether it may speak of one country or law, of the past, or of an example only."""
        return bool(_ELSEWHERE.search(self.words) or _PLACE.search(self.words))

    def clash(self, start: int, literal: str, fact: tuple[str, object, str]) -> _Clash:
        """Return the clash of typed words with a fact (path, value, what to write)."""
        return _Clash(self.at + start, literal, fact[0], str(fact[1]), fact[2])


@dataclass(frozen=True, slots=True)
class _Length:
    """A duration in a sentence; `length` is nothing where it can't be compared (a range, business days, an age)."""

    start: int
    end: int
    length: Duration | None
    typed: bool
    often: bool = False


def conflicts(sources: Sequence[SectionSource], document: Document) -> Iterator[Finding]:
    """Find what the prose of each section says otherwise than its facts; the first `MOST` of a section are given."""
    by_section: dict[str, Value] = {source.id: dict(source.facts) for source in sources}
    data = {key: item for source in sources for key, item in _items(source.facts.get("data"))}
    english = document.language.lower().split("-")[0] in {"", _ENGLISH}
    answers = tuple(
        clock.length
        for source in sources
        for clock in _clocks(source.facts, {})
        if clock.path in {"respond_within", "reply_within"}
    )
    for source in sources:
        if source.facts:
            clocks = tuple(_clocks(source.facts, data))
            found = _section(source, by_section | dict(source.facts), clocks, answers, english=english)
            yield from islice(found, MOST)


def _section(
    source: SectionSource, names: Facts, clocks: tuple[_Clock, ...], answers: tuple[Duration, ...], *, english: bool
) -> Iterator[Finding]:
    text, values = _masked(source.body, names)
    section = _Section(source.type, source.facts, clocks, answers, _naming(clocks), values)
    rules = [rule for rule, needs, any_language in _RULES if (english or any_language) and needs & source.facts.keys()]
    if not rules:
        return
    starts = [0, *(match.end() for match in re.finditer("\n", source.body))]
    heading = ""
    for block in blocks.parse(text):
        if block.kind == "heading":
            heading = block.words[:BEFORE]
        if block.kind in {"code", "rule"}:
            continue
        words = block.words
        places = _Places(source, block, words, starts)
        for passage in _passages(block, words, heading, section):
            clashes = {clash for rule in rules for clash in rule(passage)}
            for clash in sorted(clashes, key=lambda clash: (clash.start, clash.fact)):
                message = f"the text says {in_quotes(clash.literal)}, the fact {clash.fact} says {clash.value}"
                yield Finding(places.of(clash.start, clash.literal), "conflict", message, clash.remedy)


class _Places:
    """Where in the file the words of a block stand: the same words as often before them there as in the block."""

    def __init__(self, source: SectionSource, block: Block, words: str, starts: Sequence[int]) -> None:
        self._source = source
        self._words = words
        self._starts = starts
        self._line = min(block.line, len(starts) - 1)
        self._seen: dict[str, tuple[int, int]] = {}

    def of(self, start: int, literal: str) -> Place:
        """Return the place of the literal that starts there in the words; else the place of the block."""
        found = self._find(start, literal)
        if found < 0:  # there is a line break or a mark in it
            found = self._find(start, literal.split(maxsplit=1)[0] if literal.split() else literal)
        if found < 0:
            return Place(self._source.path, self._source.body_line + self._line)
        row = self._source.body.count("\n", self._starts[self._line], found) + self._line
        return Place(self._source.path, self._source.body_line + row, found - self._starts[row] + 1)

    def _find(self, start: int, literal: str) -> int:
        at, found = self._seen.get(literal, (0, self._starts[self._line]))
        while literal:
            at = self._words.find(literal, at)
            found = self._source.body.find(literal, found)
            if found < 0 or at < 0:
                return found
            at += len(literal)
            found += len(literal)
            self._seen[literal] = (at, found)
            if at > start:
                return found - len(literal)
        return -1


def _masked(body: str, names: Facts) -> tuple[str, dict[str, Value]]:
    """Return the text with one character for each variable, and their values; plain words are filled in."""
    values: dict[str, Value] = {}
    known: dict[str, str] = {}
    first, last = _VARIABLES

    def masked(match: re.Match[str]) -> str:
        name = (match["name"] or match["single"] or "").strip()
        if name not in known:
            value: Value | None = dict(names)
            for part in name.split(".")[1:] if name.startswith("facts.") else ("",):
                value = value.get(part) if isinstance(value, dict) else None
            plain = isinstance(value, str) and not re.search(r"[\d@\\`*_<>\[\]|]", value) and not durations.parse(value)
            character = chr(min(first + len(values), last))
            known[name] = str(value) if plain else character
            if not plain:
                values[character] = "" if value is None else value
        return known[name]

    own = re.compile(f"[{chr(first)}-{chr(last)}]")
    return VARIABLE.sub(masked, own.sub("\ufffd", body)), values


_SENTENCE: Final = re.compile(r"(?<=[.!?;])[”\"’)]?\s")
_LINE: Final = re.compile(r"\n")


def _passages(block: Block, words: str, heading: str, section: _Section) -> Iterator[_Passage]:
    links = tuple(
        mark.removeprefix("link:mailto:") for run in block.runs for mark in run.marks if mark.startswith("link:mailto:")
    )
    ends = [] if block.kind == "row" else [match.end() for match in _SENTENCE.finditer(words)]
    start = 0
    for end in [*ends, len(words)]:
        if _ABBREVIATED.search(words, max(start, end - 8), end) and end < len(words):
            continue
        for at in range(start, end, LONGEST_SENTENCE):
            sentence = words[at : min(end, at + LONGEST_SENTENCE)].replace("\n", " ")
            yield _Passage(sentence, at, block.kind, heading, links, section)
            links = ()
        start = end


_ABBREVIATED: Final = re.compile(r"\b(?:e\.g|i\.e|Inc|Ltd|Corp|Co|approx|no|No|St|S\.A|U\.S)\.\s$")

# --- durations: which clocks the facts state -------------------------------------------------------------------------


def _items(value: Value | None) -> list[tuple[str, Facts]]:
    return [(key, item) for key, item in value.items() if isinstance(item, dict)] if isinstance(value, dict) else []


def _at(facts: Facts, path: str) -> Value | None:
    value: Value | None = dict(facts)
    for part in path.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return None if value == UNSPECIFIED or (isinstance(value, str) and "{{" in value) else value


def _clocks(facts: Facts, data: MappingType[str, Facts]) -> Iterator[_Clock]:
    """Yield each duration that the facts state."""
    for path in (row.path for row in _ABOUT):
        value = _at(facts, path)
        days = isinstance(value, int) and not isinstance(value, bool)
        length = durations.parse(f"{value} days" if days else str(value))
        if length:
            unit = f"{{{{ facts.{path} }}}}{' days' if days else ''}"
            yield _Clock(path, length, _write(unit), str(value))
    for key, part in (("retention", "keep"), ("cookies", "lifetime")):
        for name, item in _items(facts.get(key)):
            length = durations.parse(str(item.get(part)))
            if length:
                path = f"{key}.{name}.{part}"
                after = tuple(_tokens(str(item.get("after", "")))) if item.get("after") != UNSPECIFIED else ()
                naming = tuple(_item_words(name, item, data).items())
                yield _Clock(path, length, _write(f"{{{{ facts.{path} }}}}"), length.text, naming, after)


def _write(variable: str) -> str:
    return f"write {variable} in the text, or correct the fact"


def _item_words(name: str, item: Facts, data: MappingType[str, Facts]) -> dict[str, int]:
    """Return the words that name an item, with their weight: its own id most, the fields of its data least."""
    words: dict[str, int] = {}

    def add(text: Value | None, weight: int) -> None:
        for word in _tokens(str(text)) if text else ():
            words[word] = max(words.get(word, 0), weight)

    for key in _listed(item.get("data")):
        described = data.get(key, {})
        for phrase in _listed(described.get("fields")):
            pair = " ".join(_tokens(phrase, generic=True))
            words.setdefault(pair, 1)
        add(described.get("label"), 2)
        add(key, 3)
    add(item.get("kind"), 3)
    add(item.get("label"), 3)
    add(name, 4)
    return words


def _listed(value: Value | None) -> list[str]:
    return value if isinstance(value, list) else []


_GENERIC: Final = frozenset(
    [
        "a",
        "an",
        "and",
        "any",
        "basic",
        "content",
        "data",
        "detail",
        "email",
        "history",
        "in",
        "information",
        "item",
        "name",
        "of",
        "on",
        "optional",
        "or",
        "other",
        "our",
        "personal",
        "record",
        "service",
        "team",
        "the",
        "their",
        "type",
        "unspecified",
        "us",
        "use",
        "user",
        "we",
        "with",
        "you",
        "your",
        "cookie",
    ]
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_NAMED_BY_MOST: Final = 8


def _tokens(text: str, *, generic: bool = False) -> list[str]:
    """Return the words of a text, in lower case and singular."""
    words = []
    for match in _WORD.finditer(text.lower()):
        word = match[0].replace("behaviour", "behavior")
        if word.endswith("ies") and word != "cookies":
            word = word[:-3] + "y"
        elif word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
            word = word[:-1]
        if generic or word not in _GENERIC:
            words.append(word)
    return words


def _naming(clocks: Sequence[_Clock]) -> dict[str, tuple[tuple[_Clock, int], ...]]:
    """Return the clocks that each word names; a word that names many tells nothing."""
    naming: dict[str, list[tuple[_Clock, int]]] = {}
    for clock in clocks:
        for word, weight in clock.item:
            naming.setdefault(word, []).append((clock, weight))
    return {word: tuple(named) for word, named in naming.items() if len(named) <= _NAMED_BY_MOST}


# --- durations: what the prose says ----------------------------------------------------------------------------------

_ONES: Final = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS: Final = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_COUNTS: Final = {word: number for number, word in enumerate([*_ONES, *_TEENS], 1)} | {
    word: number * 10 for number, word in enumerate(_TENS, 2)
}
_SPELT: Final = rf"(?:{'|'.join(_TENS)})(?:[\s‑-](?:{'|'.join(_ONES)}))?|{'|'.join([*_TEENS, *_ONES])}"
_UNIT: Final = "hour|day|week|month|year"
_LENGTH: Final = re.compile(
    rf"(?<![\w.,/–—‑-])(?P<count>\d{{1,4}}|{_SPELT}|an?)(?:\s?\((?P<digits>\d{{1,4}})\))?[\s‑-]{{1,3}}"
    rf"(?:(?P<other>business|working)\s|(?:calendar|consecutive|full|whole)\s)?(?P<unit>{_UNIT})s?\b"
    rf"|\b(?P<often>annual(?:ly)?|yearly|quarterly|monthly|(?:every|each|once an?|once per)\s(?:{_UNIT}|quarter))\b"
    rf"|\b(?P<at_once>immediately)\b"
    rf"|(?P<variable>[{chr(_VARIABLES[0])}-{chr(_VARIABLES[1])}])(?:[\s-](?P<of>{_UNIT})s?\b)?",
    re.IGNORECASE,
)
_ONE: Final = re.compile(
    r"\b(?:within|for|after|least|by|than|another|additional|further)\s(?:up to\s)?$", re.IGNORECASE
)
_RANGE_BEFORE: Final = re.compile(
    rf"(?:\d|\b(?:{'|'.join([*_COUNTS])}))\s?(?:(?:{_UNIT})s?\s)?(?:to|or|and|[-–—])\s?$|\b(?:hundred|thousand"
    rf"|half)(?:\sand)?\s$",
    re.IGNORECASE,
)
_RANGE_AFTER: Final = re.compile(
    rf"\s?(?:to|or|[-–—])\s?(?:\d|(?:{'|'.join([*_COUNTS])})\b)"  # a range
    r"|\sand a half\b|[\s‑-](?:old|of age)\b|\s?(?:and|or) (?:older|over|above|up)\b"  # a half, an age
    rf"|\s?(?:an?|per|each|every|/)\s?(?:{_UNIT})\b|\sago\b|\s(?:preceding|prior to|before) (?:your|the) request",
    re.IGNORECASE,
)


def _count(word: str) -> int:
    """Return the number that digits or English words mean."""
    if word.isdecimal():
        return int(word)
    return sum(_COUNTS.get(part, 1) for part in re.split(r"[\s‑-]", word.lower()))


def _lengths(words: str, values: MappingType[str, Value]) -> Iterator[_Length]:
    for match in _LENGTH.finditer(words):
        if match["variable"]:
            value = str(values.get(match["variable"], ""))
            length = durations.parse(f"{value} {match['of']}" if match["of"] else value)
            yield _Length(match.start(), match.end(), length, typed=False)
        elif match["often"]:
            unit = match["often"].lower().split()[-1]
            month = unit.startswith(("month", "quarter"))
            text = f"{3 if unit.startswith('quarter') else 1} " + ("month" if month else unit)
            text = text if unit in _UNIT.split("|") or month else "1 year"
            yield _Length(match.start(), match.end(), durations.parse(text), typed=True, often=True)
        elif match["at_once"]:
            yield _Length(match.start(), match.end(), durations.parse(durations.IMMEDIATELY), typed=True)
        else:
            before = words[max(0, match.start() - 40) : match.start()]
            if match["count"].lower() in {"a", "an"} and not _ONE.search(before):
                continue
            vague = match["other"] or _RANGE_BEFORE.search(before) or _RANGE_AFTER.match(words, match.end())
            count = int(match["digits"]) if match["digits"] else _count(match["count"])
            length = None if vague else durations.parse(f"{count} {match['unit']}")
            yield _Length(match.start(), match.end(), length, typed=True)


def _agree(one: Duration, other: Duration) -> bool:
    """Tell whether both may be as long: 30 days and 1 month may."""
    if one.exact[0] == other.exact[0]:
        return one.exact == other.exact
    return one.shortest <= other.longest and other.shortest <= one.longest


# --- durations: which clock the words around one are about -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _About:
    """A row of the table: words that tie a duration (§) to a fact, words around it, and words that untie it."""

    path: str
    words: re.Pattern[str]
    around: re.Pattern[str]
    unless: re.Pattern[str]


def _about(path: str, words: str, around: str = "", unless: str = "(?!)") -> _About:
    flags = re.IGNORECASE
    return _About(path, re.compile(words, flags), re.compile(around, flags), re.compile(unless, flags))


_REPLY: Final = r"\b(?:respon[ds]|repl(?:y\b|ies)|answer|get back|back to you)"
_SETTLE: Final = r"\b(?:fulfil|process|act on|handl|compl(?:y\b|et)|carr(?:y|ied) out)"
_OTHER_ANSWER: Final = (
    r"\b(?:acknowledg|appeal|complain|verif|prove|extend|extension|addition|further|longer|complex|expire|download"
    r"|forward"
    r"|identity|simple|easy|opt|unsubscri|marketing|export|authorit|regulator|law\b|post\b|letter|cookie)\w*.*§"
    r"|§ that\b|§\W+(?:longer|more|extension|additional|in total|before|prior|preceding|period|after we)"
    r"|\bevery §|\b(?:past|last|previous|extra)\s§|\btotal\b|\bfor (?:up to |at least )?§|\bimmediately\b"
    r"|\bby (?:up to )?§"
    r"|\b(?:you|they)\b(?:(?!\bwe\b|\bour\b|\ban?\b|\bthe\b).){0,60}\b(?:respond|repl|answer)"
    r"|(?:\bnot|n['’]t)\s(?:\w+\s)?(?:respond|reply|answer|hear)"
)
_REMOVE: Final = r"\b(?:delet|remov|eras)\w*"
_ABOUT: Final = (
    _about(
        "respond_within",
        rf"{_REPLY}.*§|§.{{0,60}}{_REPLY}|\brequests?\b.*{_SETTLE}.*§|{_SETTLE}\w*\s(?:\w+\s){{0,3}}requests?\b.*§",
        unless=_OTHER_ANSWER,
    ),
    _about(
        "reply_within",
        rf"{_REPLY}.*§|§.{{0,60}}{_REPLY}",
        unless=_OTHER_ANSWER + r"|\b(?:rights?|legal|law|urgent|emergenc\w+|phone|calls?|open)\b",
    ),
    _about(
        "extension",
        r"\b(?:exten(?:d|sion)|longer|addition|further|another|extra)\w*.*"
        r"(?:\bby|\banother|\badditional|\bfurther|\bextra|extension of)\s(?:up to\s)?(?:an?\s)?(?:additional\s"
        r"|further\s)?§"
        r"|§\W{1,2}(?:longer|more|extension)\b",
        unless=r"\btotal\b|\bin all\b",
    ),
    _about(
        "breach.within",
        r"\b(?:notif|tell|inform|alert|report|announc|let .{0,30}know|contact|email)\w*.*(?:\bwithin|\bin|\bthan"
        r"|\bmost|\bto)\s(?:about\s)?§"
        r"|\bwithin §.{0,40}\b(?:notif|inform|alert)",
        around=r"\b(?:breach|incident|leak|compromise|unauthori[sz]ed access)",
        unless=r"\byou (?:must|should|can|may|need)\b|\bupdates?\b|\bevery §|\bfor §|\bsince\b|\bif you\b"
        r"|\b(?:staff|employees)\b"
        r"|\b(?:notify|tell|inform|alert|report\w*|contact)(?: (?:it|this) to)? us\b|\b(?:providers?|processors?"
        r"|vendors?|partners?) (?:must|have)",
    ),
    _about(
        "on_discovery.within",
        _REMOVE
        + r"(?:(?!§).){0,80}(?:\b(?:within|after|in|than)\s(?:about\s|at most\s|the next\s)?)?§|(?:within\s)?§.{0,30}"
        + _REMOVE,
        unless=r"\bfor (?:up to )?§|\bkeep|\bback-?up|\byou (?:can|may|must|should)\b|\bcontact us §",
    ),
    _about(
        "on_account_deletion.identifiers",
        r"\b(?:delet|remov|eras|strip|anonymi)\w*(?:(?!§).){0,60}\bidentif\w+.{0,60}§"
        r"|\bidentif\w+.{0,60}(?:delet|remov|eras|strip)\w*.{0,40}§|§.{0,20}(?:delet|remov|eras"
        r"|strip)\w*.{0,40}\bidentif",
        unless=r"\bfor (?:up to )?§|\bback-?up",
    ),
    _about(
        "notice.days",
        r"§['’]?\s(?:(?:prior|advance|written|clear|of|e-?mail)\s)*(?:notice|(?:before|prior to|ahead of).{0,40}"
        r"(?:effect|effective|apply|change|come|implement|start)|in advance|advance)\b"
        r"|\bnotice(?: period)? (?:of|is) (?:at least )?§|\b(?:(?:take|come|go|into|be"
        r"|become)\w* (?:in\w* )?effect\w*|applies|apply)\b"
        r".{0,20}§.{0,12}\b(?:after|following|from)\b.{0,30}(?:notice|notif|post|publi|announc|email|tell|inform)",
        around=r"\bnoti(?:ce|f)|\binform|\btell|\bannounc|\be-?mail|\bpost|\blet you know|\bpublish",
        unless=r"\b(?:minor|editorial|small|urgent|legal(?:ly)?|law|security|clarif\w+|reminder|again|remind|draft"
        r"|continued? use|use of|cancel|terminat\w+"
        r"|object|withdraw|refund|prices?|renew\w*|you (?:must|may|can|should))\b|\bevery §|immediately",
    ),
    _about(
        "review_every",
        r"\b(?:review|revisit|revise)(?:(?!§).){0,100}\bevery §|\bevery §\W{1,2}(?:\w+\W){0,4}review",
        around=r"\b(?:policy|notice|statement|document|practices|terms)\b",
        unless=r"\byou (?:to |should |may |can )?(?:\w+ )?(?:re)?(?:view|visit|check)|\b(?:twice|times|permission"
        r"|access|vendor|partner|auditor)\w*\b",
    ),
    _about(
        "refund",
        r"\b(?:refund|money.back|your money)\w*.*\b(?:within|in|up to|than|first)\s(?:the first\s)?§"
        r"|§.{0,12}\b(?:refund|money.back)",
        unless=r"\b(?:process|paid|credit|issu|receiv|arriv|appear|reach|take|trial)\w*\b|\bno refund|\bnot refund"
        r"|\bevery §",
    ),
)
_KEEP: Final = re.compile(
    r"\b(?:keep(?:s|ing)?|kept|retain\w*|retention|stor(?:e|es|ed|ing|age)|maintain\w*|hold(?:s|ing)?|held"
    r"|preserv\w+|saved?"
    r"|remain\w*)\b.*§",
    re.IGNORECASE,
)
_FOLLOWS: Final = re.compile(
    r"(?:information|data|record|detail|history|conversation|message|ticket|and|or|of|on|in|from|with|while"
    r"|until|after"
    r"|under|we|is|are|will|may|must|that|which|be|as|to|no|not|lasts?|expires?|stays?|up|at|a|an|the|your|our"
    r"|ke[ep]+t?|keep|retain\w*|retention|stor(?:e|ed|age)|maintain\w*|hold|held|preserv\w+|saved?|remain\w*"
    r"|delet\w+|remov\w+|eras\w+|anonymi\w+|purg\w+|destroy\w*|discard\w*|aggregat\w+)$"
)
_LEADS: Final = frozenset(["for", "up", "to", "at", "least", "most", "about", "until", "after", "within"])
_CARRIED: Final = re.compile(r"\b(?:for|until)(?: up to| about| at most| at least)? §")
_DROP: Final = re.compile(
    r"\b(?:delet|remov|eras|anonymi|purg|destroy|discard|aggregat|de-identif)\w*.*\b(?:after|older than"
    r"|once)\b[^,;]{0,20}§"
    r"|\b(?:delet|remov|eras|anonymi|purg|destroy|discard|aggregat|de-identif)\w*.{0,60}§ (?:after|following|from)\b"
    r"|^\W*after §.*\b(?:delet|remov|eras|anonymi|purg|destroy|discard|aggregat|de-identif)",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(r"^[^.]{0,80}[:–—|]\s?(?:for |up to |about |at most |maximum )?§")
_LASTS: Final = re.compile(
    r"\b(?:expir\w*|lasts?|lasting|stays?|remains?|stored?|kept|keep|delet\w+|persist\w*|valid|lifetime|lifespan"
    r"|duration)\b",
    re.IGNORECASE,
)
_NOT_KEPT: Final = re.compile(
    r"\bwithin (?:about |at most |the next )?§|\bevery §|\b(?:additional|another|further|extra|plus|more|last|past"
    r"|previous) §"
    r"|\b(?:back-?ups?|logs?|cached?|copies|trial|guest|unverified|unconfirmed|incomplete|never verified|drafts?"
    r"|trash|grace"
    r"|restor\w+|recover\w*|reactivat\w+|disputes?|litigation|child\w*|minors?|closed|suspended|banned|failed"
    r"|declined|deleted (?:accounts?|data)|fraudulent|old|unused|recordings?)\b"
    r"|\byou (?:can|may|must|should|need|could)\b",
    re.IGNORECASE,
)
_NOT_LASTING: Final = re.compile(
    r"\b(?:consent|choices?|banner|ask|again|your (?:cookie )?(?:preferences|settings)|data|information|reports?"
    r"|logs?|every §)\b"
    r"|\bsession cookies\b|\b(?:within|every) §",
    re.IGNORECASE,
)
_ANYTHING: Final = re.compile(
    r"\b(?:keep|retain|store|hold)s? (?:all |any )?(?:of )?(?:it|them|this|(?:your |the "
    r"|this )?(?:personal )?(?:data|information)) (?:for|§|until|up)"
    r"|(?:^\W*|\b(?:your|all) )(?:personal )?(?:data|information) (?:is|are|will be) (?:kept|retained|stored|held)\b"
    r"|^\W*(?:it|they|this) (?:is|are|will be) (?:kept|retained|stored|held)\b",
    re.IGNORECASE,
)
_EVENT: Final = re.compile(
    r"§\W{1,2}(?:after|following|from|since)\b(?! which| that\b)(?P<event>.{0,80})", re.IGNORECASE
)
_ELSEWHERE: Final = re.compile(
    r"\b(?:for example|for instance|e\.g\.|such as|previously|formerly|used to|until \d{4}|instead of|rather than"
    r"|other than"
    r"|where (?:the law|a law|a court|required)|if (?:the law|required|a court)|depending on|some countries"
    r"|your country|where you live|jurisdictions?|state laws?|local laws?|residents)\b",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"\b(?:[Ii]n|[Ff]rom|[Uu]nder|[Ff]or|[Ww]ithin) (?:the )?(?!(?:I|We|Our|Your|Policy|Privacy"
    r"|Terms)\b)[A-Z][A-Za-z]+\b"
    r"|\b(?:EU|EEA|UK|U\.S\.|CCPA|CPRA|GDPR|LGPD|PIPEDA|COPPA|Californian?|European?|Virginia|Colorado|Brazil\w*"
    r"|Canad\w+"
    r"|Quebec|Québec|German\w*|French|France|Swiss|Switzerland|Japan\w*|Korean?|Australian?|Article \d+)\b"
)
_AUTHORITY: Final = re.compile(r"\b(?:authorit|regulator|commission|attorney)", re.IGNORECASE)
_CLEARLY: Final = 3


def _durations(passage: _Passage) -> Iterator[_Clash]:
    """Durations that contradict the fact which their clause is about."""
    lengths = passage.lengths
    if passage.elsewhere or not any(length.typed and length.length for length in lengths):
        return
    for index, length in enumerate(lengths):
        if not length.typed or length.length is None:
            continue
        since = lengths[index - 1].end if index else 0
        until = lengths[index + 1].start if index + 1 < len(lengths) else len(passage.words)
        before = passage.words[max(since, length.start - BEFORE) : length.start]
        after = passage.words[length.end : min(until, length.end + AFTER)]
        clause = f"{before}{'every ' if length.often or before.endswith('every ') else ''}§{after}"
        earlier = passage.words[max(0, length.start - BEFORE) : since]
        if _CARRIED.search(clause) and _KEEP.search(f"{earlier}§"):  # keep … for 3 years and … for 5 years
            clause = _CARRIED.sub(r" kept \g<0>", clause, count=1)
        clock = _clock_of(clause, length.length, passage)
        if clock and not passage.states(clock.length):
            literal = passage.words[length.start : length.end]
            yield passage.clash(length.start, literal, (clock.path, clock.shown, clock.write))


def _clock_of(clause: str, length: Duration, passage: _Passage) -> _Clock | None:
    """Return the one clock that a clause is about, if it says otherwise."""
    section = passage.section
    clocks = {clock.path: clock for clock in section.clocks}
    about = [
        row
        for row in _ABOUT
        if row.path in clocks
        and row.words.search(clause)
        and not row.unless.search(clause)
        and (row.around.search(passage.words) or row.around.search(passage.heading))
    ]
    if length.text == durations.IMMEDIATELY:
        about = [row for row in about if row.path.startswith("on_")]
    if len(about) == 1:
        clock = clocks[about[0].path]
        known = [*(one.length for one in section.clocks), *(section.answers if "_within" in clock.path else ())]
        if clock.path == "breach.within" and not _same_audience(section.facts, clause):
            return None
        return None if any(_agree(length, one) for one in known) else clock
    return None if about or length.text == durations.IMMEDIATELY else _item_clock(clause, length, passage)


def _same_audience(facts: Facts, clause: str) -> bool:
    """Tell whether a message about a breach goes to whom the fact says: authorities have their own clock."""
    told = _at(facts, "breach.notify")
    authority = any(_AUTHORITY.match(one) for one in _listed(told))
    return len(_listed(told)) > 1 or not told or authority == bool(_AUTHORITY.search(clause))


def _item_clock(clause: str, length: Duration, passage: _Passage) -> _Clock | None:
    """Return the clock of the one item that a clause names, if it says otherwise."""
    section = passage.section
    listed = passage.kind == "row" or bool(_LISTED.search(clause))
    scores = _scores(clause.partition("§")[0], section) or _scores(clause, section)  # what is kept stands first
    generic = False
    if not scores and _ANYTHING.search(clause):
        generic = True
        items = [clock for clock in section.clocks if clock.path.startswith("retention.")]
        scores = _scores(passage.heading, section) or ({items[0]: 1} if len(items) == 1 else {})
    if not scores:
        return None
    most = max(scores.values())
    best = [clock for clock, score in scores.items() if score == most]
    if len({clock.length.exact for clock in best}) > 1 or any(_agree(length, clock.length) for clock in best):
        return None
    clock = best[0]
    others = [one for one in section.clocks if _agree(length, one.length)]
    if others and (most < _CLEARLY or generic or any(one in scores for one in others)):
        return None
    return clock if _item_said(clock, clause, listed=listed) else None


def _scores(text: str, section: _Section) -> dict[_Clock, int]:
    """Return how much a text names each item; “payment tokens” don't name what “payment information” does."""
    every = _tokens(text, generic=True)
    named: dict[str, tuple[tuple[_Clock, int], ...]] = {}
    while every and every[-1] in _LEADS:
        every.pop()
    for word, following in zip(every, [*every[1:], ""], strict=False):
        known = section.naming.get(word, ())
        if not following or _FOLLOWS.match(following):
            named[word] = known
        elif following in section.naming:
            same = {clock for clock, _ in section.naming[following]}
            named[word] = tuple(one for one in known if one[0] in same) or named.get(word, ())
        elif following == "cookie":
            named[word] = tuple(one for one in known if one[0].path.startswith("cookies."))
        pair = f"{word} {following}"
        named[pair] = section.naming.get(pair, ())
    scores: dict[_Clock, int] = {}
    for clocks in named.values():
        for clock, weight in clocks:
            scores[clock] = scores.get(clock, 0) + weight
    return scores


def _item_said(clock: _Clock, clause: str, *, listed: bool) -> bool:
    """Tell whether the clause says how long the item is kept, or how long the cookie lasts."""
    words = {word for word, _ in clock.item}
    if clock.path.startswith("cookies."):
        return bool(listed or _LASTS.search(clause)) and not _NOT_LASTING.search(clause)
    if not (listed or _KEEP.search(clause) or _DROP.search(clause)):
        return False
    aside = [match[0] for match in _NOT_KEPT.finditer(clause) if not words & set(_tokens(match[0]))]
    event = _EVENT.search(clause)
    other_event = bool(event and clock.after and not set(clock.after) & set(_tokens(event["event"])))
    return not aside and not other_event


# --- ages ------------------------------------------------------------------------------------------------------------

_AGE: Final = (
    rf"(?P<age>\d{{1,2}}|{_SPELT})(?![\w%]|[.,]\d|[\s‑-](?:{_UNIT}|minute|euro|dollar|percent)s?\b(?<!year)(?<!years))"
)
_OLDER: Final = re.compile(
    rf"(?<![\w.,/–—‑-]){_AGE}(?:[\s‑-]years?)?(?:[\s‑-]old| of age)?\s?(?:(?:and|or) (?:older|over|above|up)\b|\+)",
    re.IGNORECASE,
)
_LEAST: Final = re.compile(
    rf"\b(?:(?:be|are|is) at least|minimum age (?:is|of)|minimum age:|(?:be|are|is) over(?: the age of)?"
    rf"|reached the age of) {_AGE}"
    r"(?=\s?(?:\+|years?\b|to\b|and\b|or\b|when\b|in order|[.,;)]|$))",
    re.IGNORECASE,
)
_YOUNGER: Final = re.compile(rf"\b(?:under|below|younger than)(?: the)?(?: age)?(?: of)? {_AGE}", re.IGNORECASE)
_BETWEEN: Final = re.compile(
    rf"\b(?:users|learners|students|members|customers|people|teens|teenagers) (?:aged )?(?:between "
    rf"|from )?{_AGE}(?:\s?[-–—]\s?| and | to )\S+",
    re.IGNORECASE,
)
_MAY_USE: Final = re.compile(
    r"\b(?:designed|intended|meant|directed|must be|need to be|have to be|only (?:for|to)|open to|available|minimum age"
    r"|for (?:users|people|persons|learners|students|individuals|anyone)|eligib\w+|to use|create an account|sign up"
    r"|register|join)\b",
    re.IGNORECASE,
)
_PEOPLE: Final = re.compile(
    r"\b(?:you|users?|people|persons?|learners?|students?|members?|customers?|anyone|everyone|individuals"
    r"|minimum age|aged?)\b",
    re.IGNORECASE,
)
_MAY_NOT: Final = re.compile(
    r"(?:n['’]t|\bnot|\bnever|\bnobody|\bno one)\b.{0,80}\b(?:collect|direct|intend|design|meant|allow|permit|use\b"
    r"|offer|market|solicit"
    r"|accept|register|sign|create|for (?:child|people|person|any))|\b(?:learn|discover|aware"
    r"|find out)\b.{0,120}\bcollect",
    re.IGNORECASE,
)
_PARENT: Final = re.compile(r"\b(?:parent|guardian)\w*", re.IGNORECASE)
_AGREES: Final = re.compile(
    r"\b(?:requires?|required|needs?|must|only with|without|obtain|ask for|get)\b.{0,80}\b(?:consent|permission"
    r"|approval)"
    r"|\b(?:consent|permission|approval)\b.{0,60}\b(?:requires?|required|needs?|needed|necessary)\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"n['’]t\b|\b(?:not|never|no|nor|neither|without|cannot)\b", re.IGNORECASE)
_SOME_THINGS: Final = re.compile(
    r"\b(?:purchas|buy|pay|order|certain|some|specific|features?\b|course\b|class\b|workshop|newsletter|contest"
    r"|competition|adult|alcohol"
    r"|teach|instructor|survey"
    r"|marketing|advertis|profil|comment|forum)\w*",
    re.IGNORECASE,
)


def _ages(passage: _Passage) -> Iterator[_Clash]:
    """Ages that contradict the minimum age or the age below which parents must agree."""
    facts, words = passage.section.facts, passage.words
    stated = {key: value for key in ("min_age", "parental_consent_below") if isinstance(value := _at(facts, key), int)}
    if passage.elsewhere or {str(value) for key, value in passage.section.values.items() if key in words} & {
        str(value) for value in stated.values()
    }:
        return
    said: list[tuple[str, re.Match[str]]] = []
    parents = bool(_PARENT.search(words))
    for match in _YOUNGER.finditer(words):
        if parents and _AGREES.search(words) and not _NOT.search(words.replace("without", "")):
            said.append(("parental_consent_below", match))
        elif not parents and _MAY_NOT.search(words) and not _SOME_THINGS.search(words):
            said.append(("min_age", match))
    if _MAY_USE.search(words) and _PEOPLE.search(words) and not parents and not _SOME_THINGS.search(words):
        said.extend(("min_age", match) for pattern in (_OLDER, _LEAST) for match in pattern.finditer(words))
    lowest = stated.get("min_age", 0)
    said.extend(("min_age", match) for match in _BETWEEN.finditer(words) if _count(match["age"]) < lowest)
    if any(_count(match["age"]) in stated.values() for _, match in said):
        return
    for key, match in said:
        if key in stated:
            yield passage.clash(match.start("age"), match["age"], (key, stated[key], _write(f"{{{{ facts.{key} }}}}")))


# --- names and addresses ---------------------------------------------------------------------------------------------

_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?![\w@])")
_PHONE: Final = re.compile(r"(?<![\w./-])[+(]?\d(?:[\s().‑-]{0,3}\d){6,14}(?![\w-])")
_CALL: Final = re.compile(r"\b(?:phone|tel|telephone|call|mobile|ring)\b", re.IGNORECASE)
_NOT_OURS: Final = re.compile(
    r"\b(?:fax|authorit\w+|commission\w*|regulator\w*|ombuds\w+|complain\w*|representative|press|media|careers|jobs"
    r"|sales|officer|dpo|hotline"
    r"|emergency|attorney)\b",
    re.IGNORECASE,
)
_NATIONAL: Final = 7


def _addresses(passage: _Passage) -> Iterator[_Clash]:
    """E-mail addresses and telephone numbers in a contact section that are none of its channels."""
    if _NOT_OURS.search(passage.words) or _PLACE.search(passage.words):
        return
    channels: dict[str, dict[str, str]] = {"email": {}, "phone": {}}
    for name, item in _items(passage.section.facts.get("channels")):
        value = str(item.get("value"))
        if item.get("kind") in channels and value != UNSPECIFIED and "{{" not in value:
            channels[str(item["kind"])][name] = value
    email, phone = channels["email"], channels["phone"]
    if email:
        ours = {value.casefold() for value in email.values()}
        typed = {(match.start(), match[0]) for match in _EMAIL.finditer(passage.words)}
        linked = {(0, match[0]) for link in passage.links if (match := _EMAIL.match(link))}
        seen = {literal for _, literal in typed}
        for start, literal in typed | {(start, literal) for start, literal in linked if literal not in seen}:
            if literal.casefold() not in ours:
                yield passage.clash(start, literal, _channel(email))
    if phone:
        ours = {re.sub(r"\D", "", value) for value in phone.values()}
        for match in _PHONE.finditer(passage.words):
            digits = re.sub(r"\D", "", match[0]).removeprefix("00")
            if not (match[0].startswith("+") or _CALL.search(passage.words, 0, match.start())):
                continue
            if not any(_same_number(digits, one) for one in ours):
                yield passage.clash(match.start(), match[0], _channel(phone))


def _same_number(one: str, other: str) -> bool:
    """Tell whether two numbers end alike, as they do with and without the code of a country."""
    return one[-_NATIONAL:] == other[-_NATIONAL:] and len(one) >= _NATIONAL


def _channel(known: MappingType[str, str]) -> tuple[str, str, str]:
    name = next(iter(known))
    path = f"channels.{name}.value"
    return path, ", ".join(known.values()), f"write {{{{ facts.{path} }}}} in the text, or add it to the channels"


_FORMS: Final = (
    r"Ltd|Limited|Inc|Incorporated|LLC|LLP|PLC|plc|Corp|Corporation|GmbH|AG|KG|UG|SAS|SARL|SA|S\.A|B\.V|BV|N\.V|NV"
    r"|AB|Oy|ApS"
    r"|A/S|AS|S\.r\.l|Srl|SRL|SpA|S\.p\.A|S\.L|Pty"
)
_COMPANY: Final = re.compile(
    rf"(?<!\w)(?P<name>[A-Z][\w&’'-]{{0,40}}(?:,?\s(?:&\s)?[A-Z][\w&’'-]{{0,40}}){{0,4}}?),?\s(?P<form>{_FORMS})(?!\w)\.?"
)
_CONTROLLER: Final = re.compile(
    r"\b(?:controller|operated by|run by|provided by|operates|(?-i:[Ww]e are (?=[A-Z]))|we mean|refers? to"
    r"|responsible for)\b|[“\"(](?:we|us|our)\b",
    re.IGNORECASE,
)
_OTHER_COMPANY: Final = re.compile(
    r"\b(?:processors?|partners?|providers?|vendors?|subsidiar\w+|parent|affiliates?|part of|group|owned by"
    r"|representative|hosted|joint\w*"
    r"|acquired|merged|successor|auditors?|insurer)\b",
    re.IGNORECASE,
)


def _companies(passage: _Passage) -> Iterator[_Clash]:
    """Another company, or another legal form, named as the one that is responsible."""
    legal = _at(passage.section.facts, "controller.legal_name")
    if not isinstance(legal, str) or passage.elsewhere or _OTHER_COMPANY.search(passage.words):
        return
    ours = _letters(legal)
    if ours in _letters(passage.words):
        return
    for match in _COMPANY.finditer(passage.words):
        same_name = ours.startswith(_letters(match["name"]))
        if _letters(match[0]) != ours and (same_name or _CONTROLLER.search(passage.words)):
            fact = ("controller.legal_name", legal, _write("{{ facts.controller.legal_name }}"))
            yield passage.clash(match.start(), match[0], fact)


_FORM_SPELT: Final = {"limited": "ltd", "incorporated": "inc", "corporation": "corp"}


def _letters(name: str) -> str:
    """Return a name without case, marks and spaces, its legal form in short."""
    words = re.findall(r"\w+", name.casefold().replace(".", ""))
    return "".join(_FORM_SPELT.get(word, word) for word in words)


# --- yes and no ------------------------------------------------------------------------------------------------------

_NO: Final = r"(?:never|not|n['’]t|neither|cannot)"
_OURS: Final = (
    r"(?:(?:,\s|\s)(?:your|our|users['’]?|the|some|certain|of|personal|personally|identifiable|customer|user|this"
    r"|that|such|any|or|and|nor|share"
    r"|rent|disclose|trade|lease)){0,10},?\s(?:information|data)\b(?!\sbrokers?)"
)
_NO_SALE: Final = re.compile(
    rf"\bwe(?:['’]\w+|\s\w+){{0,2}}?\s?{_NO}(?:\s(?:ever|and will not|and never|will))?(?:\s(?:rent|trade"
    rf"|share),?){{0,2}}(?:\sor)?\s(?P<says>sell){_OURS}"
    rf"|\b(?:information|data)\s(?:is|are|will be)\s?{_NO}(?:\sbe)?\s(?P<says_>sold)\b",
    re.IGNORECASE,
)
_SALE: Final = re.compile(
    rf"\bwe(?:['’]ll)?(?:\s(?:may|might|can|could|will|do|also|sometimes|occasionally|share|rent|trade|disclose|or"
    rf"|and)){{0,4}}\s(?P<says>sell){_OURS}",
    re.IGNORECASE,
)
_QUALIFIED: Final = re.compile(
    r"\b(?:unless|except|without|if you|opt(?:ed|s|ing)?[\s-]?(?:in|out)|for money|monetary|in the traditional"
    r"|children|minors?|under \d"
    r"|sensitive|anonym\w+|aggregat\w+|de-?identified|merger|acquisition|(?:before|if|when|whether|once"
    r"|until) (?:we|you))\b",
    re.IGNORECASE,
)
_NO_TRACKING: Final = re.compile(
    rf"\bwe(?:['’]\w+|\s\w+){{0,2}}?\s?{_NO}(?:\s\w+){{0,8}}?\s(?P<says>cross-site tracking|track\w*\s(?:you\s"
    rf"|your\s\w+\s)?across\s(?:other\s)?(?:web)?sites)",
    re.IGNORECASE,
)
_TRACKING: Final = re.compile(
    r"\bwe(?:\s(?:may|might|can|will|do|also|and))?\s(?:use\s(?:\w+\s){0,4}?(?P<says>cross-site tracking)"
    r"|(?P<says_>track\s(?:you\s|your\s\w+\s)?across\s(?:other\s)?(?:web)?sites))",
    re.IGNORECASE,
)


def _flags(passage: _Passage) -> Iterator[_Clash]:
    """“We never sell” where the fact says that we do, and the reverse; likewise for tracking across sites."""
    if passage.elsewhere or _QUALIFIED.search(passage.words):
        return
    facts = passage.section.facts
    sale, tracking = _at(facts, "sale"), _at(facts, "cross_site_tracking")
    rows = (
        ("sale", sale, _NO_SALE, sale in {"yes", "opt_in", "opt_out"}),
        ("sale", sale, _SALE, sale == "never"),
        ("cross_site_tracking", "yes", _NO_TRACKING, tracking is True),
        ("cross_site_tracking", "no", _TRACKING, tracking is False),
    )
    for key, value, pattern, holds in rows:
        match = pattern.search(passage.words) if holds else None
        if match and not (pattern in {_SALE, _TRACKING} and _NOT.search(passage.words)):
            yield passage.clash(match.start(), match[0], (key, value, "correct the text, or correct the fact"))


# --- prices ----------------------------------------------------------------------------------------------------------

_AMOUNT: Final = r"\d{1,3}(?:[,\s]\d{3}){1,3}(?:\.\d{2})?|\d{1,9}(?:[.,]\d{2})?"
_SIGNS: Final = {"€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY"}
_CODES: Final = "EUR|USD|GBP|CHF|CAD|AUD|JPY|euros?|dollars?|pounds?"
_NAMED: Final = {"euro": "EUR", "dollar": "USD", "pound": "GBP"}
_MONEY: Final = re.compile(
    rf"(?<![\w.,])(?:(?P<sign>[€£$¥]|\b(?:EUR|USD|GBP|CHF|CAD|AUD|JPY)\b)\s?(?P<a>{_AMOUNT})"
    rf"|(?P<b>{_AMOUNT})\s?(?P<code>€|{_CODES}))"
    rf"(?!\w|[.,]\d)(?:,?\s?(?:per|an?|every|each|/)\s?(?P<each>{_UNIT})\b)?",
    re.IGNORECASE,
)
_PRICED: Final = re.compile(
    r"\b(?:prices?|priced|costs?|fees?|subscriptions?|charged?|pay|plan|memberships?|per)\b|/", re.IGNORECASE
)
_OTHER_MONEY: Final = re.compile(
    r"\b(?:liab\w+|refund\w*|late|shipping|delivery|discount\w*|vouchers?|credits?|tax\w*|vat|sav(?:e|ing)\w*|up to"
    r"|more than|less than|under"
    r"|over|trial|first|donat\w+|minimum|maximum|gift|setup|cancell\w+|was|were|until|students?|reduced|includ\w*"
    r"|rises?|extra"
    r"|additional|from)\b",
    re.IGNORECASE,
)

_PLANS: Final = frozenset(
    [
        "yearly",
        "annual",
        "monthly",
        "weekly",
        "single",
        "family",
        "team",
        "group",
        "business",
        "premium",
        "pro",
        "basic",
        "plu",
    ]
)
_THE_PRICE: Final = re.compile(
    r"\b(?:the|an?|your|our) (?:subscription|price|fee|membership|service|plan)\b|\bprice (?:is|of)\b|\bit costs\b"
    r"|\byou pay\b",
    re.IGNORECASE,
)


def _prices(passage: _Passage) -> Iterator[_Clash]:
    """Amounts that contradict the only price that is stated, or its period."""
    prices = [(name, item) for name, item in _items(passage.section.facts.get("price")) if item.get("amount")]
    if passage.elsewhere or len(prices) != 1 or not _PRICED.search(passage.words) or _OTHER_MONEY.search(passage.words):
        return
    name, item = prices[0]
    amount, currency = str(item["amount"]), str(item.get("currency")).upper()
    typed = list(_MONEY.finditer(passage.words))
    if len(typed) != 1 or _cents(amount) is None or UNSPECIFIED in {amount, currency.lower()}:
        return
    words = set(_tokens(passage.words))
    if words & _PLANS - set(_tokens(name)) or not (words & set(_tokens(name)) or _THE_PRICE.search(passage.words)):
        return
    match = typed[0]
    said = (match["sign"] or match["code"]).strip()
    said_currency = _SIGNS.get(said) or _NAMED.get(said.lower().rstrip("s"), said.upper())
    if said == "$" and currency in {"CAD", "AUD", "NZD", "SGD", "HKD", "MXN"}:
        said_currency = currency
    if _cents(match["a"] or match["b"]) != _cents(amount) or said_currency != currency:
        path = f"price.{name}.amount"
        literal = match[0][: match.end("code" if match["code"] else "a") - match.start()]
        yield passage.clash(match.start(), literal, (path, f"{amount} {currency}", _write(f"{{{{ facts.{path} }}}}")))
        return
    period = durations.parse(str(item.get("period")))
    each = durations.parse(f"1 {match['each'].lower()}") if match["each"] else None
    if period and each and not _agree(each, period):
        path = f"price.{name}.period"
        yield passage.clash(match.start(), match[0], (path, period.text, _write(f"{{{{ facts.{path} }}}}")))


def _cents(amount: str) -> int | None:
    """Return an amount in hundredths: 1,000 and 9,99 and 9.9 are all read."""
    parts = re.fullmatch(r"(\d{1,3}(?:[,\s.]\d{3})+|\d{1,9})(?:[.,](\d{1,2}))?", amount.strip())
    return int(re.sub(r"\D", "", parts[1])) * 100 + int((parts[2] or "0").ljust(2, "0")) if parts else None


# rule, the facts that it needs one of, whether it reads any language
_RULES: Final = (
    (
        _durations,
        {row.path.split(".")[0] for row in _ABOUT} | {"retention", "cookies"},
        False,
    ),
    (_ages, {"min_age", "parental_consent_below"}, False),
    (_addresses, {"channels"}, True),
    (_companies, {"controller"}, True),
    (_flags, {"sale", "cross_site_tracking"}, False),
    (_prices, {"price"}, False),
)
