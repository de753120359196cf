"""What stays of a version whose text was removed by order, `takedowns/vNNN.yml`: its place in the chain, and why.

A removed version keeps its number, its digest and its dates, and is shown as removed: only its text is gone. Source:
domain rules §5.7 (16).
"""

import datetime
import re
from typing import Final

from generator.archive.sealed_form import FIRST, ORIGINS, UNKNOWN
from generator.errors import Finding, Place
from generator.model.document import Document
from generator.model.entries import from_keys, to_keys
from generator.model.version import Takedown, Version
from generator.schema import dates, forms
from generator.schema.kinds import Choice, Field, Flag, ListOf, Text, WholeNumber, optional, required
from generator.schema.nodes import Mapping
from generator.schema.values import read_record
from generator.schema.yaml import dump_yaml
from generator.source.notice_promise import SEALED_PROMISE, read_promise, write_promise

FOLDER: Final = "takedowns"
RULE: Final = "takedown"
UNFINISHED: Final = "takedown-unfinished"
HEAD: Final = "# Written by `policy takedown`, in the place of a sealed text. Do not edit or remove it.\n"
_DIGEST: Final = re.compile(r"sha256:[0-9a-f]{64}", re.ASCII)
_ORDER: Final = required(
    basis=Text("order of the court of Delft, 12/2026"), by=Text("a-moreau"), approved_by=Text("k-lind"), date=forms.DAY
)
_AFTER_IT: Final = optional(continued=ListOf(WholeNumber(1, 10**6)), rehearsal=Flag())
_AS_IN_A_VERSION: Final = frozenset({"digest", "previous", "recorded", "origin", "master", "before"})
_FIELDS: Final = (
    required(
        version=WholeNumber(1, 10**6), digest=forms.DIGEST, previous=Text(), recorded=forms.DAY, origin=Choice(ORIGINS)
    )
    | optional(effective=Text())
    | required(title=Text(), kind=Text(), language=Text())
    | optional(master=forms.DIGEST)
    | {"notice": Field(SEALED_PROMISE, required=True)}
    | _ORDER
    | optional(before=WholeNumber(1, 10**6))
    | _AFTER_IT
)


def takedown_file(version: Version, takedown: Takedown) -> bytes:
    """Return the file that takes the place of a version's text."""
    content: dict[str, object] = {
        "version": version.number,
        "digest": version.digest,
        "previous": version.previous,
        "recorded": version.recorded.isoformat(),
        "origin": version.origin,
    }
    if version.origin == "imported" or version.number == 1:
        content["effective"] = version.effective.isoformat() if version.effective else UNKNOWN
    content |= {"title": version.document.title, "kind": version.document.kind, "language": version.document.language}
    if version.master:
        content["master"] = version.master
    content |= {"notice": write_promise(version.promise)} | to_keys(takedown, _ORDER)
    content |= {"before": version.before} if version.before else {}
    content |= to_keys(takedown, _AFTER_IT)
    return f"{HEAD}{dump_yaml(content)}".encode()


def read(node: Mapping, place: Place, sealed: str, findings: list[Finding]) -> Version | None:
    """Return what is known of a removed version, or None and the findings why that can't be read.

    `sealed` is the path of the text that was removed.
    """
    before = len(findings)
    values = read_record(_FIELDS, node, findings, what="a takedown")
    if len(findings) > before:
        return None
    effective, previous = str(values.get("effective", UNKNOWN)), str(values["previous"])
    date = None if effective == UNKNOWN else dates.day(effective)
    if (effective != UNKNOWN and date is None) or (previous != FIRST and not _DIGEST.fullmatch(previous)):
        findings.append(wrong(place, "its “effective” or “previous” is not as `policy takedown` wrote it"))
        return None
    takedown = {key: value for key, value in values.items() if key in _ORDER | _AFTER_IT}
    return from_keys(
        Version,
        {key: value for key, value in values.items() if key in _AS_IN_A_VERSION},
        number=values["version"],
        document=Document(str(values["title"]), str(values["language"]), (), str(values["kind"])),
        effective=date,
        promise=read_promise(values["notice"]),
        place=Place(sealed),
        removed=from_keys(Takedown, takedown, place=place),
    )


def wrong(place: Place, message: str) -> Finding:
    """Return what is wrong with a takedown, and how it is mended."""
    return Finding(place, RULE, message, "restore the file as `policy takedown` wrote it")


def in_words(version: Version) -> str:
    """Return in plain words that a text was removed, by which order and when; its digest stays."""
    takedown = version.removed
    if takedown is None:
        return ""
    return words_of(version.number, version.digest, takedown.date, takedown.basis)


def words_of(number: int, digest: str, date: datetime.date, basis: str) -> str:
    """Return the same of what a list says."""
    return f"version {number} was removed by order on {date}: {' '.join(basis.split())} ({digest})"
