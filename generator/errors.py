"""What can be wrong, as data: a finding names its place, what is wrong and how to mend it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

NEEDS_WORK: Final = 1
COULD_NOT_RUN: Final = 2
CANNOT_RUN: Final = "cannot-run"
MOST_NAMES: Final = 14
_ALIKE: Final = 65  # of 100


class Severity(StrEnum):
    """How much a finding stops: an error stops `freeze` and `build`, a warning stops nothing, nor does a note."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file; `path` is as the editor sees it, line and column count from 1 (line 0: the whole)."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong: `message` says what, `remedy` how to mend it, `rule` names the check."""

    place: Place
    rule: str
    message: str
    remedy: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.place}: {self.words}"

    @property
    def words(self) -> str:
        """What is wrong and how to mend it, as one sentence."""
        return with_remedy(self.message, self.remedy)


def with_remedy(message: str, remedy: str) -> str:
    """Return what is wrong and how to mend it as one sentence; either may hold commas, so a semicolon parts them."""
    return f"{message}; {remedy}" if remedy else message


class PolicyError(Exception):
    """The one exception that the command line reports: its findings, and the exit status they mean."""

    def __init__(self, findings: Iterable[Finding], status: int = NEEDS_WORK) -> None:
        """Keep the findings in order of place, each once."""
        self.findings = tuple(sorted(set(findings)))
        self.status = status
        super().__init__("\n".join(map(str, self.findings)))

    def __reduce__(self) -> tuple[type["PolicyError"], tuple[tuple[Finding, ...], int]]:
        """Return how the error is made again in another process."""
        return PolicyError, (self.findings, self.status)


def cannot(path: str, message: str, remedy: str = "") -> PolicyError:
    """Return the error for something that keeps a command from running at all (exit status 2)."""
    return PolicyError([Finding(Place(path, 0), CANNOT_RUN, message, remedy)], COULD_NOT_RUN)


def refusal(path: str, rule: str, message: str, remedy: str) -> PolicyError:
    """Return the error of a command that does nothing because of one thing, about a file or folder (exit status 1)."""
    return PolicyError([Finding(Place(path), rule, message, remedy)])


_BYTES: Final = range(0xDC80, 0xDD00)  # how Python keeps a byte of a name that is not UTF-8: PEP 383


def escaped(sign: str) -> str:
    r"""Return a sign that can't be shown, in ASCII: a byte that is no UTF-8 as `\xff`, others as Python writes them."""
    number = ord(sign)
    return f"\\x{number - 0xDC00:02x}" if number in _BYTES else sign.encode("unicode_escape").decode()


def nearest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return the remedy for an unknown name: the nearest known one, else what is said of them, or all of them."""
    names = sorted(known)
    name = _closest(word, names)
    if name:
        return f"did you mean “{name}”?"
    if otherwise:
        return otherwise
    more = f" … ({len(names)} in all)" if len(names) > MOST_NAMES else ""
    return f"known here: {', '.join(names[:MOST_NAMES]) or 'nothing'}{more}"


def _closest(word: str, names: Sequence[str]) -> str:
    """Return the name that shares most letters in order with a word; empty where each is too far off."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 -- most commands name nothing that is unknown

    found = process.extractOne(word, names, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_ALIKE)
    return found[0] if found else ""
