"""Situations in which a policy can be, each reached by the real commands on December 1, 2026, and after."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path

from generator.commands import record_evidence
from generator.loading import policy_source
from generator.model.document import digest
from generator.model.record import Evidence, VersionRecord
from tests.conftest import Policy, edit
from tests.once import once
from tests.steps import DANGER, SUMMARY, notified

NAME = "gluptron/privacy"
FOLDER = "policy_source/gluptron/privacy"
RETENTION = f"{FOLDER}/sections/data-retention-deletion.md"
BECAUSE = "--because", "There is a reason for it, and here it is."
NOON = "T12:00:00-05:00"
Steps = Callable[[Path, Policy], None]


def reviewed_then(project: Path, day: str = "2026-11-22") -> None:
    """Record that the policies of the project were read again on a day, so that no review is overdue after it."""
    for folder in (project / "policy_source").glob("*/privacy"):
        sealed_as = re.search(r"digest: (\S+)", (folder / "versions/v001.md").read_text())
        assert sealed_as
        words = f"reviews:\n- {{by: k-lind, date: {day}, version: 1, digest: '{sealed_as[1]}'}}\n"
        (folder / "reviews.yml").write_text(words)


def did(done: object, *, status: int = 0) -> None:
    assert getattr(done, "status", None) == status, getattr(done, "said", done)


def nothing(project: Path, policy: Policy) -> None:
    _ = project, policy


@once
def sealed(project: Path, policy: Policy, *, at: str = f"2026-12-01{NOON}") -> None:
    edit(project / RETENTION, "[account], keep: 3 years", "[account], keep: 5 years")
    did(policy("freeze", NAME, "--yes", "--now", at))


@once
def approved(project: Path, policy: Policy) -> None:
    sealed(project, policy)
    did(policy("approve", NAME, "--by", "k-lind", "--now", f"2026-12-01{NOON}"))


@once
def announced(project: Path, policy: Policy, *more: str, effective: str = "2027-01-04") -> None:
    approved(project, policy)
    words = ("--by", "a-moreau", "--summary", SUMMARY, "--effective", effective, *more)
    did(policy("announce", NAME, *words, "--now", f"2026-12-01{NOON}"))


@once
def half_told(project: Path, policy: Policy) -> None:
    announced(project, policy)
    notified(Path("policy_source"), NAME, at=f"2026-12-01{NOON}", channels=("site",))


@once
def told(project: Path, policy: Policy) -> None:
    announced(project, policy)
    notified(Path("policy_source"), NAME, at=f"2026-12-01{NOON}")


def looked(*days: str) -> Steps:
    def steps(project: Path, policy: Policy) -> None:
        told(project, policy)
        for day in days:
            notified(Path("policy_source"), NAME, at=f"{day}{NOON}", channels=("site",))

    return steps


@once
def refused_by_many(project: Path, policy: Policy) -> None:
    half_told(project, policy)
    loaded = policy_source.load(Path("policy_source"))
    moment = datetime.datetime.fromisoformat(f"2026-12-01{NOON}")

    def counted(record: VersionRecord) -> Evidence:
        words, list_of_all = record.notices[-1].digest, digest(b"list")
        return Evidence("email", moment, words, "ledger", list_of_all, recipients=100, accepted=90, refused=10)

    record_evidence.record_evidence(loaded, loaded.policy(NAME), moment, counted)


@once
def unreached_accepted(project: Path, policy: Policy) -> None:
    refused_by_many(project, policy)
    who = ("--by", "a-moreau", "--approved-by", "k-lind")
    did(policy("announce", NAME, "--accept-unreached", *who, *BECAUSE, "--now", f"2026-12-02{NOON}"))


@once
def postponed(project: Path, policy: Policy) -> None:
    told(project, policy)
    did(policy("postpone", NAME, "--by", "a-moreau", *BECAUSE, "--to", "2027-02-01", "--now", f"2026-12-10{NOON}"))


def postponed_and_told(project: Path, policy: Policy) -> None:
    postponed(project, policy)
    notified(Path("policy_source"), NAME, at=f"2026-12-10{NOON}")


@once
def revised(project: Path, policy: Policy) -> None:
    told(project, policy)
    edit(project / RETENTION, "Here's", "Here’s")
    at = ("--now", f"2026-12-01{NOON}")
    did(policy("freeze", NAME, "--yes", "--revises", "2", *at))
    did(policy("approve", NAME, "--by", "k-lind", "--version", "3", *at))


@once
def corrected(project: Path, policy: Policy) -> None:
    revised(project, policy)
    words = ("--by", "a-moreau", "--summary", SUMMARY, "--version", "3")
    did(policy("announce", NAME, *words, "--now", f"2026-12-02{NOON}"))


def corrected_and_told(project: Path, policy: Policy) -> None:
    corrected(project, policy)
    notified(Path("policy_source"), NAME, at=f"2026-12-02{NOON}")


@once
def endangered(project: Path, policy: Policy) -> None:
    announced(project, policy, *DANGER, "--since", "2026-11-30", effective="2026-12-02")


@once
def endangered_and_told(project: Path, policy: Policy) -> None:
    endangered(project, policy)
    notified(Path("policy_source"), NAME, at=f"2026-12-01{NOON}")


@once
def endangered_and_told_late(project: Path, policy: Policy) -> None:
    endangered(project, policy)
    notified(Path("policy_source"), NAME, at=f"2026-12-04{NOON}")


def endangered_and_more(project: Path, policy: Policy) -> None:
    endangered_and_told(project, policy)
    edit(project / RETENTION, "Here's", "Here’s")
    did(policy("freeze", NAME, "--yes", "--now", f"2026-12-03{NOON}"))


def danger_reviewed(project: Path, policy: Policy) -> None:
    endangered_and_told(project, policy)
    did(policy("review", NAME, "--by", "k-lind", *BECAUSE, "--now", f"2026-12-20{NOON}"))


def minor(project: Path, policy: Policy) -> None:
    edit(project / RETENTION, "Here's", "Here’s")
    did(policy("freeze", NAME, "--yes", "--effective", "2026-12-20", "--now", f"2026-12-01{NOON}"))


@once
def withdrawn(project: Path, policy: Policy) -> None:
    told(project, policy)
    did(policy("withdraw", NAME, "--by", "a-moreau", *BECAUSE, "--now", f"2026-12-05{NOON}"))


def reviewed(project: Path, policy: Policy) -> None:
    assert project.is_dir()
    did(policy("review", NAME, "--by", "k-lind", "--now", f"2027-10-01{NOON}"))


def by_letter(project: Path, policy: Policy) -> None:
    edit(project / "policy_source/gluptron/brand.yml", "channels: [email, site]", "channels: [email, site, post]")
    told(project, policy)


def loaded_at(steps: Steps, project: Path, policy: Policy) -> policy_source.Source:
    steps(project, policy)
    return policy_source.load(Path("policy_source"))
