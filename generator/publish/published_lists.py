"""What is published of each policy: the lists of versions of a site's folder, or of the live site."""

import json
import urllib.parse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from generator import files
from generator.checks import continuity
from generator.checks.continuity import Listed
from generator.errors import Finding, Place, PolicyError, cannot
from generator.model.policy import Policy
from generator.publish import web
from generator.schema.values import SLUG

INDEX: Final = "policies.json"
LIST: Final = "versions.json"
MOST_POLICIES: Final = 1_000
SITE: Final = "site"
"""The folder of a project with the site that is published from it, where nobody names another one."""
REHEARSAL: Final = "rehearsal"
"""In the name of each folder with the site of one."""
_AS_IT_WAS: Final = "restore it as it was built"


def index(names: Sequence[str], *, below: str = "") -> bytes:
    """Return the list of a site's policies, with the address of each one's versions relative to the list."""
    rows = [{"policy": name, "versions": f"{name.removeprefix(below)}/{LIST}"} for name in names]
    return f"{json.dumps({'format': 1, 'policies': rows}, indent=2)}\n".encode()


def of_folder(folder: Path) -> tuple[Listed, ...]:
    """Return the lists of versions that a built site holds; empty where there is no site."""
    found = []
    for path in sorted(folder.rglob(LIST)) if folder.is_dir() else []:
        shown = str(path)
        listed = _read(files.read_bytes(path, shown, files.MOST_SEALED_BYTES), shown)
        if listed is None:
            message = "this is not a list of versions as a site publishes it"
            raise PolicyError([Finding(Place(shown, 0), continuity.RULE, message, _AS_IT_WAS)])
        found.append(listed)
    gone = sorted(_named(folder / INDEX) - {one.policy for one in found})
    if gone:
        message = f"this names {gone[0]}, and the list of its versions is not there"
        raise PolicyError([Finding(Place(str(folder / INDEX), 0), continuity.RULE, message, _AS_IT_WAS)])
    return tuple(found)


def is_site(folder: Path) -> bool:
    """Return True if a folder holds a site that this program built."""
    return any(folder.glob(f"*/*/{LIST}")) or (folder / INDEX).is_file()


def of_own_site(project: Path) -> tuple[Listed, ...]:
    """Return the lists of versions of a project's own `site/`; empty where it has none, or that is a rehearsal's."""
    site = project / SITE
    return of_folder(site) if is_site(site) and REHEARSAL not in site.resolve().name else ()


def _named(path: Path) -> set[str]:
    """Return the policies that a built site says it holds; empty where it says nothing."""
    if not path.is_file():
        return set()
    return {name for name, _ in _listed(files.read_bytes(path, str(path), files.MOST_SEALED_BYTES), str(path))}


def of_site(where: str, policies: Sequence[Policy], line: web.WebLine) -> tuple[Listed, ...]:
    """Return the lists of versions of the site at an address (https://…) or in a folder, which has to be there."""
    if "://" not in where:
        if not Path(where).is_dir():
            raise cannot(where, "there is no such folder", "name the folder or the address of the published site")
        return of_folder(Path(where))
    return tuple(_of_address(f"{where.rstrip('/')}/", policies, line))


def _of_address(root: str, policies: Sequence[Policy], line: web.WebLine) -> Iterator[Listed]:
    content = web.fetched(f"{root}{INDEX}", line)
    if content is None:  # built before there was this list, or nothing is published
        for policy in policies:
            listed = _fetched_list(root, f"{policy.name}/{LIST}", line) or _fetched_list(
                root, f"{policy.slug}/{LIST}", line
            )
            if listed and listed.policy == policy.name:
                yield listed
        return
    for name, path in _listed(content, f"{root}{INDEX}"):
        listed = _fetched_list(root, path, line)
        if listed is None or listed.policy != name:
            message = (
                f"this should be the list of versions of {name}, and is {listed.policy if listed else 'not there'}"
            )
            raise PolicyError([Finding(Place(f"{root}{path}", 0), continuity.RULE, message, "is the site complete?")])
        yield listed


def _listed(content: bytes, address: str) -> list[tuple[str, str]]:
    """Return the policies that a site lists, each with the way to its list of versions."""
    try:
        rows = [(str(row["policy"]), str(row["versions"])) for row in json.loads(content)["policies"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        rows = None
    if rows is None or len(rows) > MOST_POLICIES or not all(_is_way(name, path) for name, path in rows):
        raise cannot(address, "what stands here is not the list of a site's policies", "is it the right address?")
    return rows


def _is_way(name: str, path: str) -> bool:
    brand, _, policy = name.partition("/")
    return bool(SLUG.fullmatch(brand) and SLUG.fullmatch(policy)) and path in {f"{name}/{LIST}", f"{policy}/{LIST}"}


def _fetched_list(root: str, path: str, line: web.WebLine) -> Listed | None:
    address = urllib.parse.urljoin(root, path)
    content = web.fetched(address, line)
    if content is None:
        return None
    listed = _read(content, address)
    if listed is None:
        raise cannot(address, "what stands here is not a list of versions", "is it the right address?")
    return listed


def _read(content: bytes, where: str) -> Listed | None:
    try:
        return continuity.read(json.loads(content), where)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        return None
