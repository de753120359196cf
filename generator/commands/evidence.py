"""Looking at a published site for a notice: the evidence of the channel `site`."""

import contextlib
import datetime
import http.client
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator import files
from generator.errors import Finding, Place, PolicyError, cannot
from generator.model.document import digest
from generator.model.policy import Policy
from generator.model.record import Evidence, VersionRecord
from generator.notice import clock
from generator.notice.clock import newest
from generator.publish.web import OPENER, own_machine

PAGES: Final = ("", "notice/")
MOST_BYTES: Final = 5_000_000
PATIENCE: Final = 20  # seconds
_MARK: Final = re.compile(rb'data-notice="(sha256:[0-9a-f]{64})"')


def evidence(policy: Policy, record: VersionRecord, where: str, now: datetime.datetime) -> Evidence:
    """Return the proof that the newest notice of a version stands on the page in force and on the notice page.

    `where` is the folder of a built site, or the address at which the brand's policies are published.
    """
    wanted = newest(record).digest
    captures = []
    for page in PAGES:
        content = _page(policy, where, page)
        if wanted.encode() not in _MARK.findall(content):
            message = f"the notice of version {record.version} is not on this page: {page or policy.slug}"
            remedy = "build and publish the site after announcing, then look again"
            raise PolicyError([Finding(Place(where), "not-seen", message, remedy)])
        captures.append(digest(content))
    return Evidence("site", now, wanted, where, digest("".join(captures).encode()))


@dataclass(frozen=True, slots=True)
class ByHand:
    """A channel of which people say that they used it, where the proof of it is, and whom it reached."""

    channel: str
    where: str
    audiences: tuple[str, ...] = ()


def by_hand(policy: Policy, record: VersionRecord, way: ByHand, now: datetime.datetime) -> Evidence:
    """Return what people say of a channel that the program can't see: letters, or a message in an application."""
    refuse_others(policy.name, audiences(policy, record), way.audiences)
    return Evidence(way.channel, now, newest(record).digest, way.where, audiences=way.audiences)


def audiences(policy: Policy, record: VersionRecord) -> tuple[str, ...]:
    """Return those to whom the newest notice of a version is promised, where they are several.

    That a version was taken back is told to those who got its notice, whoever they are.
    """
    return () if record.withdrawal else clock.audiences(policy, record)


def refuse_others(name: str, promised: Sequence[str], named: Sequence[str]) -> None:
    """Refuse a notice of which nobody says whom it reached, where several audiences are promised; and a strange one."""
    strange = [one for one in named if one not in promised]
    if strange and not promised:
        message = "one audience is promised, and whoever is told is taken to be it"
        raise cannot(name, message, "leave --audience out")
    if strange:
        message = f"“{strange[0]}” is not among those to whom notice is promised: {', '.join(promised)}"
        raise cannot(name, message, "name one of them")
    if promised and not named:
        message = f"until this version applies, its notice is promised to {' and '.join(promised)}"
        remedy = "say who of them is told by this: " + " ".join(f"--audience {one}" for one in promised)
        raise cannot(name, message, remedy)


def on_the_web(policy: Policy, record: VersionRecord, where: str, now: datetime.datetime) -> Evidence:
    """Return the proof that the newest notice of a version stands on the published site; a folder is none."""
    proof = evidence(policy, record, where, now)
    if not is_address(where):
        message = "a folder shows what was built, and not what readers see: it proves nothing"
        remedy = "publish it, then look at its address: --seen https://…, or `policy look`"
        raise PolicyError([Finding(Place(where), "built-only", message, remedy)])
    if not is_published(policy, where):
        message = f"readers are not here: brand.yml says that the policies are published at {policy.brand.address}"
        raise PolicyError([Finding(Place(where), "built-only", message, "look there, or mend published_at")])
    return proof


def is_published(policy: Policy, where: str) -> bool:
    """Return True if this is an address at which readers see a policy: that of brand.yml, where that names one."""
    if not is_address(where):
        return False
    known = urllib.parse.urlsplit(policy.brand.address)
    return not known.netloc or urllib.parse.urlsplit(where).netloc.casefold() == known.netloc.casefold()


def is_address(where: str) -> bool:
    """Return True if this is the address of a site; what stands in a folder is built, and seen by nobody."""
    return "://" in where


def _page(policy: Policy, where: str, page: str) -> bytes:
    if is_address(where):
        return _fetched(f"{where.rstrip('/')}/{policy.slug}/{page}")
    for folder in (Path(where) / policy.brand.slug / policy.slug, Path(where) / policy.slug):
        path = folder / page / "index.html"
        with contextlib.suppress(OSError):  # a name that is too long, a folder that is closed to us
            if path.is_file():
                return files.read_bytes(path, str(path), MOST_BYTES)
    raise cannot(where, f"there is no page {policy.name}/{page} here", "name the folder of the built site")


def _fetched(address: str) -> bytes:
    try:
        parts = urllib.parse.urlsplit(address)
    except ValueError:
        raise _no_address(address) from None
    if parts.scheme != "https" and not (parts.scheme == "http" and own_machine(parts.hostname or "")):
        raise cannot(address, "a site is looked at over https", "write its address with https://")
    request = urllib.request.Request(address, headers={"User-Agent": "policypress"})  # noqa: S310 -- scheme is checked
    try:
        with OPENER.open(request, timeout=PATIENCE) as answer:
            content: bytes = answer.read(MOST_BYTES + 1)
    except (ValueError, http.client.InvalidURL):
        raise _no_address(address) from None
    except urllib.error.HTTPError as problem:
        raise cannot(address, f"the server answers {problem.code}", "is the site published?") from None
    except http.client.HTTPException:
        raise cannot(address, "what answers here is not a web server", "is it the right address?") from None
    except OSError as problem:
        reason = getattr(problem, "reason", None) or problem
        raise cannot(address, f"this page can't be read: {reason}", "is the site published?") from None
    if len(content) > MOST_BYTES:
        raise cannot(address, "this page is far too large", "is it the right address?")
    return content


def _no_address(address: str) -> PolicyError:
    return cannot(address, "this is not the address of a site", "write it as https://www.example.com/policies")
