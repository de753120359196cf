"""What is wrong with YAML that can't be read, in the words of those who write it: quotes, colons, dashes, spaces.

The parser knows where it stopped; what an editor most likely did is found in that line and the one before it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

TYPOGRAPHIC: Final = "typographic-quotes"
NO_BREAK: Final = "\xa0\u2007\u202f"
_LONG_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_CURLED: Final = "“”„‟‘’‚‛«»"
_ENTRY: Final = re.compile(r"^(?P<lead>[ \xa0\u2007\u202f]*(?:-[ ]+)?)(?P<key>[\w.-]+)[ ]*:(?P<value>.*)$")
_ITEM: Final = re.compile(r"^[ ]*-[ ]+(?P<value>.*)$")
_STUCK: Final = re.compile(r"^[ ]*-(?P<word>[A-Za-z_][\w.-]*)[ ]*(?::|$)")
_CLOSED: Final = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ ]*(?:[ ]#.*|[,}\]].*)?""")
_SPECIAL: Final = "@`%&*!|>"
USUAL: Final = "check the quotes, the colons and the indentation on this line and the one before it"
_LONGEST: Final = 60
_MERGE: Final = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?=\s|$)")
_ONE_TEXT: Final = "keep one text, remove the marks"


def explained(lines: Sequence[str], row: int) -> tuple[int, str, str]:
    """Return what is wrong with the lines of a YAML text that can't be read at a row, and how to mend it.

    Before both stands the row of the line that is to be mended, from 0: the parser stops there, or one line below.
    """
    for number in (row, row - 1):
        if 0 <= number < len(lines) and (mark := _MERGE.match(lines[number])):
            return number, f"a merge left its mark here ({mark[0]}): two people changed the same lines", _ONE_TEXT
    for number in (row, row - 1):
        if 0 <= number < len(lines):
            for found in _wrong(lines[number]):
                return number, *found
    for found in (*_colon(lines, row), *_brackets(lines[max(row - 1, 0) : row + 1]), *_indentation(lines, row)):
        return row, *found
    return row, "this line can't be read as “key: value”", USUAL


def no_break_column(line: str) -> int:
    """Return the column, from 1, of the first space in a line that looks like one and is none; 0 where it has none."""
    return next((n for n, sign in enumerate(line, 1) if sign in NO_BREAK), 0)


_BARE: Final = re.compile(r"[ ]*(?:-[ ]+)?(?P<key>[A-Za-z_][\w.-]*)[ ]*")


def _colon(lines: Sequence[str], row: int) -> Iterator[tuple[str, str]]:
    """Yield that a key has no colon, where the line of the row stands below it as a part of it."""
    above = next((line for line in reversed(lines[:row]) if line.strip()), "")
    bare = _BARE.fullmatch(above)
    if bare and row < len(lines) and _lead(lines[row]) >= _lead(above) and lines[row].strip():
        yield f"a colon is missing after “{bare['key']}” on the line above", f"write “{bare['key']}:”"


_KEY_INSIDE: Final = re.compile(r"(?<![\w.-])([\w.-]{1,100}):\s")
_IN_QUOTES: Final = re.compile(r"\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'")


def _brackets(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what an editor may have left out between brackets that one line opens."""
    for line in lines:
        plain = _IN_QUOTES.sub("x", line.split(" #")[0])
        for sign, closing in (("{", "}"), ("[", "]")):
            if plain.count(sign) > plain.count(closing):
                yield f"“{sign}” is opened and never closed", f"write “{closing}” where it ends"
        for part in re.split(r"[,{}\[\]]", plain.partition("{")[2]):
            if keys := _KEY_INSIDE.findall(f"{part} ")[1:]:
                yield f"a comma is missing before “{keys[0]}”", f"write “, {keys[0]}: …”"


def _indentation(lines: Sequence[str], row: int) -> Iterator[tuple[str, str]]:
    """Yield that a line stands further in than any key or list above it that it could belong to."""
    if not 0 < row < len(lines):
        return
    above = [line for line in lines[:row] if line.strip()]
    own, known = _lead(lines[row]), sorted({_lead(line) for line in above[-_ABOVE:]})
    other = next((_lead(line) for line in reversed(above) if _ITEM.match(line)), own)
    if own in known and own > other and _ITEM.match(lines[row]):
        yield f"{_spaces_before(own)} before this item of a list, and {other} before the one above it", "write as many"
    if own not in known and known:
        listed = f"{', '.join(map(str, known[:-1]))} or {known[-1]}" if known[1:] else str(known[0])
        yield (
            f"{_spaces_before(own)} before this line, and {listed} before those above it",
            "write as many as before the lines with which it belongs",
        )


_ABOVE: Final = 20  # lines whose indentation is told


def _lead(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _spaces_before(count: int) -> str:
    return "one space stands" if count == 1 else f"{count or 'no'} spaces stand"


def _wrong(line: str) -> Iterator[tuple[str, str]]:
    """Yield what an editor may have done in a line, the surest first."""
    entry, item = _ENTRY.match(line), _ITEM.match(line)
    yield from _spaces(line, entry)
    if match := _STUCK.match(line):
        yield f"a space is missing after the hyphen of “-{match['word']}”", f"write “- {line.lstrip(' -')}”"
    if entry and entry["value"][:1].isalnum():
        yield f"a space is missing after the colon of “{entry['key']}”", f"write “{entry['key']}: {entry['value']}”"
    elif entry:
        yield from _value(entry["value"].strip(), f"“{entry['key']}”", f"{entry['key']}: ")
    elif item:
        yield from _value(item["value"].strip(), "this item", "- ")


def _spaces(line: str, entry: re.Match[str] | None) -> Iterator[tuple[str, str]]:
    lead = line[: len(line) - len(line.lstrip())]
    after = entry["value"][:1] if entry else ""
    no_key = not entry and any(sign in line for sign in NO_BREAK)
    if set(lead) & set(NO_BREAK) or (after and after in NO_BREAK) or no_key:
        yield "a no-break space stands here, which looks like a space and is none", "write an ordinary space"


def _value(value: str, what: str, before: str) -> Iterator[tuple[str, str]]:
    first, last = value[:1], value[-1:]
    if not value or value.startswith(("[", "{")):
        return
    begins_so = first in _CURLED and last not in f"\"'{_CURLED}"  # „Cookies“ and more: the quotes are of its words
    words = value if begins_so else value.strip(f"\"'{_CURLED} ")
    remedy = f"write {before}{quoted(words)}" if words.isprintable() else "write it with straight quotes around it"
    if (first in _CURLED and not begins_so) or (first in "\"'" and last in _CURLED and not _CLOSED.fullmatch(value)):
        yield f"the quotes of {what} are curled: only straight ones count as quotes here", remedy
    elif first == "'" and value.count("'") > 1 and not _CLOSED.fullmatch(value):
        if last not in f"\"'{_CURLED}":  # its own words begin with an apostrophe
            remedy = f"write {before}{quoted(value)}"
        yield f"an apostrophe stands in {what}, and ends its quotes", remedy
    elif first in "\"'" and not _CLOSED.fullmatch(value):
        if value.count(first) == 1:
            yield f"the quotes of {what} are opened and never closed", f"{remedy}, or leave the quotes out"
        else:
            yield (
                f"quotes stand in {what}, and end it too early",
                f"write {before}'{words.replace(chr(39), chr(39) * 2)}'",
            )
    elif first in "\"'":
        return
    elif match := re.fullmatch(r"([\w-]+):", value):
        yield (
            f"{what} and “{match[1]}” stand on one line",
            f"write “{value}” on a line of its own below, two spaces further in",
        )
    elif re.search(r":(?:\s|$)", value):
        yield f"{what} holds a colon, so it needs quotes", remedy
    elif first in _SPECIAL:
        yield f"{what} starts with “{first}”, so it needs quotes", remedy


def quoted(words: str) -> str:
    """Return a text in quotes, as it is to be written in YAML; a long one is cut short."""
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()} …"
    return f"'{short}'" if '"' in short and "'" not in short else f'"{short.replace(chr(34), chr(92) + chr(34))}"'


def like_fence(line: str) -> bool:
    """Return True if a line seems to be meant as the line --- and isn't: dashes that a word processor put there."""
    return any(dash in line for dash in _LONG_DASHES) and set(line.strip().lstrip("\ufeff")) <= {*_LONG_DASHES, "-"}
