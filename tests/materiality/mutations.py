"""One change that matters, and harmless ones, made at random in a policy that somebody wrote, other ones each seed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tests.materiality.dice import ITEM, Dice, Mutate, lines_like, passages, replaced
from tests.materiality.harmless import HARMLESS

LONGEST: Final = 9_000
MOST_HARMLESS: Final = 3
_NUMBER: Final = re.compile(
    r"(?<![\w.,/(-])\d{1,3}(?= (?:days?|months?|years?|hours?|weeks?|minutes?|per cent|percent)\b)"
)
_HEADING: Final = re.compile(r"^(#{1,6}) +(\S.*)$")
_UNDERLINE: Final = re.compile(r"-{2,}|={2,}")
_LINK: Final = re.compile(r"\]\((https?://[^\s/)]+)([^\s)]*)\)")
_EXCHANGES: Final = (
    *(("not", ""), ("only", ""), ("never", ""), ("without", "with")),
    *(("will", "may"), ("may", "will"), ("must", "may"), ("can", "must"), ("shall", "may"), ("should", "must")),
    *(("all", "some"), ("any", "no"), ("before", "after"), ("and", "or"), ("or", "and"), ("with", "without")),
    *(("consent", "knowledge"), ("our", "their"), ("we", "they"), ("you", "we"), ("United States", "Brazil")),
    *(("partners", "advertisers"), ("providers", "brokers"), ("delete", "keep"), ("third parties", "affiliates")),
    *(("Ireland", "Iceland"), ("European Union", "United Kingdom"), ("personal", "public"), ("sell", "share")),
    *(("opt out", "opt in"), ("opt-out", "opt-in"), ("email", "phone"), ("children", "adults"), ("if", "unless")),
)


_PLAIN_WORD: Final = re.compile(r"(?<![^\s(])[A-Za-z]{2,}(?![^\s.,;:)])")
_LONG_WORD: Final = re.compile(r"(?<![^\s(])([A-Za-z]{2})([A-Za-z]{3,})(?![^\s.,;:)])")
_WORDS: Final = re.compile(r"^(?:#{1,6} +|[*+-] +)?[A-Za-z][^|<>`\[\]]*[A-Za-z.]$")


@dataclass(frozen=True, slots=True)
class Mutated:
    """A text and the one that came of it: the mutation that matters, and the harmless ones beside it."""

    what: str
    beside: tuple[str, ...]
    old: str
    new: str


def excerpt(dice: Dice, text: str) -> str:
    """Return a title with some sections of a text that follow each other."""
    starts = [match.start() for match in re.finditer(r"^#{1,4} ", text, re.MULTILINE)]
    start = dice.pick(starts or [0])
    end = text.rfind("\n\n", start, start + LONGEST // 3 + dice.below(2 * LONGEST // 3))
    return f"# Privacy policy\n\n{text[start : end if end > start else start + LONGEST]}\n"


def mutated(seed: int, many: int, texts: Sequence[str]) -> Iterator[Mutated]:
    """Yield texts in which one thing that matters changed beside harmless edits; the same ones for the same seed."""
    dice = Dice(seed)
    made = 0
    while made < many:
        old = excerpt(dice, dice.pick(texts))
        name, mutate = dice.pick(MATERIAL)
        new = mutate(dice, old)
        if "".join(new.split()) == "".join(old.split()):
            continue
        names = []
        for _ in range(dice.below(MOST_HARMLESS + 1)):
            beside, harmless = dice.pick(HARMLESS)
            if (name, beside) == ("heading level", "bold heading"):
                continue  # a bold line has no level to change
            changed = harmless(dice, new)
            if changed != new:
                names.append(beside)
                new = changed
        made += 1
        yield Mutated(name, tuple(names), old, new)


def number(dice: Dice, text: str) -> str:
    return replaced(dice, text, _NUMBER, lambda match: str(int(match[0]) + 1 + dice.below(60)))


def word(dice: Dice, text: str) -> str:
    old, new = dice.pick(_EXCHANGES)
    pattern = re.compile(rf"(?<![\w’'-]){re.escape(old)}{'' if new else ' '}(?![\w’'-])" if new else rf"\b{old} ")
    return replaced(dice, text, pattern, lambda _: new)


def new_word(dice: Dice, text: str) -> str:
    came = dice.pick(("not", "only", "never", "sometimes", "usually"))
    return replaced(dice, text, re.compile(r"(?<=(?:we|ay|an|ll) )(?=[a-z])"), lambda _: f"{came} ")


def item_to_another_list(dice: Dice, text: str) -> str:
    lines, found = lines_like(dice, text, ITEM, 2)
    for here in found:
        for there in found:
            low, high = sorted((here, there))
            between = [line for line in lines[low:high] if line.strip() and line[0] not in "*+- "]
            if between and lines[here] != lines[there]:
                item = lines[here]
                lines.insert(there + 1, item)
                del lines[here + (there < here)]
                return "\n".join(lines)
    return text


def item_nested(dice: Dice, text: str) -> str:
    lines, found = lines_like(dice, text, ITEM, 2)
    for here in found:
        if ITEM.match(lines[here - 1]):
            lines[here] = f"    {lines[here]}"
            return "\n".join(lines)
    return text


def item_removed(dice: Dice, text: str) -> str:
    lines, found = lines_like(dice, text, ITEM, 1)
    if found:
        del lines[found[0]]
    return "\n".join(lines)


def cells(dice: Dice, text: str) -> str:
    lines, found = lines_like(dice, text, re.compile(r"^\|(?! *:?-).*\|.*\|\s*$"), 1)
    for here in found:
        row = lines[here].strip().strip("|").split("|")
        a, b = dice.mixed(range(len(row)))[:2] if len(row) > 1 else (0, 0)
        if row[a].strip() != row[b].strip():
            row[a], row[b] = row[b], row[a]
            lines[here] = f"|{'|'.join(row)}|"
            return "\n".join(lines)
    return text


def link(dice: Dice, text: str) -> str:
    found = list(_LINK.finditer(text))
    if not found:
        return text
    match = dice.pick(found)
    target = dice.pick((f"{match[1]}/other", f"https://other.example{match[2]}"))
    return f"{text[: match.start()]}]({target}){text[match.end() :]}"


def link_inside_word(dice: Dice, text: str) -> str:
    """Make a link of the end of a word, be it of a heading, an item, a cell or a passage."""
    return replaced(dice, text, _LONG_WORD, lambda match: f"{match[1]}[{match[2]}](https://other.example/a)")


def links_exchanged(dice: Dice, text: str) -> str:
    found = list(_LINK.finditer(text))
    if len(found) < 2:
        return text
    n = dice.below(len(found) - 1)
    one, other = found[n : n + 2]
    if one[0] == other[0]:
        return text
    between = text[one.end() : other.start()]
    return f"{text[: one.start()]}{other[0]}{between}{one[0]}{text[other.end() :]}"


def passage_moved(dice: Dice, text: str) -> str:
    found = passages(text)
    plain = [n for n, one in enumerate(found) if n > 1 and one[:1].isalpha() and len(one) > 40]
    if not plain:
        return text
    here = dice.pick(plain)
    passage = found.pop(here)
    found.insert(2 + dice.below(len(found) - 1), passage)
    return "\n\n".join(found)


def passage_removed(dice: Dice, text: str) -> str:
    found = passages(text)
    plain = [n for n, one in enumerate(found) if n > 1 and one[:1].isalpha() and len(one) > 40]
    if plain:
        del found[dice.pick(plain)]
    return "\n\n".join(found)


def sentence_removed(dice: Dice, text: str) -> str:
    return replaced(dice, text, re.compile(r"(?<=[a-z]\. )[A-Z][^.\n]{20,200}\.(?= )"), lambda _: "")


def heading_moved(dice: Dice, text: str, form: str = "{hashes} {words}") -> str:
    """Move a heading over the passage after it, which stands in another section then; write it in a form."""
    found = passages(text)
    plain = [n for n, one in enumerate(found) if 1 < n < len(found) - 1 and _HEADING.match(one)]
    plain = [n for n in plain if found[n + 1][:1].isalpha() and "\n" not in found[n]]
    if not plain:
        return text
    n = dice.pick(plain)
    hashes, words = found[n].split(maxsplit=1)
    found[n], found[n + 1] = found[n + 1], form.format(hashes=hashes, words=words)
    return "\n\n".join(found)


def heading_bold_elsewhere(dice: Dice, text: str) -> str:
    """Make a bold line of a heading below the passage that it headed."""
    return heading_moved(dice, text, "**{words}**")


def headings_exchanged(dice: Dice, text: str) -> str:
    lines, found = lines_like(dice, text, _HEADING, 3)
    if found:
        a, b = found[:2]
        lines[a], lines[b] = lines[b], lines[a]
    return "\n".join(lines)


def _parents(lines: Sequence[str]) -> list[tuple[str, str]]:
    above: list[tuple[int, str]] = []
    found = []
    for before, line in pairwise(("", *lines)):
        match = _HEADING.match(line)
        level, words = (len(match[1]), match[2]) if match else (1 + line.startswith("-"), before)
        if match or (before.strip() and _UNDERLINE.fullmatch(line)):
            while above and above[-1][0] >= level:
                above.pop()
            found.append((words, above[-1][1] if above else ""))
            above.append((level, words))
    return found


def heading_level(dice: Dice, text: str) -> str:
    lines, found = lines_like(dice, text, _HEADING, 2)
    before = _parents(lines)
    for n in found:
        was = lines[n]
        lines[n] = f"#{was}" if dice.below(2) else was[1:]
        if re.match(r"#{2,6} ", lines[n]) and _parents(lines) != before:
            return "\n".join(lines)
        lines[n] = was
    return text


def passages_exchanged(dice: Dice, text: str) -> str:
    found = passages(text)
    plain = [n for n, one in enumerate(found) if n > 1 and one[:1].isalpha()]
    if len(plain) > 1:
        a, b = dice.mixed(plain)[:2]
        found[a], found[b] = found[b], found[a]
    return "\n\n".join(found)


def struck(dice: Dice, text: str) -> str:
    """Strike a word, be it of a heading, an item, a cell or a passage."""
    return replaced(dice, text, _PLAIN_WORD, lambda match: f"~~{match[0]}~~")


def note_added(dice: Dice, text: str) -> str:
    """Add a note to a line of words, be it a heading, an item or the last line of a passage."""
    lines, found = lines_like(dice, text, _WORDS, 1)
    if not found:
        return text
    lines[found[0]] = f"{lines[found[0]]}[^note]"
    return "\n".join([*lines, "", "[^note]: Except where we find that it takes too much work.", ""])


MATERIAL: Final[tuple[tuple[str, Mutate], ...]] = (
    ("number", number),
    ("struck word", struck),
    ("note", note_added),
    ("word", word),
    ("new word", new_word),
    ("item to another list", item_to_another_list),
    ("item nested", item_nested),
    ("item removed", item_removed),
    ("cells", cells),
    ("link", link),
    ("link inside a word", link_inside_word),
    ("links exchanged", links_exchanged),
    ("passage moved", passage_moved),
    ("passage removed", passage_removed),
    ("passages exchanged", passages_exchanged),
    ("sentence removed", sentence_removed),
    ("heading moved", heading_moved),
    ("heading bold elsewhere", heading_bold_elsewhere),
    ("headings exchanged", headings_exchanged),
    ("heading level", heading_level),
)
