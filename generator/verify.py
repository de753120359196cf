"""Proving an archive from outside: a source folder, or a published site with nothing but its files."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator import archive, files, source
from generator.errors import Finding, Place, PolicyError, cannot
from generator.sealed import FIRST

TEXTS: Final = "versions"


def verify(path: Path) -> tuple[str, ...]:
    """Return a line for each policy whose chain holds; the first thing that doesn't hold is raised.

    A folder with `versions.json` files is a published site, any other one a source.
    """
    if not path.is_dir():
        raise cannot(str(path), "there is no such folder", "name policy_source or the folder of a published site")
    lists = sorted(path.rglob("versions.json"))
    return tuple(_site(path, lists)) if lists else tuple(_source(path))


def _source(path: Path) -> Iterator[str]:
    loaded = source.load(path)
    if loaded.integrity_findings:
        raise PolicyError(loaded.integrity_findings[:1])
    for policy in loaded.policies:
        yield _holds(policy.name, len(policy.versions), policy.versions[-1].digest if policy.versions else "")


def _holds(name: str, count: int, digest: str) -> str:
    if not count:
        return f"{name}: no sealed version yet"
    return f"{name}: {count} sealed version{'' if count == 1 else 's'}, the chain holds, newest {digest}"


def _site(site: Path, lists: list[Path]) -> Iterator[str]:
    for path in lists:
        shown = str(path)
        try:
            listed = json.loads(files.read_bytes(path, shown, files.MOST_SEALED_BYTES))
            name = str(listed["policy"])
            rows = [(int(row["version"]), str(row["digest"]), str(row["text"])) for row in listed["versions"]]
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
            raise _broken(shown, "this is not a list of versions as the site publishes it") from None
        previous = FIRST
        for expected, (number, digest, text) in enumerate(rows, 1):
            file = path.parent / text
            if number != expected:
                raise _broken(shown, f"version {expected} is missing from the list")
            if "\0" in text or not file.resolve().is_relative_to(site.resolve()):
                raise _broken(shown, f"the text of version {number} lies outside the site")
            found: list[Finding] = []
            version = archive.read_version(file, name, str(file), found)
            if version is None:
                raise PolicyError(found[:1])
            if version.digest != digest:
                raise _broken(str(file), f"its digest is not the one that versions.json lists ({digest})")
            if version.number != number:
                raise _broken(str(file), f"it says that it is version {version.number}")
            if version.previous != previous:
                raise _broken(str(file), f"it does not follow the version before it ({previous})")
            previous = digest
        for file in sorted((path.parent / TEXTS).glob("*.md")):
            if file.stem not in {str(number) for number, _, _ in rows}:
                raise _broken(str(file), "this text is published, and missing from versions.json")
        yield _holds(name, len(rows), previous)


def _broken(place: str, message: str) -> PolicyError:
    remedy = "this copy of the archive was changed; compare it with the source or an earlier copy"
    return PolicyError([Finding(Place(place), "archive", message, remedy)])
