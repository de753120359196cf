"""What style sheets, settings and files of a project add to pages or take from them, beside the texts that are judged.

Source: decisions/0012. A rule that says why in words is more use to who reviews it than the name of a file alone.
"""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from generator.publish.hiding_rules import Element, hiding, matches, matches_last, selectors_beyond
from generator.publish.style_rules import StyleRule, rules
from generator.source.disowned_words import bounding, disowned_name
from generator.source.played_down import played_down
from generator.source.policy_words import of_a_policy_or_notice
from generator.source.text_language import is_unread
from generator.text.odd_letters import odd_letters

_WORDS: Final = re.compile(r"[\"']([^\"']*\w{2}[^\"']*)[\"']|\b(?:attr|url)\(", re.IGNORECASE)
_LOOKS: Final = frozenset("color background background-color -webkit-text-fill-color mix-blend-mode".split())
_PLACES: Final = frozenset("order grid-area grid-row".split())
_HARMLESS: Final = re.compile(
    r"--[\w-]+|(?:margin|padding|border|outline|font|list-style|text-decoration|text-underline|transition|scroll-margin"
    r"|scroll-padding|align|justify|place|flex|overflow-wrap|page-break|break|column)(?:-[\w-]+)?|(?:row-)?gap|color-scheme"
    r"|(?:min-|max-)?(?:width|height|inline-size|block-size)|line-height|letter-spacing|word-spacing|word-break|hyphens"
    r"|text-(?:align|wrap|transform|rendering|size-adjust)(?:-[\w-]+)?|-webkit-font-smoothing|-moz-osx-font-smoothing"
    r"|box-shadow|box-sizing|cursor|accent-color|vertical-align|white-space|display|clear|tab-size|quotes|orphans|widows"
    r"|-webkit-(?:text-size-adjust|tap-highlight-color|hyphens)|opacity|visibility|direction|grid-template-[\w-]+"
)
"""What a style sheet may set of what is announced, and readers see it as before; what hides is read by its values."""
_SIGNS: Final = re.compile(r"wingdings|webdings|\bsymbol\b|dingbats", re.IGNORECASE)
_COVERS: Final = frozenset({"fixed", "absolute", "sticky"})
SHEET: Final = ".css"
_TAG: Final = re.compile(r"</?(?P<name>[a-zA-Z][\w-]*|!|\?)[^<>]*>?")
_PLAIN_TAGS: Final = frozenset(
    "a abbr b bdi br cite code div em i img li p s small span strong sub sup u ul wbr".split()
)
"""Elements of a setting that show no more than their words, or a picture."""
_ACTS: Final = re.compile(r"[\s\"'/](?:style|hidden|popover|on\w+)(?![\w-])", re.IGNORECASE)
_EXTRA: Final = "extra"
_ANNOUNCED: Final = (
    Element("body", ()),
    Element("article", (("class", "md-content__inner md-typeset"),)),
    Element("div", (("class", "policy-text"),)),
    Element("aside", (("class", "policy-banner"), ("aria-label", "Changes"))),
    Element("div", (("data-notice", ""),)),
    Element("p", ()),
)
_TEXT: Final = (
    _ANNOUNCED[0],
    Element("div", (("class", "md-container"),)),
    Element("main", (("class", "md-main"),)),
    Element("div", (("class", "md-main__inner md-grid"),)),
    Element("div", (("class", "md-content"),)),
    *_ANNOUNCED[1:3],
)
_IN_TEXT: Final = tuple(Element(name, ()) for name in ("p", "li", "h2", "h3", "td", "tr", "blockquote", "strong", "em"))
_SECTION: Final = re.compile(r"#(?!__)[\w-]+")
_OF_THE_THEME: Final = "mkdocs_theme.yml"
_SEEN: Final = frozenset("css svg png jpg jpeg gif webp avif ico woff woff2 ttf otf map html js py xml".split())


def style_faults(text: str, usual: Sequence[str]) -> Iterator[str]:
    """Yield what a style sheet does to what pages say that the program's own don't: it hides, adds, colours, covers."""
    known = {rule for one in usual for rule in rules(one)}
    for _, selector in selectors_beyond([("", text)], usual):
        yield f"it hides “{selector}”"
    on_paper = {selector for one in usual for selector in hiding(one, on_paper=True)}
    for selector in dict.fromkeys(hiding(text, on_paper=True)):
        if selector not in on_paper and _may_be_text(selector):
            yield f"it hides “{selector}” on paper: a printed copy says less than the text"
    for rule in rules(text):
        if rule in known:
            continue
        where = ", ".join(rule.selectors)
        if any(one.startswith("@import") for one in rule.conditions):
            yield f"it takes in another one: {rule.conditions[-1]}"
        for name, value in rule.sets:
            if name == "content" and (words := _WORDS.search(value)):
                yield f"it adds words to pages at “{where}”: {words[1] or value}"
            elif name in _LOOKS and (found := _of_announced(rule)):
                yield f"it colours what is announced (“{found}”)"
            elif name in _PLACES and (found := _of_announced(rule)):
                yield f"it moves what is announced (“{found}”)"
            elif name.startswith("text-decoration") and "line-through" in value:
                yield f"it strikes words through at “{where}”"
            elif name == "unicode-bidi" and "override" in value:
                yield f"it turns words round at “{where}”"
            elif name in {"font", "font-family"} and _SIGNS.search(value):
                yield f"it sets words in signs at “{where}”"
            elif name == "position" and value in _COVERS:
                yield f"“{where}” can cover what stands on a page"
            elif not _HARMLESS.fullmatch(name) and (found := _of_announced(rule)):
                yield f"it sets “{name}” of what is announced (“{found}”)"


def _may_be_text(selector: str) -> bool:
    """Return True if a selector may match words of a text, or the id of a section."""
    return bool(_SECTION.search(selector)) or any(matches(selector, (*_TEXT, one)) for one in _IN_TEXT)


def _of_announced(rule: StyleRule) -> str:
    """Return the selector of a rule that matches a part of the banner, and not all there is; empty where none does."""
    if rule.on_paper:
        return ""
    parts = [_ANNOUNCED[: at + 1] for at in range(3, len(_ANNOUNCED))]
    return next((one for one in rule.selectors if any(matches_last(one, chain) for chain in parts)), "")


def path_in_site(address: str) -> str:
    """Return the path below a site's folder to which a relative address in settings leads; empty where to elsewhere."""
    parts = urlsplit(address.strip())
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or "\\" in path or path.startswith("/"):
        return ""
    path = posixpath.normpath(path)
    return "" if path.startswith("..") else path


def sheets_of(folder: Path, named: Collection[str], below: str = "") -> tuple[Path, ...]:
    """Return the style sheets in a folder: by the end of their names, in capitals too, or because settings name them.

    `named` are addresses in settings; others are those `below` a part of the folder.
    """
    paths = {folder / path for one in named if (path := path_in_site(one))}
    found = {one for one in (folder / below).rglob("*") if one.suffix.lower() == SHEET} | paths
    return tuple(one for one in sorted(found) if one.is_file())


def sheets_elsewhere(named: Sequence[str], folders: Sequence[Path]) -> tuple[str, ...]:
    """Return the addresses of style sheets in settings that are no files of these folders: nobody has read those."""
    here = {path.relative_to(folder).as_posix() for folder in folders for path in sheets_of(folder, named)}
    return tuple(one for one in named if path_in_site(one) not in here)


def printed_words(settings: Mapping[str, object], usual: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """Yield words in settings that pages show and that say to readers what a policy says: key, word, and all of it.

    They are read as pages show them: without markup, which may stand within a word.
    """
    known = {*_strings(usual)}
    for key, value in _printed(settings):
        for words in _strings(value):
            if words not in known and (said := next(filter(None, map(of_a_policy_or_notice, _as_shown(words))), "")):
                yield key, said, words


def disowning_words(settings: Mapping[str, object], usual: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """Yield words in settings that say of what stands on pages that it is not what it is: key, word, and all of it."""
    known = {*_strings(usual, least=1)}
    for key, value in _printed(settings):
        for words in {*_strings(value, least=1)} - known:
            shown = _as_shown(words)
            found = (
                *map(disowned_name, shown),
                *map(played_down, shown),
                bounding(shown[-1]),
                odd_letters(shown[-1], typed=False),
            )
            if said := next(filter(None, found), ""):
                yield key, said, words


def acting_markup(settings: Mapping[str, object], usual: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield markup in settings that does more than show words, and may hide what stands on a page: key, element."""
    known = {*_strings(usual, least=1)}
    for key, value in _printed(settings):
        for words in {*_strings(value, least=1)} - known:
            acting = (
                tag[0] for tag in _TAG.finditer(words) if tag["name"].lower() not in _PLAIN_TAGS or _ACTS.search(tag[0])
            )
            if found := next(acting, ""):
                yield key, found


def _as_shown(words: str) -> tuple[str, ...]:
    """Return words as they may stand on a page, where an element parts two words, or only the letters of one."""
    return tuple(dict.fromkeys((words, *(" ".join(unescape(_TAG.sub(by, words)).split()) for by in ("", " ")))))


def unread_words(settings: Mapping[str, object], usual: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield words in settings that pages show, in a language that is surely not read: key, and the words."""
    known = {*_strings(usual)}
    found = ((key, words) for key, value in _printed(settings) for words in _strings(value))
    yield from ((key, words) for key, words in found if words not in known and is_unread(words))


def _printed(settings: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield each setting: whatever is a sentence in one may stand on pages; under “extra”, those below it."""
    for key, value in _items(settings):
        yield from _items(value) if key == _EXTRA else [(key, value)]


def _items(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        yield from ((str(name), one) for name, one in value.items())


def _strings(value: object, least: int = 2) -> Iterator[str]:
    """Yield the texts in a value that are more than a name or an address, as one line each: `least` words or more."""
    if isinstance(value, Mapping):
        yield from (words for one in value.values() for words in _strings(one, least))
    elif isinstance(value, list):
        yield from (words for one in value for words in _strings(one, least))
    elif isinstance(value, str) and len(value.split()) >= least:
        yield " ".join(value.split())


def strange_files(folders: Sequence[Path], usual: Path) -> Iterator[str]:
    """Yield files beside templates that are published as they are, and are no look: hosts and programs read them."""
    for folder in folders:
        for path in folder.rglob("*") if folder.resolve() != usual.resolve() else ():
            name = path.relative_to(folder)
            hidden = any(part.startswith(".") for part in name.parts) or name.as_posix() == _OF_THE_THEME
            if path.is_file() and path.suffix.lower().lstrip(".") not in _SEEN and not hidden:
                yield name.as_posix()
