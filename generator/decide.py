"""Recording what people decided of a change of the draft."""

import datetime
import re
from dataclasses import dataclass, replace
from typing import Final

from generator import archive, source
from generator.errors import Place, PolicyError, cannot
from generator.freeze import AS_USUAL, Pending, Sealed, draft_of, parent_of, pending
from generator.gates import MENDABLE
from generator.materiality.decisions import RULE, engine, objections
from generator.materiality.table import weightiest_first
from generator.materiality.verdict import Judged
from generator.model import Decision, Level, Policy
from generator.nodes import in_quotes
from generator.notice import local_day

SHORT: Final = 8
"""So many digits of a change's digest name it in lists; LEAST of them are enough where they fit one change."""
LEAST: Final = 4
_PREFIX: Final = "sha256:"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants a change to count as, why, and who stands for it."""

    level: Level
    because: str
    by: str
    approved_by: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A change with the decision that was recorded, the file that holds it, and what sealing would mean now."""

    one: Judged
    decision: Decision
    path: str
    pending: Pending


def short(one: Judged) -> str:
    """Return the few digits that name a change in lists."""
    return one.digest.removeprefix(_PREFIX)[:SHORT]


def open_changes(
    loaded: source.Source, policy: Policy, now: datetime.datetime, how: Sealed = AS_USUAL
) -> tuple[Judged, ...]:
    """Return the changes of the draft on which people can decide, the weightiest first, each once."""
    source.require(loaded.integrity_findings, but=MENDABLE)
    judged = _pending(loaded, policy, now, how).judged
    return tuple({one.digest: one for one in weightiest_first(judged)}.values())


def _pending(loaded: source.Source, policy: Policy, now: datetime.datetime, how: Sealed) -> Pending:
    parent = parent_of(policy, now, how, f"{loaded.shown}/{policy.name}") if how.on or how.revises else None
    return pending(policy, draft_of(loaded, policy, despite=RULE), now, parent, how.revises)


def decide(
    loaded: source.Source,
    policy: Policy,
    name: str,
    wish: Wish,
    now: datetime.datetime,
    how: Sealed = AS_USUAL,
) -> Decided:
    """Record a decision on the change that `name` begins to name, in place of an earlier one.

    What may not be decided is refused, and nothing is written.
    """
    one = _change(policy, open_changes(loaded, policy, now, how), name)
    number = policy.next_number
    shown = f"{loaded.shown}/{policy.name}"
    path = f"{shown}/notices/v{number:03}.yml"
    verdict = engine(one)
    decision = Decision(
        change=one.digest,
        rule=verdict.rule,
        engine_level=verdict.level,
        decided_level=wish.level,
        rationale=" ".join(wish.because.split()),
        decided_by=" ".join(wish.by.split()),
        date=local_day(now, policy.brand),
        approved_by=" ".join(wish.approved_by.split()),
        basis=" ".join(wish.basis.split()),
        place=Place(path, 0),
    )
    refused = list(objections(decision, one, policy.brand.people))
    if refused:
        raise PolicyError(refused)
    archive.decide(loaded.folder(policy), number, decision, shown)
    after = source.load(loaded.root, only=policy.brand.slug).policy(policy.name)
    return Decided(one, decision, path, _pending(replace(loaded, policies=(after,)), after, now, how))


def _change(policy: Policy, changes: tuple[Judged, ...], name: str) -> Judged:
    digits = name.lower().removeprefix(_PREFIX)
    listed = f"`policy decide {policy.name}` lists the changes of the draft"
    if not re.fullmatch(r"[0-9a-f]+", digits) or len(digits) < LEAST:
        message = f"{in_quotes(name)} doesn't name a change: write {LEAST} or more of its digits (0–9, a–f)"
        raise cannot(policy.name, message, listed)
    fitting = [one for one in changes if one.digest.removeprefix(_PREFIX).startswith(digits)]
    match fitting:
        case [one]:
            return one
        case []:
            raise cannot(policy.name, f"no change of the draft is called {in_quotes(name)}", listed)
        case _:
            names = ", ".join(one.digest.removeprefix(_PREFIX)[: len(digits) + 4] for one in fitting)
            raise cannot(policy.name, f"{in_quotes(name)} names several changes", f"write more of one: {names}")
