"""Two built sites, page by page: every difference in words, ids, links, dates, names, linked data, files beside them.

What only frames a page (assets, the search) is left out. `python -m benchmarks.same_site BEFORE AFTER [EACH]` lists the
first EACH differences of a kind (8), and counts all.
"""

import difflib
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import html5lib

_NAME: Final = "{http://www.w3.org/1999/xhtml}"
_LEFT_OUT: Final = ("assets", "search")
_SHOWN: Final = 200  # characters of a difference
Page = dict[str, list[str]]


def read(path: Path) -> Page:
    """Return what a page says, by kind; of its frame nothing."""
    tree: Any = html5lib.parse(path.read_text(encoding="utf-8"))
    article = tree.find(f".//{_NAME}article")
    found: Page = {"words": [], "ids": [], "links": [], "dates": [], "about": [], "data": []}
    _walk(tree if article is None else article, found)
    head = tree.find(f"{_NAME}head")
    found["about"] = sorted(f"{one.get('name')}: {one.get('content')}" for one in head.iter(f"{_NAME}meta"))
    found["about"].append(str(head.findtext(f"{_NAME}title")))
    scripts = [one for one in tree.iter(f"{_NAME}script") if one.get("type") == "application/ld+json"]
    found["data"] = [str(one.text) for one in scripts]
    return found


def _walk(element: Any, found: Page) -> None:  # noqa: ANN401 -- an element of a library without types
    if not isinstance(element.tag, str) or element.tag in {f"{_NAME}script", f"{_NAME}style"}:
        return
    for kind, name in (("ids", "id"), ("links", "href"), ("dates", "datetime")):
        found[kind] += [element.get(name)] if element.get(name) else []
    found["words"] += (element.text or "").split()
    for child in element:
        _walk(child, found)
        found["words"] += (child.tail or "").split()


def files(site: Path) -> dict[str, Path]:
    """Return the files of a site by their paths, without what frames its pages."""
    every = {path.relative_to(site): path for path in site.rglob("*") if path.is_file()}
    return {path.as_posix(): there for path, there in every.items() if not set(path.parts) & set(_LEFT_OUT)}


def differences(before: Path, after: Path) -> Iterator[tuple[str, str, str]]:
    """Yield each difference: its kind, the file, and what is there instead of what."""
    old, new = files(before), files(after)
    yield from (("gone", name, "") for name in sorted(old.keys() - new.keys()))
    yield from (("new", name, "") for name in sorted(new.keys() - old.keys()))
    for name in sorted(old.keys() & new.keys()):
        if old[name].read_bytes() == new[name].read_bytes():
            continue
        if not name.endswith(".html"):
            yield "file", name, ""
            continue
        one, other = read(old[name]), read(new[name])
        for kind in one:
            if one[kind] != other[kind]:
                yield kind, name, _step(one[kind], other[kind])


def _step(old: Sequence[str], new: Sequence[str]) -> str:
    steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    changed = (
        f"{' '.join(old[a:b])[:_SHOWN]} → {' '.join(new[c:d])[:_SHOWN]}" for tag, a, b, c, d in steps if tag != "equal"
    )
    return "; ".join(changed)


def main(words: Sequence[str] = tuple(sys.argv[1:])) -> None:
    """Print the differences, and how many there are of each kind."""
    before, after, each = Path(words[0]), Path(words[1]), int(words[2]) if len(words) > 2 else 8  # noqa: PLR2004
    count: Counter[str] = Counter()
    for kind, name, step in differences(before, after):
        count[kind] += 1
        if count[kind] <= each:
            print(f"{kind}: {name}{f': {step}' if step else ''}")
    print(dict(count) or "no difference")


if __name__ == "__main__":
    main()
