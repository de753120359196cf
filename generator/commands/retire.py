"""Ending a policy on a day: its last version says so, is material, and waits for its notice; the archive stays."""

import datetime
from dataclasses import dataclass, replace
from typing import Final

from generator.archive import policy_files
from generator.checks.last_words import RULE, wrong_with
from generator.commands import restore
from generator.commands.freeze import Frozen, seal
from generator.commands.freeze_checks import Sealable, SealingWish, sealable
from generator.commands.pending import pending
from generator.errors import refusal
from generator.loading import policy_source
from generator.materiality import translations
from generator.materiality.ended_policy import ENDED, ended
from generator.model.document import Document, Section, content_digest
from generator.model.policy import Policy
from generator.notice.notice_period import notice_of
from generator.source.ending_words import usual_ending
from generator.text import blocks

LEAST_WORDS: Final = 20


@dataclass(frozen=True, slots=True)
class Ending:
    """What would end a policy: its last version, and the day on which that is to take effect."""

    what: Sealable
    day: datetime.date


def ending(
    loaded: policy_source.Source, policy: Policy, now: datetime.datetime, day: datetime.date, words: str = ""
) -> Ending:
    """Return what would be sealed to end a policy, which says in these words that it ended; nothing is written."""
    shown_path = loaded.shown_folder(policy)
    base = policy.base
    if base is None or base.removed:
        raise refusal(
            shown_path, RULE, "there is no sealed version that could end", "remove its folder: nothing was published"
        )
    if ended(base.document):
        raise refusal(
            shown_path, RULE, f"version {base.number} says already that this policy ends", "announce it, or withdraw it"
        )
    if policy.draft is None or content_digest(policy.draft) != content_digest(base.document):
        message = f"the draft is another text than version {base.number}"
        raise refusal(
            shown_path, RULE, message, f"seal it, or put that one back: policy restore {policy.name} {base.number}"
        )
    last = _last(base.document, words, shown_path)
    first = pending(policy, last, now).earliest
    if day < first:
        message = f"this policy can't end on {day}: readers are told before"
        raise refusal(
            shown_path, RULE, message, f"the earliest day is {first}, if everybody is told today: --on {first}"
        )
    wish = SealingWish(ends=day)
    return Ending(sealable(loaded, replace(policy, draft=last), now, wish, despite=translations.RULE), day)


def retire(loaded: policy_source.Source, policy: Policy, end: Ending) -> Frozen:
    """Seal the last version of a policy, and make that the draft."""
    frozen = seal(loaded, policy, end.what)
    with policy_files.writing(loaded.folder(policy)):
        restore.write(policy, end.what.to_seal.document, loaded.folder(policy), plain={ENDED})
    return frozen


def _last(document: Document, words: str, shown_path: str) -> Document:
    said = " ".join(words.split()) or usual_ending(document.language)
    if len(said) < LEAST_WORDS:
        message = (
            f"“{said}” is too short for the last text of a policy"
            if said
            else f"the program has no sentence in this language ({document.language}) that the policy ends"
        )
        raise refusal(shown_path, RULE, message, f"say it to readers in {LEAST_WORDS} characters or more: --words")
    message, remedy = wrong_with(said, document.language)
    if message:
        raise refusal(shown_path, RULE, message, remedy)
    return replace(document, subtitle="", sections=(blocks.as_written(Section(ENDED, "other", "", said)),))


def ending_in_words(name: str, end: Ending) -> str:
    """Return on which day a policy would end, and what its page says then."""
    (said,) = end.what.to_seal.document.sections
    return (
        f"{name} ends on {end.day} or later; from then on its page says “{said.text.strip()}”, and its archive stays."
    )


def next_steps(name: str, end: Ending, frozen: Frozen) -> str:
    """Return what was sealed, and what has to follow before the policy ends."""
    number, former = frozen.version.number, end.what.parent
    assert former is not None  # noqa: S101 -- `ending` refuses where no text could end
    lines = (
        f"Sealed {name} version {number}, by which the policy ends: {frozen.version.place.path}",
        f"  readers are promised {notice_of(frozen.pending.days)} before; the archive stays",
        f"  the record keeps the day: {end.day}; it can be announced for that day or a later one",
        f"  the draft says the same; `policy restore {name} {former.number}` puts the former text back into it",
        f"Now let a second person read it: policy approve {name} --by WHO. Then:",
        f"policy announce {name} --by WHO --summary WORDS",
    )
    return "\n".join(lines) + "\n"
