"""Looking at a published site for a notice: the evidence of the channel `site`."""

import contextlib
import datetime
import re
import urllib.parse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator import files
from generator.errors import PolicyError, cannot, refusal
from generator.model.document import digest
from generator.model.policy import Policy
from generator.model.record import Evidence, VersionRecord
from generator.notice import requirements, site_looks
from generator.notice.notice_clock import newest
from generator.notice.notice_period import in_words
from generator.publish import visible, web
from generator.source.site_address import wrong_address

PAGES: Final = ("", "notice/")
MOST_BYTES: Final = 5_000_000
_MARK: Final = re.compile(rb'data-notice="(sha256:[0-9a-f]{64})"')


@dataclass(frozen=True, slots=True)
class NoticeLocation:
    """Where to look for a notice, the folder of a built site or an address, and how the web is reached from here."""

    where: str
    line: web.WebLine


def find_evidence(policy: Policy, record: VersionRecord, way: NoticeLocation, now: datetime.datetime) -> Evidence:
    """Return the proof that the newest notice of a version stands on the page in force and on the notice page.

    Its mark has to be there, and readers have to see from when it applies: a mark alone tells nobody anything.
    """
    captures = []
    for page in PAGES:
        content = _page(policy, way, page)
        if message := _unseen(policy, record, page, content):
            remedy = "build and publish the site after announcing, then look again"
            if newest(record).digest.encode() in _MARK.findall(content):
                remedy = "what changes the pages after they were built? publish them as they are, then look again"
            raise refusal(way.where, "not-seen", message, remedy)
        captures.append(digest(content))
    return Evidence("site", now, newest(record).digest, way.where, digest("".join(captures).encode()))


def _unseen(policy: Policy, record: VersionRecord, page: str, content: bytes) -> str:
    """Return why readers don't see the notice of a version on a page; empty where they do."""
    if newest(record).digest.encode() not in _MARK.findall(content):
        return f"the notice of version {record.version} is not on this page: {page or policy.slug}"
    html = content.decode(errors="replace")
    what = visible.unseen(html, _day_in_words(policy, record), ())
    if what := what or ("it leads readers away at once" if visible.leads_away(html) else ""):
        return f"the notice of version {record.version} is marked on this page ({page or policy.slug}), and {what}"
    return ""


def look_as_reader(policy: Policy, record: VersionRecord, way: NoticeLocation) -> bool:
    """Return True if a notice that this program saw stands there, too, for whoever doesn't say its name.

    False where the host gives no answer then: many refuse what is no browser. Another page is refused: a host knows
    the looker by its name, and a cache may give readers a former page, which a look past it doesn't show. A folder has
    one page for all.
    """
    for page in PAGES if is_address(way.where) else ():
        content = _fetched_by_anybody(f"{way.where.rstrip('/')}/{policy.slug}/{page}", way.line)
        if content is None:
            return False
        if message := _unseen(policy, record, page, content):
            message = f"this program is shown another page than readers: without its name, {message}"
            remedy = (
                "what answers readers (a cache, rules for robots, another server)? when it shows them this, look again"
            )
            raise refusal(way.where, "not-seen", message, remedy)
    return True


def _day_in_words(policy: Policy, record: VersionRecord) -> tuple[str, ...]:
    """Return the day that was announced, as pages name it to readers; empty where there is none."""
    version = policy.find_version(record.version)
    return (in_words(record.effective, version.document.language),) if version and record.effective else ()


@dataclass(frozen=True, slots=True)
class ByHand:
    """A channel of which two people say that it was used, where the proof of it is, and whom it reached.

    `where` is a place in words, or a file, such as the receipt of the post: its digest is kept. `letters` counts those
    that were handed over.
    """

    channel: str
    where: str
    by: str
    approved_by: str
    letters: int = 0
    audiences: tuple[str, ...] = ()


def by_hand(policy: Policy, record: VersionRecord, way: ByHand, now: datetime.datetime) -> Evidence:
    """Return what people say of a channel that the program can't see: letters, or a message in an application."""
    refuse_others(policy.name, audiences(policy, record), way.audiences)
    return Evidence(
        way.channel,
        now,
        newest(record).digest,
        way.where,
        _receipt(Path(way.where)),
        recipients=way.letters,
        accepted=way.letters,
        audiences=way.audiences,
        by=way.by,
        approved_by=way.approved_by,
    )


def _receipt(path: Path) -> str:
    """Return the digest of a file that proves something; empty where the place is none on this machine."""
    try:
        return digest(files.read_bytes(path, str(path), MOST_BYTES)) if path.is_file() else ""
    except OSError:  # words that can't be the name of a file
        return ""


def audiences(policy: Policy, record: VersionRecord) -> tuple[str, ...]:
    """Return those to whom the newest notice of a version is promised, where they are several.

    That a version was taken back is told to those who got its notice, whoever they are.
    """
    return () if record.withdrawal else requirements.audiences(policy, record)


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


def on_the_web(
    policy: Policy, record: VersionRecord, way: NoticeLocation, now: datetime.datetime, *, rehearsal: bool = False
) -> Evidence:
    """Return the proof that the newest notice of a version stands on the published site; a folder is none."""
    proof = find_evidence(policy, record, way, now)
    if not is_address(way.where):
        message = "a folder shows what was built, and not what readers see: it proves nothing"
        remedy = "publish it, then look at its address: --seen https://…, or `policy look`"
        raise refusal(way.where, "built-only", message, remedy)
    if is_published(policy, way.where, rehearsal=rehearsal):
        look_as_reader(policy, record, way)
        return proof
    message = f"readers are not here: brand.yml says that the policies are published at {policy.brand.address}"
    remedy = "look there, or mend published_at"
    if not policy.brand.address:
        message = "brand.yml doesn't say where the policies are published, so nobody knows whether readers are here"
        remedy = "add published_at: https://… to it"
    raise refusal(way.where, "built-only", message, remedy)


def is_published(policy: Policy, where: str, *, rehearsal: bool = False) -> bool:
    """Return True if this is the address at which readers see a brand's policies, as its brand.yml says.

    In a rehearsal, this machine plays the site.
    """
    if rehearsal and is_address(where) and web.own_machine(urllib.parse.urlsplit(where).hostname or ""):
        return True
    address = policy.brand.address
    return bool(address) and not wrong_address(address) and site_looks.same_site(where, address)


def is_address(where: str) -> bool:
    """Return True if this is the address of a site; what stands in a folder is built, and seen by nobody."""
    return "://" in where


def _page(policy: Policy, way: NoticeLocation, page: str) -> bytes:
    where = way.where
    if is_address(where):
        try:
            return _fetched(f"{where.rstrip('/')}/{policy.slug}/{page}", way.line)
        except PolicyError:
            if not (root := _root_of(policy, where)):
                raise
        message = "this is the address of a page, and pages are looked for below the root of the site"
        raise cannot(where, message, f"name that: {root}")
    for folder in (Path(where) / policy.brand.slug / policy.slug, Path(where) / policy.slug):
        path = folder / page / "index.html"
        with contextlib.suppress(OSError):  # a name that is too long, a folder that is closed to us
            if path.is_file():
                return files.read_bytes(path, str(path), MOST_BYTES)
    raise cannot(where, f"there is no page {policy.name}/{page} here", "name the folder of the built site")


def _root_of(policy: Policy, where: str) -> str:
    """Return the root of the site to which the address of a page belongs; empty where it isn't one of the policy."""
    try:
        parts = urllib.parse.urlsplit(where)
    except ValueError:  # no address at all
        return ""
    folders = parts.path.split("/")
    if policy.slug not in folders:
        return ""
    above = "/".join(folders[: len(folders) - folders[::-1].index(policy.slug) - 1])
    return urllib.parse.urlunsplit((parts.scheme, parts.netloc, f"{above.rstrip('/')}/", "", ""))


def _fetched_by_anybody(address: str, line: web.WebLine) -> bytes | None:
    return web.fetched_by_anybody(address, line, MOST_BYTES)


def _fetched(address: str, line: web.WebLine) -> bytes:
    content = web.fetched(address, line, MOST_BYTES)
    if content is None:
        raise cannot(address, "there is no such page", "is the site published, with the brand's folder there?")
    return content
