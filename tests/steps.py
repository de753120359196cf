"""Steps of the workflow that many tests take: decide, seal, approve, announce, give the notice."""

import datetime
import json
import shutil
from pathlib import Path

from generator.cli.output import findings
from generator.commands import announce, approve, record_evidence, upgrade
from generator.commands.decide import DecisionWish, decide, open_changes
from generator.commands.freeze import Frozen, seal
from generator.commands.freeze_checks import SealingWish, sealable
from generator.errors import NEEDS_WORK, Finding, Severity
from generator.loading import policy_source
from generator.model.document import digest
from generator.model.levels import Level
from generator.model.policy import Policy as SealedPolicy
from generator.model.record import Evidence
from generator.publish import build as building
from generator.publish.published_lists import INDEX, LIST, index
from generator.site.feeds.versions_json import listing
from tests import processes
from tests.conftest import NOW, SCRIPT, Policy, Result
from tests.once import once
from tests.processes import Process

SOURCE = Path("policy_source")
SUMMARY = "We change what we keep, account by account, and this is what it means for you."
WHY = "It matters to readers, so they are told of it before."
EDITOR, LAWYER = "a-moreau", "k-lind"
DANGER = (
    *("--exception", "imminent_security", "--basis", "an attack is under way", "--approved-by", "k-lind"),
    "--breaks-promise",
)
"""An exception from waiting, for which two people stand."""


def started_deciding(folder: Path, name: str, *words: str) -> Process:
    """Begin `policy decide` of a policy in a process of its own."""
    return processes.started(SCRIPT, "decide", name, *words, "--now", NOW, folder=folder, files=(0, None, None))


def checked(at: str = NOW) -> Result:
    """Return what `policy check` says of the source here, without the command, which looks at the settings, too."""
    return found_in(policy_source.load(SOURCE, now=datetime.datetime.fromisoformat(at), rehearsal=False))


def stopped(at: str = NOW) -> bool:
    """Return True if what is found in the archive here stops every command at a moment, and so each build."""
    loaded = policy_source.load(SOURCE, now=datetime.datetime.fromisoformat(at), rehearsal=False)
    return any(one.severity is Severity.ERROR for one in loaded.integrity_findings)


def found_in(loaded: policy_source.Source) -> Result:
    """Return what `policy check` says of a source that was read."""
    found = _all_of(loaded)
    return Result(NEEDS_WORK if errors_in(loaded) else 0, findings.findings(found, "text"), "")


def errors_in(loaded: policy_source.Source) -> list[Finding]:
    """Return what `policy check` fails for in a source that was read."""
    return [one for one in _all_of(loaded) if one.severity is Severity.ERROR]


def _all_of(loaded: policy_source.Source) -> list[Finding]:
    disagreements = (one for item in loaded.policies for one in upgrade.disagreements(item))
    return sorted({*loaded.findings, *disagreements})


@once
def decided(policy: Policy, name: str, *, at: str = NOW, level: str = "material") -> None:
    """Decide every change of a draft on which no rule decides."""
    words = ("--level", level, "--because", WHY, "--by", EDITOR, "--approved-by", LAWYER, "--now", at)
    listed = json.loads(policy("decide", name, "--format", "json", "--now", at).out)
    undecided = [change["id"] for change in listed if change["undecided"]]
    if undecided:
        done = policy("decide", name, *undecided, *words)
        assert done.status == 0, done.said


@once
def sealed(policy: Policy, name: str, *words: str, at: str = NOW, level: str = "material") -> str:
    """Decide on the changes of a draft, seal it, and return what the command said."""
    decided(policy, name, at=at, level=level)
    done = policy("freeze", name, "--yes", *words, "--now", at)
    assert done.status == 0, done.said
    return done.out


@once
def announced(policy: Policy, name: str, *words: str, at: str = NOW) -> str:
    """Have a second person approve the sealed version, announce it, and return what the command said."""
    assert policy("approve", name, "--by", LAWYER, "--now", at).status == 0
    done = policy("announce", name, "--by", EDITOR, "--summary", SUMMARY, *words, "--now", at)
    assert done.status == 0, done.said
    return done.out


@once
def sealed_and_announced(policy: Policy, name: str, *, at: str = NOW, effective: str = "") -> None:
    """Seal the draft of a policy, have a second person approve it, and announce it."""
    sealed(policy, name, at=at)
    announced(policy, name, *(("--effective", effective) if effective else ()), at=at)


@once
def notified(
    root: Path, name: str, *, at: str = NOW, channels: tuple[str, ...] = ("email", "site"), number: int = 0
) -> None:
    """Record evidence that the newest notice of a policy was given through channels at a moment."""
    moment = datetime.datetime.fromisoformat(at)
    for channel in channels:
        loaded = policy_source.load(root)
        counts = {"recipients": 10, "accepted": 10} if channel == "email" else {}
        record_evidence.record_evidence(
            loaded,
            loaded.policy(name),
            moment,
            lambda record, channel=channel, counts=counts: Evidence(  # type: ignore[misc]
                channel, moment, record.notices[-1].digest, "https://example.com", digest(b"proof"), **counts
            ),
            number,
        )


@once
def published(root: Path, name: str, now: datetime.datetime) -> None:
    """Take a draft all the way without the command line: decide, seal, and where it needs notice, give that."""
    loaded = policy_source.load(root)
    policy = loaded.policy(name)
    undecided = [one for one in open_changes(loaded, policy, now) if one.verdict.undecided] if policy.versions else []
    if undecided:
        decide(loaded, policy, [(one, DecisionWish(Level.MATERIAL, WHY, EDITOR)) for one in undecided], now)
        loaded = policy_source.load(root)
        policy = loaded.policy(name)
    frozen = freeze(loaded, policy, now, SealingWish())
    if frozen.effective:
        return
    loaded = policy_source.load(root)
    approve.approve(loaded, loaded.policy(name), now, LAWYER)
    loaded = policy_source.load(root)
    announce.announce(loaded, loaded.policy(name), now, announce.AnnounceWish(EDITOR, SUMMARY))
    notified(root, name, at=now.isoformat())


def freeze(loaded: policy_source.Source, policy: SealedPolicy, now: datetime.datetime, how: SealingWish) -> Frozen:
    """Seal a draft as the next version, without the command line."""
    return seal(loaded, policy, sealable(loaded, policy, now, how))


def publish(folder: Path, at: str = NOW) -> str:
    """Write what a build would publish of each policy, without pages; return the folder."""
    site = folder / "site"
    shutil.rmtree(site, ignore_errors=True)
    items = building.policies_today(policy_source.load(folder / "policy_source"), datetime.datetime.fromisoformat(at))
    for item in items:
        path = site / item.policy.name / LIST
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(listing(item, item.today)))
    names = [item.policy.name for item in items]
    (site / INDEX).write_bytes(index(names))
    return "site"
