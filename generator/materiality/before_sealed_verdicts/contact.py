"""The rules for links, addresses and names in the wording: rows 15 and 37 to 39, and P5 (§4.1, §4.2)."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from generator.materiality.before_sealed_verdicts.blocks import parse
from generator.materiality.before_sealed_verdicts.sides import (
    EMAIL,
    PHONE,
    TOKEN,
    URL,
    changed_words,
    folded,
    formerly,
    masked,
    newer,
    older,
    words_of,
)
from generator.materiality.verdict import Context, Rule, Verdict, editorial
from generator.model.levels import Direction, Level
from generator.text.blocks import Block
from generator.text.change import Change, Kind, Subject

_CHOICE: Final = re.compile(
    r"opt|unsubscrib|withdraw|consent|choice|preference|right|request|delet|access|do.not.sell|complain|dsar|dispute|arbitrat",
    re.IGNORECASE,
)


_CONTROL: Final = re.compile(r"opt|unsubscrib|withdraw|do.not.sell|choice|preference|setting", re.IGNORECASE)


_CHOICE_ADDRESS: Final = re.compile(
    r"opt.?out|unsubscrib|withdraw|consent|choice|preference|rights|request|delet|do.?not.?sell|dsar", re.IGNORECASE
)


CONTACT_LINK: Final = ("mailto:", "tel:")


def links(change: Change, context: Context) -> Verdict | None:
    """The same words with other links: within a site editorial, elsewhere minor, unless a right is used there."""
    old, new = change.old_block, change.new_block
    if change.kind is not Kind.CHANGED or not old or not new or folded(old.words) != folded(new.words):
        return None
    before, after = _linked(old), _linked(new)
    gone, come = (
        list((Counter(before) - Counter(after)).elements()),
        list((Counter(after) - Counter(before)).elements()),
    )
    if any(target.startswith(CONTACT_LINK) for _, target in (*gone, *come)):
        return None
    if not gone:
        return editorial("Words became a link.")
    if all(_same_site(words, target, come) for words, target in gone):
        return editorial("A link leads to another address of the same site.")
    if any(_CHOICE.search(words) or _CHOICE_ADDRESS.search(target) for words, target in gone):
        if any(_CONTROL.search(words) for words, _ in gone) or not older(context).ways & newer(context).ways:
            return None
        reason = "The address at which you use a right changed; another way to reach us stays."
        return Verdict(Level.MINOR, Direction.NEUTRAL, "", reason)
    return Verdict(Level.MINOR, Direction.NEUTRAL, "", "A link leads elsewhere, or is gone; the words are the same.")


def _linked(block: Block) -> list[tuple[str, str]]:
    return [
        (run.text.strip(), mark.removeprefix("link:"))
        for run in block.runs
        for mark in run.marks
        if mark.startswith("link:")
    ]


_SCRIPT: Final = re.compile(r"^(?:javascript:|#)", re.IGNORECASE)


_SECOND_LEVEL: Final = frozenset({"co", "com", "org", "net", "gov", "ac"})


def _site(target: str) -> str:
    """Return the name under which a site is registered: example.co.uk of www.shop.example.co.uk."""
    host = re.sub(r"^[a-z]+://", "", target, flags=re.IGNORECASE).split("/", 1)[0].split(":", 1)[0].lower()
    labels = [label for label in host.split(".") if label]
    below_country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL  # noqa: PLR2004 -- .co.uk
    return ".".join(labels[-3 if below_country else -2 :])


def _same_site(words: str, target: str, come: Sequence[tuple[str, str]]) -> bool:
    if _SCRIPT.match(target):
        return True
    return any(_site(target) == _site(other) for text, other in come if text == words or _site(target) == _site(other))


def link_item(change: Change, _: Context) -> Verdict | None:
    """A line that only leads to another document came or went; a list of sites may be what the text covers."""
    block = change.new_block or change.old_block
    if change.kind not in {Kind.ADDED, Kind.REMOVED} or not block or len(block.words.split()) > MOST_LINK_WORDS:
        return None
    linked = [run for run in block.runs if run.text.strip()]
    if not linked or not all(any(mark.startswith("link:http") for mark in run.marks) for run in linked):
        return None
    if not _OTHER_TEXT.search(block.words):
        return None
    if _CHOICE.search(block.words) or any(_CHOICE_ADDRESS.search(target) for _, target in _linked(block)):
        return None
    came = change.kind is Kind.ADDED
    return Verdict(Level.MINOR, Direction.NEUTRAL, "", f"A link to another page was {'added' if came else 'removed'}.")


MOST_LINK_WORDS: Final = 12


_OTHER_TEXT: Final = re.compile(
    r"\b(?:policy|policies|notice|statement|terms|faq|guide|more|read|learn|help)\b", re.IGNORECASE
)


def web_address(change: Change, _: Context) -> Verdict | None:
    """A web address in the words that moved within its site."""
    if not changed_words(change):
        return None
    old, new = str(change.old), str(change.new)
    if folded(masked(old, URL, "url")) != folded(masked(new, URL, "url")):
        return None
    pairs = list(zip(URL.findall(old), URL.findall(new), strict=False))
    if pairs and all(_site(one) == _site(other) for one, other in pairs):
        return editorial("A web address changed within its site.")
    return None


def contact(change: Change, context: Context) -> Verdict | None:
    """Rows 37 to 39: a telephone number or e-mail address that changed, with and without another way to reach us."""
    if not changed_words(change):
        return None
    old, new = str(change.old), str(change.new)
    sides = {folded(masked(masked(side, EMAIL, "mail"), PHONE, "phone")).rstrip(" .") for side in (old, new)}
    if len(sides) > 1:
        return None
    stayed = older(context).ways & newer(context).ways
    if stayed:
        return Verdict(Level.MINOR, Direction.NEUTRAL, "", "A contact detail changed; another way to reach us stays.")
    reason = "The only way to reach us changed, and with it how to use your rights."
    return Verdict(Level.MATERIAL, Direction.UNKNOWN, "", reason)


_POSTAL: Final = re.compile(
    r"\b(?:street|st\.?|road|rd\.?|avenue|ave\.?|suite|ste\.?|floor|room|p\.?o\.? box|boulevard|blvd|drive|lane|plaza"
    r"|square"
    r"|quay|court|building|house|unit|parkway|pkwy|highway|hwy|terrace|crescent|wharf|tower"
    r"|\w*straße|\w*strasse|\w*str\.|\w*platz|\w+gasse|\w+weg|\w+allee|\w+straat|\w+gracht|\w+laan|rue|via|viale"
    r"|piazza|calle|avenida|rua|ulica|chome|ro|dong|gu|gil|daero)(?!\w)",
    re.IGNORECASE,
)


_POSTAL_TOKEN: Final = re.compile(r"\d[\w-]*|[A-Z][\w.'’-]*|[,.()#/-]|of|at|in|on|the|de|and")


MOST_POSTAL_WORDS: Final = 12
MOST_CHANGED_WORDS: Final = 50  # in a row, of an address or a name: more is a text of another kind


def postal_address(change: Change, _: Context) -> Verdict | None:
    """Words of a postal address: numbers, names and the words that addresses are made of."""
    if change.subject is Subject.TEXT and change.kind in {Kind.ADDED, Kind.REMOVED}:
        words = words_of(change)
        line = TOKEN.findall(words)
        short = len(line) <= MOST_POSTAL_WORDS and any(word[0].isdigit() for word in line)
        if not short or not _POSTAL.search(words) or not all(map(_POSTAL_TOKEN.fullmatch, line)):
            return None
        return Verdict(Level.MINOR, Direction.NEUTRAL, "", "A postal address changed.")
    found = changed_words(change)
    if not found:
        return None
    for one in found:
        if max(len(one.old), len(one.new)) > MOST_CHANGED_WORDS:
            return None
        around = " ".join((*one.before, *one.old, *one.new, *one.after))
        if not _POSTAL.search(around) or not all(_POSTAL_TOKEN.fullmatch(word) for word in (*one.old, *one.new)):
            return None
    return Verdict(Level.MINOR, Direction.NEUTRAL, "", "A postal address changed.")


_ROLE: Final = re.compile(
    r"\b(?:officer|dpo|ceo|president|director|representative|chairman|manager|head of|personal information manager)\b",
    re.IGNORECASE,
)


_NAME: Final = re.compile(r"[A-Z][\w.'’-]*|[,.]")


def person(change: Change, _: Context) -> Verdict | None:
    """The name of a person in an office, beside the office's name."""
    found = changed_words(change)
    if not found or not all(
        0 < len(one.old) <= MOST_CHANGED_WORDS
        and 0 < len(one.new) <= MOST_CHANGED_WORDS
        and all(_NAME.fullmatch(word) for word in (*one.old, *one.new))
        and _ROLE.search(" ".join((*one.before, *one.after)))
        for one in found
    ):
        return None
    return Verdict(Level.MINOR, Direction.NEUTRAL, "", "The name of a person changed; the office is the same.")


_SHORT_NAME: Final = 5


def new_name(change: Change, context: Context) -> Verdict | None:
    """Something that goes by another name now, where the text says so: “B (formerly A)” in the place of “A”."""
    if change.subject is not Subject.TEXT or change.kind not in {Kind.ADDED, Kind.REMOVED, Kind.CHANGED}:
        return None
    old, new = folded(str(change.old or "")), folded(str(change.new or ""))
    if change.kind is Kind.REMOVED:
        new = newer(context).renames.get(old, "")
    elif change.kind is Kind.ADDED:
        old = formerly(new)
        old = old if old in older(context).positions and old not in newer(context).positions else ""
    if not old or not new or formerly(new) != old or len(old.split()) > _SHORT_NAME:
        return None
    return Verdict(Level.MINOR, Direction.NEUTRAL, "", f"{old} has another name.")


_NAMES: Final = re.compile(r"(?:[A-Z0-9][\w.&'’-]*\s?){1,3}")


_VENDORS: Final = re.compile(
    r"\b(?:providers?|vendors?|processors?|sub-?processors?|SDKs?|cookie partners)\b", re.IGNORECASE
)


_LEAST_NAMES: Final = 3


def named_provider(change: Change, context: Context) -> Verdict | None:
    """Row 15: a name more or less in a list of names of providers of one described kind."""
    block = change.new_block or change.old_block
    if change.kind not in {Kind.ADDED, Kind.REMOVED} or not block or block.kind != "item":
        return None
    section = newer(context).sections.get(change.section) or older(context).sections.get(change.section)
    if not section or not _NAMES.fullmatch(folded(block.words)):
        return None
    parsed = parse(section.text)
    names = [
        one for one in parsed if one.kind == "item" and one.shape == block.shape and _NAMES.fullmatch(folded(one.words))
    ]
    lead = " ".join([section.title, *(one.words for one in parsed if one.kind == "paragraph")][:4])
    if len(names) < _LEAST_NAMES or not _VENDORS.search(lead):
        return None
    return Verdict(Level.MINOR, Direction.NEUTRAL, "", f"A provider of the kind described: {folded(block.words)}.")


CONTACT_RULES: Final[tuple[tuple[str, Rule], ...]] = (
    ("P5", links),
    ("P5-item", link_item),
    ("P5-words", web_address),
    ("38", contact),
    ("38-postal", postal_address),
    ("38-person", person),
    ("38-name", new_name),
    ("15", named_provider),
)
"""Name and function of each rule, in the order in which they are asked."""
