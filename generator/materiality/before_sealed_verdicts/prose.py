"""The rules that may clear a change of wording (§4.2): narrow ones, since what they clear nobody looks at again."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.materiality.before_sealed_verdicts import signals, spelling
from generator.materiality.before_sealed_verdicts.sides import (
    DATE,
    TOKEN,
    Difference,
    as_tokens,
    changed_words,
    differences,
    folded,
    has_date,
    newer,
    older,
    unread_changed,
    words_of,
)
from generator.materiality.verdict import Context, Rule, Verdict, editorial
from generator.model.levels import Direction, Level
from generator.schema.values import Value
from generator.text.blocks import Block
from generator.text.change import Change, Kind, Subject


def unread(change: Change, context: Context) -> Verdict | None:
    """Nothing that is read differs, yet words of the source do."""
    if change.kind is not Kind.LAYOUT or not unread_changed(context, change.section):
        return None
    reason = "Words changed that the page does not show, such as the title of a link."
    return Verdict(Level.MATERIAL, Direction.UNKNOWN, "", reason, undecided=True)


def layout(change: Change, _: Context) -> Verdict | None:
    """The source differs, nothing that is read does."""
    return editorial("Only the layout of the source changed.") if change.kind is Kind.LAYOUT else None


def typography(change: Change, _: Context) -> Verdict | None:
    """The same words with the same links, otherwise set."""
    old, new = change.old_block, change.new_block
    if change.kind is not Kind.CHANGED or not old or not new or folded(old.words) != folded(new.words):
        return None
    if change.origin not in {"", change.section}:
        return None
    return editorial("The same words, set differently.") if _targets(old) == _targets(new) else None


def spaces(change: Change, _: Context) -> Verdict | None:
    """The same letters and signs, with other spaces between them."""
    if change.kind is not Kind.CHANGED or change.origin not in {"", change.section}:
        return None
    if not change.old_block or not change.new_block:
        return None
    sides = {"".join(folded(str(side)).split()) for side in (change.old, change.new)}
    return editorial("Only spaces changed.") if len(sides) == 1 and change.old != change.new else None


def heading_typography(change: Change, _: Context) -> Verdict | None:
    """The same words in a heading or title, or only another number before them."""
    if change.subject not in {Subject.HEADING, Subject.DOCUMENT} or change.path[:1] not in {("title",), ("subtitle",)}:
        return None
    old, new = str(change.old), str(change.new)
    if folded(old) == folded(new):
        return editorial("The same words, set differently.")
    if change.subject is Subject.HEADING and _unnumbered(old) == _unnumbered(new) != "":
        return editorial("Only the number of the section changed.")
    return None


_NUMBER: Final = re.compile(r"^\W*(?:(?:section|article|part)\s+)?(?:\d+(?:\.\d+)*|[A-Z]|[IVX]{1,5})[.):]?\s+(?=\S)")


def _unnumbered(title: str) -> str:
    return _NUMBER.sub("", folded(title))


def _targets(block: Block) -> list[str]:
    """Return the targets of a block's links and pictures, in order, each once where it goes on."""
    found: list[str] = []
    for run in block.runs:
        for mark in run.marks:
            if mark.startswith(("link:", "image:")) and found[-1:] != [mark]:
                found.append(mark)
    return found


def markup(change: Change, context: Context) -> Verdict | None:
    """A heading became a paragraph or the reverse, or an empty line came or went: the same words in the same place."""
    if change.subject not in {Subject.TEXT, Subject.SECTION} or change.kind not in {Kind.ADDED, Kind.REMOVED}:
        return None
    words = words_of(change)
    if not words:
        return editorial("Nothing that is read changed.")
    old, new = older(context), newer(context)
    at_old, at_new = old.positions.get(words, []), new.positions.get(words, [])
    if len(at_old) != len(at_new):  # it really came or went
        return None
    if _near(old.sequence, at_old[:MOST_PLACES]) & _near(new.sequence, at_new[:MOST_PLACES]):
        return editorial("The same words in the same place, set differently.")
    return None


MOST_PLACES: Final = 20


def _near(parts: Sequence[str], places: Sequence[int]) -> set[tuple[str, str]]:
    """Return the parts that stand next to one of these places, with the side on which they do."""
    before = {("before", parts[at - 1]) for at in places if at}
    return before | {("after", parts[at + 1]) for at in places if at + 1 < len(parts)}


def same_words(change: Change, context: Context) -> Verdict | None:
    """All words of the document are the same, in the same order: only their division and marks differ."""
    if change.subject is Subject.FACT or change.path[:1] in {("language",), ("kind",)}:
        return None
    if older(context).stream != newer(context).stream:
        return None
    old, new = change.old_block, change.new_block
    if old and new and _targets(old) != _targets(new):
        return None
    return editorial("The same words in the same order, divided differently.")


def moved(change: Change, _: Context) -> Verdict | None:
    """The same words in another place; whether a passage that left its section lost prominence is for a person."""
    if change.kind is not Kind.MOVED:
        return None
    if change.subject is Subject.SECTION or change.origin == change.section:
        return editorial("The same text, in another place.")
    return Verdict(
        Level.MATERIAL, Direction.UNKNOWN, "", "A passage moved to another section.", undecided=True, score=0.3
    )


def merged(change: Change, context: Context) -> Verdict | None:
    """A whole passage of a section was joined to another one of it, or parted from it, without a word changed."""
    if change.subject is not Subject.TEXT:
        return None
    before = older(context).passages.get(change.section)
    after = newer(context).passages.get(change.section)
    if not before or not after:
        return None
    if change.kind is Kind.CHANGED:
        found = differences(folded(str(change.old)), folded(str(change.new)))
        if len(found) != 1:
            return None
        passage = found[0].new if not found[0].old else found[0].old if not found[0].new else ()
        home, other = (before, after) if found[0].new else (after, before)
    elif change.kind in {Kind.ADDED, Kind.REMOVED}:
        passage = tuple(TOKEN.findall(words_of(change)))
        home, other = (after, before) if change.kind is Kind.ADDED else (before, after)
    else:
        return None
    if len(passage) < LEAST_PASSAGE:
        return None
    sought = as_tokens(" ".join(passage))
    if not other.hold(sought) or sought in other.whole or sought not in home.whole:
        return None
    return editorial("The same words, joined or parted differently.")


LEAST_PASSAGE: Final = 3


_DATE_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        """last updated update effective date dated revised revision modified as of version this privacy cookie cookies
        policy notice statement terms use service was were is on published from the and since in force posted changed
        our reviewed amended issued valid""",
    )
)


_MOST_DATE_WORDS: Final = 12


_LONGEST_DATE_LINE: Final = 1000


def _is_date_line(words: str) -> bool:
    if len(words) > _LONGEST_DATE_LINE or not has_date(words):
        return False
    rest = re.findall(r"[^\W\d_]+", DATE.sub(" ", words).lower())
    return len(rest) <= _MOST_DATE_WORDS and all(word in _DATE_WORDS for word in rest)


def date_line(change: Change, _: Context) -> Verdict | None:
    """A line that only says when the text is from: the program prints that by itself."""
    if change.subject not in {Subject.TEXT, Subject.HEADING, Subject.SECTION}:
        return None
    sides = [folded(str(side)) for side in (change.old, change.new) if side is not None]
    return editorial("Only the date of the text changed.") if sides and all(map(_is_date_line, sides)) else None


_COPYRIGHT: Final = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)


_YEARS: Final = re.compile(r"\b(?:19|20)\d\d\b(?:\s*-\s*(?:(?:19|20)\d\d|present))?")


def copyright_line(change: Change, _: Context) -> Verdict | None:
    """The year beside a copyright sign."""
    if change.subject is not Subject.TEXT or change.kind is not Kind.CHANGED:
        return None
    old, new = folded(str(change.old)), folded(str(change.new))
    if _COPYRIGHT.search(old) and _YEARS.sub("", old) == _YEARS.sub("", new):
        return editorial("Only the year of the copyright changed.")
    return None


_FILE: Final = re.compile(r"[\w()&+,.' -]{1,120}\.(?:pdf|docx?|odt|rtf)", re.IGNORECASE)


_SIZE: Final = re.compile(r"\d+(?:[.,]\d+)? ?(?:[KMG]i?B)(?: download)?", re.IGNORECASE)


def file_name(change: Change, _: Context) -> Verdict | None:
    """A line that is only the name or the size of a file to download: the text itself is what counts."""
    if change.subject is not Subject.TEXT:
        return None
    sides = [folded(str(side)) for side in (change.old, change.new) if side is not None]
    named = change.kind is Kind.CHANGED and all(_FILE.fullmatch(side) for side in sides)
    if sides and (named or all(_SIZE.fullmatch(side) for side in sides)):
        return editorial("Only the name or size of a file changed.")
    return None


_REFERENCE: Final = frozenset(
    {"section", "sections", "article", "articles", "clause", "clauses", "paragraph", "part", "§"}
)


_PLAIN_NUMBER: Final = re.compile(r"\d{1,3}(?:\.\d{1,3})*")


def reference(change: Change, context: Context) -> Verdict | None:
    """The number in a reference to a section, where the sections are numbered so."""
    found = changed_words(change)
    if not found or not all(
        len(one.old) == len(one.new) == 1
        and one.before
        and one.before[-1].lower() in _REFERENCE
        and _PLAIN_NUMBER.fullmatch(one.old[0])
        and _PLAIN_NUMBER.fullmatch(one.new[0])
        for one in found
    ):
        return None
    numbers = newer(context).numbers
    if numbers and all(one.new[0].rstrip(".") in numbers for one in found):
        return editorial("Only the number of a section that it refers to changed.")
    return None


def follows_fact(change: Change, context: Context) -> Verdict | None:
    """The text names a fact that changed, and nothing else in it did: the fact's own change has the verdict."""
    if change.subject is not Subject.TEXT or change.kind is not Kind.CHANGED:
        return None
    before = older(context).sections.get(change.section)
    after = newer(context).sections.get(change.section)
    if not before or not after or before.facts == after.facts:
        return None
    had, has = dict(_leaves("", dict(before.facts))), dict(_leaves("", dict(after.facts)))
    old, new = folded(str(change.old)), folded(str(change.new))
    for path, value in had.items():
        if path in has and has[path] != value and f" {value} " in f" {old} ".replace(".", " ").replace(",", " "):
            old = old.replace(value, has[path])
    return editorial("The text names what changed.") if old == new else None


def _leaves(path: str, value: Value) -> Iterator[tuple[str, str]]:
    """Yield the single values of facts as the text writes them, by path."""
    match value:
        case dict():
            for key, inner in value.items():
                yield from _leaves(f"{path}.{key}", inner)
        case bool() | list():
            pass
        case _:
            yield path, folded(str(value))


_ARTICLES: Final = frozenset({"a", "an", "the"})


def grammar(change: Change, _: Context) -> Verdict | None:
    """Articles, a comma before “and” or “or”, or the full stop at the end, and nothing else."""
    found = changed_words(change)
    if found and all(_is_grammar(one) for one in found):
        return editorial("Only articles or punctuation changed.")
    return None


def _is_grammar(one: Difference) -> bool:
    words = [word.lower() for word in (*one.old, *one.new)]
    if all(word in _ARTICLES for word in words):
        return True
    if words == [","]:
        return bool(one.after) and one.after[0].lower() in {"and", "or"}
    return all(word in {".", ";"} for word in words) and not one.after


_COUNTED: Final = re.compile(
    r"\b(?:users|recipients|visitors|members|downloads|subscribers|registrations)\b", re.IGNORECASE
)


_LARGE: Final = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d{4,}|\d+(?:\.\d+)?(?= ?(?:million|billion))")


_MONEY: Final = re.compile(r"[$€£¥%]|\b(?:USD|EUR|GBP)\b")


def count_of_users(change: Change, _: Context) -> Verdict | None:
    """How many users a service has, with the date of the count: nothing that a reader could act on."""
    if not changed_words(change):
        return None
    old, new = folded(str(change.old)), folded(str(change.new))
    if not _COUNTED.search(new) or _MONEY.search(old) or _MONEY.search(new):
        return None
    same = _LARGE.sub("#", DATE.sub("#", old)) == _LARGE.sub("#", DATE.sub("#", new))
    return editorial("Only a number of users changed.") if same and _LARGE.search(DATE.sub("", new)) else None


_VARIANTS: Final = (
    (re.compile(r"(?<=\w\w\w)is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$)"), "iz"),
    (re.compile(r"(?<=\w\w)ys(?=(?:e|ed|es|er|ers|ing)$)"), "yz"),
    (re.compile(r"(?<=behavi)our|(?<=endeav)our|(?<=^col)our|(?<=^fav)our|(?<=^hon)our|(?<=^lab)our"), "or"),
    (re.compile(r"^centre(?=s?$)"), "center"),
    (re.compile(r"^programme(?=s?$)"), "program"),
)


def spelling_variant(change: Change, _: Context) -> Verdict | None:
    """British for American spelling, or the reverse."""
    found = changed_words(change)
    return editorial("Only the spelling changed.") if found and all(map(_is_variant, found)) else None


def misspelling(change: Change, context: Context) -> Verdict | None:
    """A misspelt English word was mended: the old is no word, the new one is, and neither is a word that counts.

    Articles, punctuation and the other spelling of a word may change beside it.
    """
    found = changed_words(change)
    if not found or not context.new.language.startswith("en"):
        return None
    if all(_is_mended(one) or _is_variant(one) or _is_grammar(one) for one in found):
        return editorial("A misspelling was corrected.")
    return None


def _is_mended(one: Difference) -> bool:
    return len(one.old) == len(one.new) and all(
        was == becomes
        or (
            max(len(was), len(becomes)) <= _LONGEST_WORD
            and spelling.mended(was, becomes)
            and not signals.counts(was)
            and not signals.counts(becomes)
        )
        for was, becomes in zip(one.old, one.new, strict=True)
    )


_LONGEST_WORD: Final = 60


def _is_variant(one: Difference) -> bool:
    return len(one.old) == len(one.new) and list(map(_american, one.old)) == list(map(_american, one.new))


def _american(word: str) -> str:
    for pattern, other in _VARIANTS:
        word = pattern.sub(other, word)
    return word


def outline(change: Change, _: Context) -> Verdict | None:
    """The level of a heading in the outline."""
    if change.subject is Subject.HEADING and change.path == ("level",):
        return editorial("The heading moved in the outline.")
    return None


def renamed(change: Change, _: Context) -> Verdict | None:
    """A section that names its former id with `was:`."""
    if change.subject is Subject.SECTION and change.path == ("id",):
        return editorial("The section has another address.")
    return None


PROSE_RULES: Final[tuple[tuple[str, Rule], ...]] = (
    ("P0", unread),
    ("P1-layout", layout),
    ("P1", typography),
    ("P1-spaces", spaces),
    ("P4-heading", heading_typography),
    ("P1-words", same_words),
    ("P1-markup", markup),
    ("P3", moved),
    ("P3-joined", merged),
    ("P2", date_line),
    ("P2-copyright", copyright_line),
    ("P2-file", file_name),
    ("N3", count_of_users),
    ("P4", reference),
    ("P-fact", follows_fact),
    ("P6", grammar),
    ("P6-variant", spelling_variant),
    ("P6-spelling", misspelling),
    ("outline", outline),
    ("47", renamed),
)
"""Name and function of each rule, in the order in which they are asked."""
