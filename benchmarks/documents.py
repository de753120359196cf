"""How well the text of a policy is found in a web page as it was saved: beside what a person marked as the policy."""

import argparse
import importlib.util
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.corpus import held_out
from generator.documents import reading, xml_tree
from generator.source import headings
from generator.text import blocks, heading_lines

ROOT: Final = Path(__file__).resolve().parents[2] / "shared/corpus/html"
BOTH: Final = 0.95
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Page:
    """What was found in one page: shares of words and of headings from 0 to 1, whether it says to be less sure.

    `there` is whether the saved page holds the words of the marked text at all: some were saved on another day, in
    another language, or after they had moved. `headings_there` counts the headings whose words stand in it.
    """

    name: str
    recall: float
    precision: float
    headings: int
    headings_found: int
    headings_there: int
    doubted: bool
    seconds: float
    there: bool

    @property
    def good(self) -> bool:
        """Whether nearly all of the policy was found, and nearly nothing else."""
        return self.recall >= BOTH and self.precision >= BOTH


def words(markdown: str) -> Counter[str]:
    """Return the words that a reader of a Markdown text sees, in small letters."""
    return Counter(_WORD.findall("\n".join(block.words for block in blocks.parse(markdown)).casefold()))


def titles(markdown: str) -> Counter[str]:
    """Return the headings of a Markdown text, by their words."""
    found = (one.read.words for one in heading_lines.headings(markdown))
    return Counter(headings.words(one) for one in found if one)


def ours(raw: bytes, name: str) -> tuple[str, bool]:
    """Return the Markdown that we find in a page, for a policy of its document's name, and whether it is in doubt."""
    found = reading.read(raw, ".html", name, wanted=name.split("--")[1])
    return found.text, any("less sure" in doubt for doubt in found.doubts)


def of_trafilatura(raw: bytes, name: str) -> tuple[str, bool]:
    """Return the Markdown that trafilatura finds in a page."""
    import trafilatura  # noqa: PLC0415 -- only where it is installed

    _ = name
    return trafilatura.extract(raw.decode(errors="replace"), output_format="markdown", include_tables=True) or "", False


READERS: Final[dict[str, Callable[[bytes, str], tuple[str, bool]]]] = {"": ours, "trafilatura: ": of_trafilatura}


def measured(folder: Path, reader: Callable[[bytes, str], tuple[str, bool]] = ours) -> Page:
    """Return how well the text of one page is found."""
    raw, marked = (folder / "page.html").read_bytes(), (folder / "text.md").read_text()
    start = time.perf_counter()
    text, doubted = reader(raw, folder.name)
    seconds = time.perf_counter() - start
    right, found = words(marked), words(text)
    common = (right & found).total()
    wanted = titles(marked)
    root = xml_tree.web_page(raw.decode(errors="replace"))
    page_text = "" if root is None else " ".join(root.itertext())
    everything = Counter(_WORD.findall(page_text.casefold()))
    page_words = f" {headings.words(page_text)} "
    return Page(
        folder.name,
        common / max(right.total(), 1),
        common / max(found.total(), 1),
        wanted.total(),
        (wanted & titles(text)).total(),
        sum(f" {one} " in page_words for one in wanted.elements()),
        doubted,
        seconds,
        (right & everything).total() >= BOTH * right.total(),
    )


def pages(
    *, kept_out: bool, reader: Callable[[bytes, str], tuple[str, bool]] = ours, root: Path = ROOT
) -> Iterator[Page]:
    """Yield the figures of the pages whose service was kept out while rules were made, or of the others."""
    for folder in sorted(root.iterdir()):
        if folder.is_dir() and held_out(folder.name.split("--")[0]) is kept_out:
            yield measured(folder, reader)


def _line(what: str, found: Sequence[Page]) -> str:
    def median(name: str) -> str:
        return f"{statistics.median(getattr(page, name) for page in found):.3f}"

    wanted = sum(page.headings for page in found)
    named = sum(page.headings_found for page in found)
    there = sum(page.headings_there for page in found)
    good = sum(page.good for page in found)
    doubts = sum(page.doubted for page in found if not page.good)
    return (
        f"| {what} | {len(found)} | {median('recall')} | {median('precision')}"
        f" | {good} of {len(found)} | {named / max(wanted, 1):.2f} of {wanted} | {named / max(there, 1):.2f} of {there}"
        f" | {doubts} of {len(found) - good}"
        f" | {median('seconds')} s |"
    )


def main() -> None:
    """Print the figures: one line for the pages on which rules were made, one for those that were kept out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", action="store_true", help="a line for each page on which rules were made")
    parser.add_argument("--kept-out", action="store_true", help="count the pages that were kept out too")
    asked = parser.parse_args()
    print(
        "| pages | number | recall | precision | both ≥ 0.95 | headings | headings that the page has"
        " | doubted of the others | time |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    found = list(pages(kept_out=False))
    for page in found if asked.each else ():
        print(
            f"| {page.name} | | {page.recall:.3f} | {page.precision:.3f} | {'yes' if page.good else 'NO'}"
            f" | {page.headings_found} of {page.headings} | of {page.headings_there}"
            f" | {'doubted' * page.doubted} | {page.seconds:.2f} s |"
        )
    for name, reader in READERS.items():
        if name and importlib.util.find_spec(name.strip(": ")) is None:
            continue
        for kept_out in (False, True) if asked.kept_out else (False,):
            counted = found if reader is ours and not kept_out else list(pages(kept_out=kept_out, reader=reader))
            what = f"{name}{'kept out' if kept_out else 'development'}"
            print(_line(what, counted))
            print(_line(f"{what}, text in the page", [page for page in counted if page.there]))


if __name__ == "__main__":
    main()
