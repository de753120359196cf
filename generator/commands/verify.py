"""Proving an archive from outside: a source folder, or a published site with nothing but its files."""

import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from generator import files
from generator.archive import takedowns, versions
from generator.archive.sealed_form import FIRST
from generator.commands import upgrade
from generator.errors import Finding, PolicyError, cannot, refusal
from generator.loading import policy_source

TEXTS: Final = "versions"
_REMEDY: Final = "name policy_source or the folder of a published site"


def verify(path: Path) -> tuple[str, ...]:
    """Return a line for each policy whose chain holds; what does not hold is raised: of a site, the first thing.

    A folder with `versions.json` files, or a page of its own, is a published site, any other one a source; without a
    policy it proves nothing.
    """
    if not path.is_dir():
        raise cannot(str(path), "there is no such folder", _REMEDY)
    lists = sorted(path.rglob("versions.json"))
    is_site = bool(lists) or (path / "index.html").is_file()
    proved = tuple(_site(path, lists)) if is_site else tuple(_source(path))
    if is_site and not proved:
        raise cannot(str(path), "this site holds no sealed version, so there is nothing to prove", _REMEDY)
    if not proved:
        raise cannot(str(path), "this folder holds no policy, so there is nothing to prove", _REMEDY)
    return proved


def _source(path: Path) -> Iterator[str]:
    loaded = policy_source.load(path)
    policy_source.require(loaded.integrity_findings)
    for policy in loaded.policies:
        policy_source.require(versions.unproved(loaded.folder(policy), policy.name, loaded.shown_folder(policy)))
        policy_source.require(tuple(upgrade.disagreements(policy)))
        newest = policy.versions[-1].digest if policy.versions else ""
        more = [takedowns.in_words(version) for version in policy.versions if version.removed]
        written = len(policy.verdict_files)
        if written:
            more.append(f"{written} file{'' if written == 1 else 's'} of verdicts say what was published")
        yield _holds(policy.name, len(policy.versions), newest, more)


def _holds(name: str, count: int, digest: str, more: Sequence[str] = ()) -> str:
    if not count:
        return f"{name}: no sealed version yet"
    line = f"{name}: {count} sealed version{'' if count == 1 else 's'}, the chain holds, newest {digest}"
    return "; ".join([line, *more])


def _site(site: Path, lists: list[Path]) -> Iterator[str]:
    for path in lists:
        shown_path = str(path)
        try:
            listed = json.loads(files.read_bytes(path, shown_path, files.MOST_SEALED_BYTES))
            name = str(listed["policy"])
            rows = [_row(row) for row in listed["versions"]]
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
            raise _broken(shown_path, "this is not a list of versions as the site publishes it") from None
        newest = _require_chain(site, path, name, rows)
        listed_texts = {str(row.number) for row in rows if not row.removed}
        for file in sorted((path.parent / TEXTS).glob("*.md")):
            if file.stem not in listed_texts:
                raise _broken(str(file), "this text is published, and missing from versions.json")
        yield _holds(name, len(rows), newest, [row.removed for row in rows if row.removed])


def _require_chain(site: Path, path: Path, name: str, rows: Sequence["_ListedVersion"]) -> str:
    """Refuse a list whose versions don't follow one another; return the digest of the newest."""
    previous = FIRST
    for expected, row in enumerate(rows, 1):
        file = path.parent / row.text
        if row.number != expected:
            raise _broken(str(path), f"version {expected} is missing from the list")
        if row.removed:
            if row.previous != previous:
                raise _broken(str(path), f"removed version {row.number} does not follow the one before it ({previous})")
        elif "\0" in row.text or not file.resolve().is_relative_to(site.resolve()):
            raise _broken(str(path), f"the text of version {row.number} lies outside the site")
        else:
            _require_proved(file, name, row, previous)
        previous = row.digest
    return previous


@dataclass(frozen=True, slots=True)
class _ListedVersion:
    """A version as the list names it; `removed` says in words that its text was removed by order, and by which."""

    number: int
    digest: str
    text: str
    previous: str
    removed: str


def _row(listed: dict[str, Any]) -> _ListedVersion:
    number, digest, gone, removed = int(listed["version"]), str(listed["digest"]), listed.get("removed"), ""
    if gone is not None:
        date, basis = datetime.date.fromisoformat(gone["date"]), str(gone["basis"])
        removed = takedowns.words_of(number, digest, date, basis)
    return _ListedVersion(number, digest, str(listed["text"]), str(listed["previous"]), removed)


def _require_proved(file: Path, name: str, row: _ListedVersion, previous: str) -> None:
    """Stop where a published text is not the one that the list names, or does not follow the one before it."""
    findings: list[Finding] = []
    version = versions.read_version(file, name, str(file), findings, proved=True)
    if version is None:
        raise PolicyError(findings[:1])
    if version.digest != row.digest:
        raise _broken(str(file), f"its digest is not the one that versions.json lists ({row.digest})")
    if version.number != row.number:
        raise _broken(str(file), f"it says that it is version {version.number}")
    if version.previous != previous:
        raise _broken(str(file), f"it does not follow the version before it ({previous})")


def _broken(place: str, message: str) -> PolicyError:
    remedy = "this copy of the archive was changed; compare it with the source or an earlier copy"
    return refusal(place, "archive", message, remedy)
