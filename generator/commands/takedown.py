"""Removing the text of a past version because an order says so; that it was there, and is gone, stays shown."""

import datetime
from dataclasses import dataclass

from generator.archive import policy_files, takedown_files, takedowns
from generator.errors import PolicyError, refusal
from generator.loading import policy_source
from generator.materiality.decision_objections import LEGAL
from generator.model.people import AS_ONE_LINE, same_person, unlisted, unwritable
from generator.model.policy import Policy
from generator.model.version import Takedown, Version
from generator.notice import gates, takedown_gates
from generator.notice.notice_period import local_day
from generator.schema.nodes import in_quotes
from generator.source.played_down import takes_back
from generator.source.policy_words import of_readers


@dataclass(frozen=True, slots=True)
class Order:
    """What a text is removed for, and by whom."""

    basis: str
    by: str
    approved_by: str


def take_down(
    loaded: policy_source.Source, policy: Policy, now: datetime.datetime, number: int, order: Order
) -> Version:
    """Remove the text of a superseded or withdrawn version, and return what stays of it.

    A run that ended in between goes on where it stopped.
    """
    shown_path = loaded.shown_folder(policy)
    policy_source.require(loaded.integrity_findings, but={*gates.MENDABLE, takedowns.UNFINISHED})
    version = policy.find_version(number)
    if version is None:
        raise _refused(shown_path, f"there is no version {number}", policy.known_versions())
    folder = loaded.folder(policy)
    if version.removed:
        if not policy_files.text_of(folder, number).exists() and not policy_files.has_leftover_copies(folder, number):
            raise _refused(shown_path, f"the text of version {number} was removed already", "nothing is to be done")
        takedown_files.remove_text(folder, version)
    else:
        _two(policy, order, shown_path)
        if len(order.basis.strip()) < takedown_gates.LEAST_BASIS:
            remedy = f"cite it, in {takedown_gates.LEAST_BASIS} characters or more: --basis"
            raise _refused(shown_path, "it is not said which order this rests on", remedy)
        if not any(map(str.isdigit, order.basis)):
            message = f"{in_quotes(order.basis)} names no order by its number or its day"
            raise _refused(shown_path, message, "cite it, such as “Court of Delft, order 12/2027”: --basis")
        if said := of_readers(order.basis) or takes_back(order.basis):
            message = f"{in_quotes(said)} says more to readers than which order this is"
            raise _refused(shown_path, message, "cite the order alone, by its number or its day: --basis")
        wrong = takedown_gates.needed(policy, number, now)
        if wrong:
            raise _refused(shown_path, wrong, "withdraw it, or put another version into force first")
        today = local_day(now, policy.brand)
        if today < version.recorded:
            raise _refused(
                shown_path, f"version {number} was sealed on {version.recorded}, after today", "mend the clock"
            )
        basis = " ".join(order.basis.split())
        continued = takedown_gates.continued(policy, number)
        takedown = Takedown(basis, order.by, order.approved_by, today, continued, loaded.rehearsal)
        takedown_files.take_down(folder, version, takedown, shown_path)
    return loaded.read_again(policy).version(number)


def _two(policy: Policy, order: Order, shown_path: str) -> None:
    """Refuse what one person decides alone, or two of whom one isn't listed, or neither is a lawyer."""
    roles = {person.id: person.roles for person in policy.brand.people}
    names = order.by, order.approved_by
    for name in filter(unwritable, names):
        raise _refused(shown_path, unwritable(name), AS_ONE_LINE)
    if not all(any(map(str.isalnum, name)) for name in names) or same_person(*names):
        raise _refused(shown_path, "one person alone can't remove a text", "a second person approves it: --approved-by")
    message, remedy = unlisted(policy.brand.people, *names)
    if message:
        raise _refused(shown_path, message, remedy)
    if not any(LEGAL in roles[name] for name in names):
        raise _refused(shown_path, f"neither {names[0]} nor {names[1]} is of the role {LEGAL}", "ask a lawyer")


def _refused(shown_path: str, message: str, remedy: str) -> PolicyError:
    return refusal(shown_path, takedowns.RULE, message, remedy)


def removed(name: str, version: Version) -> str:
    """Return what was done, and what the program can't do."""
    lines = (
        f"{name}: {takedowns.in_words(version)}",
        "  its place in the archive stays, marked; the chain holds",
        (
            "  not removed: what notices/, verdicts/ and the next version quote, copies of the site,"
            " the repository's history"
        ),
    )
    return "\n".join(lines) + "\n"
