"""How well the text of a policy is found in a web page as it was saved: beside what a person marked as the policy."""

import argparse
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.corpus import held_out
from generator.documents import reading
from generator.source import headings
from generator.text import blocks, survey

ROOT: Final = Path(__file__).resolve().parents[2] / "shared/corpus/html"
BOTH: Final = 0.95
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Page:
    """What was found in one page: shares of words and of headings from 0 to 1, and whether it says to be less sure."""

    name: str
    recall: float
    precision: float
    headings: int
    headings_found: int
    doubted: bool
    seconds: float

    @property
    def good(self) -> bool:
        """Whether nearly all of the policy was found, and nearly nothing else."""
        return self.recall >= BOTH and self.precision >= BOTH


def words(markdown: str) -> Counter[str]:
    """Return the words that a reader of a Markdown text sees, in small letters."""
    return Counter(_WORD.findall("\n".join(block.words for block in blocks.parse(markdown)).casefold()))


def titles(markdown: str) -> Counter[str]:
    """Return the headings of a Markdown text, by their words."""
    return Counter(headings.words(found) for _, _, _, found, _ in survey.headings(markdown) if found)


def measured(folder: Path) -> Page:
    """Return how well the text of one page is found."""
    raw, marked = (folder / "page.html").read_bytes(), (folder / "text.md").read_text()
    start = time.perf_counter()
    found = reading.read(raw, ".html", folder.name, wanted=folder.name.split("--")[1])
    seconds = time.perf_counter() - start
    right, ours = words(marked), words(found.text)
    common = (right & ours).total()
    wanted = titles(marked)
    return Page(
        folder.name,
        common / max(right.total(), 1),
        common / max(ours.total(), 1),
        wanted.total(),
        (wanted & titles(found.text)).total(),
        any("less sure" in doubt for doubt in found.doubts),
        seconds,
    )


def pages(*, kept_out: bool, root: Path = ROOT) -> Iterator[Page]:
    """Yield the figures of the pages whose service was kept out while rules were made, or of the others."""
    for folder in sorted(root.iterdir()):
        if folder.is_dir() and held_out(folder.name.split("--")[0]) is kept_out:
            yield measured(folder)


def _line(what: str, found: Sequence[Page]) -> str:
    def median(name: str) -> str:
        return f"{statistics.median(getattr(page, name) for page in found):.3f}"

    wanted = sum(page.headings for page in found)
    share = sum(page.headings_found for page in found) / max(wanted, 1)
    good = sum(page.good for page in found)
    doubts = sum(page.doubted for page in found if not page.good)
    return (
        f"| {what} | {len(found)} | {median('recall')} | {median('precision')}"
        f" | {good} of {len(found)} | {share:.2f} of {wanted} | {doubts} of {len(found) - good}"
        f" | {median('seconds')} s |"
    )


def main() -> None:
    """Print the figures: one line for the pages on which rules were made, one for those that were kept out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", action="store_true", help="a line for each page on which rules were made")
    parser.add_argument("--kept-out", action="store_true", help="count the pages that were kept out too")
    asked = parser.parse_args()
    print("| pages | number | recall | precision | both ≥ 0.95 | headings | doubted of the others | time |")
    print("|---|---|---|---|---|---|---|---|")
    found = list(pages(kept_out=False))
    for page in found if asked.each else ():
        print(
            f"| {page.name} | | {page.recall:.3f} | {page.precision:.3f} | {'yes' if page.good else 'NO'}"
            f" | {page.headings_found} of {page.headings} | {'doubted' * page.doubted} | {page.seconds:.2f} s |"
        )
    print(_line("development", found))
    if asked.kept_out:
        print(_line("kept out", list(pages(kept_out=True))))


if __name__ == "__main__":
    main()
