"""The one door to YAML: text to nodes with places, values to text; and front matter around Markdown."""

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

import yaml

from generator.errors import Finding, Place, Severity
from generator.schema import yaml_words
from generator.schema.nodes import INVISIBLE, Entry, Listing, Mapping, Node, Scalar, in_quotes

FENCE: Final = "---"
DEEPEST: Final = 12
_FENCE_LINE: Final = re.compile(r"\n---[^\S\n]*(?=\n|\Z)")
_SEPARATORS: Final = frozenset("\x85\u2028\u2029")
_WRITTEN_OTHERWISE: Final = re.compile("[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]")
_TYPOGRAPHIC: Final = re.compile(r"[“„”«»‘’‚][^“„”«»‘’‚\"]{1,200}[“”«»‘’]")
_PLAIN_KEY: Final = re.compile(r"[A-Za-z0-9_-]{1,100}")
YAML_ERROR: Final[type[Exception]] = yaml.YAMLError
"""What a library raises that reads YAML by itself, as the site engine does."""
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Unreadable(Exception):  # noqa: N818 -- never leaves this module
    def __init__(self, place: Place, message: str, remedy: str) -> None:
        self.finding = Finding(place, "yaml", message, remedy)
        super().__init__(message)


def parse_yaml(
    text: str, path: str, findings: list[Finding], *, first_line: int = 1, sealed: bool = False
) -> Mapping | None:
    """Return the mapping that a YAML text writes, or None and the findings why.

    `first_line` is the line of the file on which the text starts. Anchors, aliases and tags are refused: they
    say nothing to a reader of the file and let ten lines grow without bound. So are characters that nobody sees,
    written as escapes; only a `sealed` file may hold them, where what was imported did.
    """
    node, problems = _parsed(text, path, first_line, sealed=sealed)
    findings.extend(problems)
    return node


@lru_cache(maxsize=256)
def _parsed(text: str, path: str, first_line: int, *, sealed: bool) -> tuple[Mapping | None, tuple[Finding, ...]]:
    """Return the mapping and the findings; what was read last is kept, since commands read a project more than once."""
    findings: list[Finding] = []
    node = _read(text, path, first_line, findings, sealed=sealed)
    return node, tuple(findings)


def _read(text: str, path: str, first_line: int, findings: list[Finding], *, sealed: bool) -> Mapping | None:
    tabs = list(_tabs(text, path, first_line))
    if tabs:
        findings.extend(tabs)
        return None
    try:
        node = _document(text, path, first_line, findings)
    except _Unreadable as problem:
        findings.append(problem.finding)
        return None
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        if mark and problem.context_mark and mark.index >= len(text.rstrip()):
            mark = problem.context_mark  # what is never closed: where it opens
        written = text.rstrip().split("\n")
        if mark and mark.line < len(written):
            place = Place(path, first_line + mark.line, mark.column + 1)
        else:  # at the end
            place = Place(path, first_line + len(written) - 1, max(len(written[-1]), 1))
        row, message, remedy = yaml_words.explained(written, place.line - first_line)
        column = yaml_words.no_break_column(written[row])
        if first_line + row != place.line or column:
            lead = len(written[row]) - len(written[row].lstrip())
            place = Place(path, first_line + row, column or lead + 1)
        findings.append(Finding(place, "yaml", message, remedy))
        return None
    except yaml.reader.ReaderError as problem:
        before = text.encode()[: problem.position].decode(errors="ignore")  # libyaml counts bytes
        line = before.count("\n")
        column = len(before) - before.rfind("\n")
        message = f"the character U+{_codepoint(problem.character):04X} cannot stand in YAML"
        findings.append(Finding(Place(path, first_line + line, column), "yaml", message, "remove it"))
        return None
    if isinstance(node, Mapping):
        if not sealed:
            findings.extend((*_invisible(node), *_typographic(node), *_cut_off(node, text.split("\n"), first_line)))
        return node
    findings.append(
        Finding(Place(path, first_line), "yaml", "expected keys with values here", "write “key: value”, one a line")
    )
    return None


def _codepoint(character: object) -> int:
    return character if isinstance(character, int) else ord(str(character)[0])


def _tabs(text: str, path: str, first_line: int) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n")):
        column = line.find("\t")
        if column >= 0:
            place = Place(path, first_line + number, column + 1)
            yield Finding(place, "tab", "a tab stands here", "write spaces instead")


def _invisible(node: Node) -> Iterator[Finding]:
    """Find characters in keys and values that nobody sees: in YAML they can be written as escapes."""
    for one in _scalars(node, keys=True):
        if match := INVISIBLE.search(one.text):
            message = f"this text holds the invisible character U+{ord(match[0]):04X}"
            yield Finding(one.place, "control-character", message, "remove it")


def _typographic(node: Node) -> Iterator[Finding]:
    """Find values within signs that a word processor writes for quotes: in YAML they are a part of the value."""
    for one in _scalars(node, keys=False):
        if not one.quoted and _TYPOGRAPHIC.fullmatch(one.text):
            message = f"{one.text} stands in typographic quotes, which readers would see"
            yield Finding(one.place, yaml_words.TYPOGRAPHIC, message, f'take them out, or write "{one.text}"')


_NOTE: Final = re.compile(r"\s+(#\S.*)")


def _cut_off(node: Node, lines: Sequence[str], first_line: int) -> Iterator[Finding]:
    """Find values that end at a sign # with words right behind it: what was meant to be shown is a note to oneself."""
    for one in _scalars(node, keys=False):
        line = lines[one.place.line - first_line]
        rest = line[one.place.column - 1 :]
        if not one.quoted and rest.startswith(one.text) and (match := _NOTE.match(rest[len(one.text) :])):
            message = (
                f"{in_quotes(match[1].strip())} is no part of the value: what stands behind # is a note to yourself"
            )
            remedy = f"where readers should see it, write {yaml_words.quoted(rest.strip())}; else put a space behind #"
            yield Finding(one.place, "cut-off", message, remedy, Severity.WARNING)


def _scalars(node: Node, *, keys: bool) -> Iterator[Scalar]:
    """Yield the scalars of a node at every depth, and those that are keys where these are asked for, too."""
    match node:
        case Scalar():
            yield node
        case Listing(items=items):
            for item in items:
                yield from _scalars(item, keys=keys)
        case Mapping(entries=entries):
            for entry in entries:
                yield from (*((entry.key,) if keys else ()), *_scalars(entry.value, keys=keys))


def _document(text: str, path: str, first_line: int, findings: list[Finding]) -> Node | None:
    """Build nodes from the parser's events, so that every node keeps its place."""
    following: Callable[[], Any] = yaml.parse(text, Loader=_Loader).__next__
    root: Node | None = None
    while not isinstance(event := following(), yaml.StreamEndEvent):
        match event:
            case yaml.StreamStartEvent() | yaml.DocumentEndEvent():
                pass
            case yaml.DocumentStartEvent() if root is None:
                root = _node(following(), following, path, first_line, findings, 0)
            case _:
                place = Place(path, first_line + event.start_mark.line)
                raise _Unreadable(place, "a second YAML document starts here", "keep one document in a file")
    return root


def _node(
    event: Any,  # noqa: ANN401 -- PyYAML's events have no types
    following: Callable[[], Any],
    path: str,
    first_line: int,
    findings: list[Finding],
    depth: int,
) -> Node:
    mark = event.start_mark
    place = Place(path, first_line + mark.line, mark.column + 1)
    if depth > DEEPEST:
        raise _Unreadable(place, f"nested more than {DEEPEST} levels deep", "flatten it")
    kind = type(event)
    if kind is yaml.AliasEvent or event.anchor:
        raise _Unreadable(place, "YAML anchors (&) and aliases (*) are not used here", "put text with * or & in quotes")
    if event.tag:
        raise _Unreadable(place, "YAML tags (!) are not used here", "put text that starts with ! in quotes")
    if kind is yaml.ScalarEvent:
        return Scalar(event.value, place, bool(event.style))  # libyaml says “”, Python’s reader None
    if kind is yaml.SequenceStartEvent:
        items: list[Node] = []
        while type(item := following()) is not yaml.SequenceEndEvent:
            items.append(_node(item, following, path, first_line, findings, depth + 1))
        return Listing(tuple(items), place)
    if kind is not yaml.MappingStartEvent:
        message = f"unknown YAML event {kind.__name__}"
        raise TypeError(message)
    entries: dict[str, Entry] = {}
    while type(item := following()) is not yaml.MappingEndEvent:
        key = _node(item, following, path, first_line, findings, depth + 1)
        value = _node(following(), following, path, first_line, findings, depth + 1)
        if not isinstance(key, Scalar):
            raise _Unreadable(key.place, "a key must be one word", "write “key: value”; put { } text in quotes")
        if key.text in entries:
            first = entries[key.text].key.place.line
            message = f"the key {in_quotes(key.text)} stands twice, first on line {first}"
            findings.append(Finding(key.place, "duplicate-key", message, "keep one of them"))
        entries.setdefault(key.text, Entry(key, value))
    return Mapping(tuple(entries.values()), place)


_KEYS_BELOW: Final = re.compile(r"(\s+)---[ \t]*\n(?:title|type):.*\n(?:.*\n){0,200}?---[ \t]*$", re.MULTILINE)
"""The keys of a section below lines without words."""


def split(text: str, path: str, findings: list[Finding], *, sealed: bool = False) -> tuple[Mapping | None, str, int]:
    """Return the front matter of a Markdown file, its body, and the line on which the body starts.

    A file without front matter has an empty one. The body keeps every character after the closing fence line.
    """
    first, *following = text.split("\n", 40)
    if yaml_words.like_fence(first) and any(re.match(r"\w+:", line) for line in following[:2]):
        message = f"the first line is {first.strip()} and not ---"
        findings.append(Finding(Place(path), "front-matter", message, "write three hyphens: ---"))
        return None, "", 1
    if not first.strip() and (below := _KEYS_BELOW.match(text)):
        place = Place(path, below[1].count("\n") + 1)
        findings.append(Finding(place, "front-matter", "lines without words stand above ---", "remove these lines"))
        return None, "", 1
    if first.rstrip() != FENCE:
        if re.match(r"\w+:", first) and any(line.rstrip() == FENCE for line in following[:39]):
            findings.append(
                Finding(Place(path), "front-matter", "the line --- above the first key is missing", "add it")
            )
            return None, "", 1
        return Mapping((), Place(path)), text, 1
    fence = _FENCE_LINE.search(text, len(first))
    head = text[len(first) + 1 : fence.start() if fence else None]
    lines = head.split("\n")
    long = next((number for number, line in enumerate(lines) if yaml_words.like_fence(line)), None)
    if long is not None and (fence is None or re.match(r"\w+:", [first, *lines][long])):
        message = f"the line {lines[long].strip()} stands where --- ends the keys"
        findings.append(Finding(Place(path, long + 2), "front-matter", message, "write three hyphens: ---"))
        return None, "", 1
    if fence is None:
        message = "the front matter that opens with --- is never closed"
        findings.append(Finding(Place(path), "front-matter", message, "put a line --- below the last key"))
        return None, "", 1
    body, body_line = text[fence.end() + 1 :], text.count("\n", 0, fence.end()) + 2
    if not any(line.strip() and not line.lstrip().startswith("#") for line in lines):
        return Mapping((), Place(path)), body, body_line
    return parse_yaml(head, path, findings, first_line=2, sealed=sealed), body, body_line


class _Dumper(yaml.SafeDumper):
    """PyYAML's writer, but for line separators of Unicode: unescaped, they would be read back as others."""


class _NativeDumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """The same writer, but libyaml makes the text, many times as fast: for values of which it makes the same."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _SEPARATORS & set(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
_NativeDumper.add_representer(str, _text)


def dump_line(value: object) -> str:
    """Return YAML for plain values on one line, in the order given."""
    text: str = yaml.dump(
        value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=2**20, default_flow_style=True
    )
    return text.rstrip("\n")


def dump_yaml(value: object) -> str:
    """Return YAML for plain values, in the order given, Unicode as it is, no folding: the same bytes every time."""
    return _dumped(value, _NativeDumper if _written_alike(value) else _Dumper)


def _dumped(value: object, dumper: type[yaml.SafeDumper]) -> str:
    text: str = yaml.dump(
        value, Dumper=dumper, sort_keys=False, allow_unicode=True, width=2**20, default_flow_style=False
    )
    return text


def _written_alike(value: object) -> bool:
    """Return True if libyaml writes a value byte by byte as PyYAML does, which sealed files need.

    It escapes what lies beyond the first 65,536 characters, and takes other keys for simple ones.
    """
    match value:
        case str():
            return not _WRITTEN_OTHERWISE.search(value)
        case None | bool() | int() | datetime.date():
            return True
        case list() | tuple():
            return all(map(_written_alike, value))
        case dict():
            return all(
                isinstance(key, str) and _PLAIN_KEY.fullmatch(key) and _written_alike(one) for key, one in value.items()
            )
        case _:
            return False
