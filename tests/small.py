"""A small policy in New York that tests take through the workflow, and what they ask of it."""

import datetime
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.archive import record_chain, record_text
from generator.commands import find_evidence
from generator.errors import cannot
from generator.loading import policy_source
from generator.model.document import digest
from generator.model.record import VersionRecord
from generator.notice import phases as workflow
from generator.notice.notice_period import in_words
from generator.publish import web
from tests.conftest import NOW, Policy, settled, tree
from tests.once import once
from tests.steps import SUMMARY, sealed

NAME = "tiny/terms"
FOLDER = "policy_source/tiny/terms"
KEPT = f"{FOLDER}/sections/kept.md"
RECORD = f"{FOLDER}/notices/v002.yml"
ROOT_OF = Path("policy_source")
LATER = "2026-12-10T12:00:00+00:00"
ADDRESS = "https://tiny.example/policies"
NO_WEB = web.WebLine(lambda: 0.0, lambda _: None)
FETCHED = find_evidence._fetched  # noqa: SLF001 -- what tests put another in the place of
TWO = ("--by", "a-moreau", "--approved-by", "k-lind")
BY_POST = ("--given", "post", "--letters", "10", *TWO)
WHY = "The letters could not be printed in time."
TOLD = ("--by", "a-moreau", "--summary", SUMMARY)
ANNOUNCE = ("announce", NAME, *TOLD)

PEOPLE = (
    "people:\n  - {id: a-moreau, name: A. Moreau, roles: [editor]}\n  - {id: k-lind, name: K. Lind, roles: [legal]}\n"
    "  - {id: s-roy, name: S. Roy, roles: [editor]}\n"
)

SOURCES = {
    "brand.yml": (
        "brand: tiny\nname: Tiny\ntimezone: America/New_York\npublished_at: https://tiny.example/policies/\n"
        f"unreached_percent: 2\n{PEOPLE}"
    ),
    "terms/policy.yml": "title: Terms\nkind: terms\nlanguage: en\nsections: [kept, asked]\n",
    "terms/sections/kept.md": (
        "---\ntype: retention\ntitle: What is kept\nfacts:\n  retention:\n"
        "    - {id: account, keep: 3 years, kept_for: us}\n"
        "    - {id: orders, keep: 7 years}\n---\nYour account for {{ facts.retention.account.keep }}.\n\n"
        "Your orders for {{ facts.retention.orders.keep }}.\n\nIt's filed by hand.\n"
    ),
    "terms/sections/asked.md": (
        "---\ntype: contact\ntitle: How to ask\nfacts:\n  channels:\n"
        "    - {id: phone, kind: phone, value: +1 (405) 356-6726}\n---\nCall {{ facts.channels.phone.value }}.\n"
    ),
}


def made(folder: Path) -> None:
    """Write the small source."""
    for name, content in SOURCES.items():
        path = folder / "policy_source/tiny" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)


def in_draft(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the small source, of which nothing is sealed, and go there; return the folder."""
    made(folder)
    monkeypatch.chdir(folder)
    return folder


def in_force(folder: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the small source, go there, and seal its first version, in force since 2025; return the folder."""
    made(folder)
    monkeypatch.chdir(settled(folder))
    publishing(monkeypatch)
    first_sealed(policy)
    return folder


@once
def first_sealed(policy: Policy, name: str = NAME) -> None:
    """Seal the first version of a policy, in force since 2025."""
    done = policy("freeze", name, "--yes", "--effective", "2025-01-15")
    assert done.status == 0, done.said


def published(address: str, line: web.WebLine) -> bytes:
    """Return a page of the site that `site` wrote, in place of fetching it; all else is fetched as usual."""
    if not address.startswith(ADDRESS):
        return FETCHED(address, line)
    page = Path("seen/tiny") / address.removeprefix(ADDRESS).lstrip("/") / "index.html"
    if not page.is_file():
        raise cannot(address, "there is no such page", "is the site published?")
    return page.read_bytes()


def publishing(monkeypatch: pytest.MonkeyPatch, page: Callable[[str, web.WebLine], bytes] = published) -> None:
    """Have the site that `site` wrote be the published one, for this program and for readers."""
    for name in ("_fetched", "_fetched_by_anybody"):
        monkeypatch.setattr(find_evidence, name, page)


def keep(folder: Path, what: str, years: int) -> None:
    """Give a period of the draft another length."""
    path = folder / KEPT
    path.write_text(re.sub(rf"id: {what}, keep: \d+ years", f"id: {what}, keep: {years} years", path.read_text()))


def refused(policy: Policy, folder: Path, says: str, *words: str, status: int = 1) -> None:
    """Assert that a command says why it does nothing, and does nothing; what it found out before may be in build/."""
    before = lasting(folder)
    done = policy(*words)
    assert (done.status, says in done.err) == (status, True), done.said
    assert "Traceback" not in done.said
    assert lasting(folder) == before


def lasting(folder: Path) -> dict[str, bytes]:
    """Return every file of a project but those of which the program can make others, in build/."""
    return {name: content for name, content in tree(folder).items() if not name.startswith("build/")}


def shown(policy: Policy, *words: str) -> dict[str, object]:
    """Return what a command says as data."""
    done = policy(*words, "--format", "json")
    assert done.status == 0, done.said
    said: dict[str, object] = json.loads(done.out)
    return said


def site(folder: Path, number: int = 2, pages: tuple[str, ...] = ("", "notice/")) -> str:
    """Write the pages of a site that carry the newest notice of a version, as `policy build` marks it.

    Return the address at which they are published; they are in the folder `seen`.
    """
    notices = sorted((folder / FOLDER / "notices").glob(f"v{number:03}-*.txt"))
    record = policy_source.load(folder / "policy_source").policy(NAME).record(number)
    day = record.effective if record else None
    words = f"New terms from {in_words(day, 'en')}" if day else "New terms"
    for page in pages:
        path = folder / "seen/tiny/terms" / page / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'<div data-notice="{digest(notices[-1].read_bytes())}">{words}</div>')
    return ADDRESS


def phases(at: str = NOW) -> list[str]:
    """Return the phase of each version at a moment."""
    loaded = policy_source.load(ROOT_OF)
    item = loaded.policy(NAME)
    return [str(workflow.phase(item, one.number, datetime.datetime.fromisoformat(at))) for one in item.versions]


@once
def revised(policy: Policy, *words: str) -> dict[str, object]:
    sealed(policy, NAME, "--revises", "2", *words, at=LATER)
    assert policy("approve", NAME, "--by", "k-lind", "--now", LATER).status == 0
    return shown(policy, "announce", NAME, *TOLD, "--now", LATER)


def forged(folder: Path, change: Callable[[VersionRecord], VersionRecord]) -> None:
    """Change a record and chain its entries anew, as somebody could who has read how it is done."""
    record = policy_source.load(folder / "policy_source").policy(NAME).record(2)
    assert record
    anew = record_chain.extended(None, replace(change(record), chain=()), record_chain.FIRST)
    (folder / RECORD).write_text(record_text.record_file(anew))
