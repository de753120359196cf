"""What is wrong with a decision: by itself, by who took it, and by what it lowers. Source: domain rules §4.2."""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.errors import Finding
from generator.materiality import promise_changes, translations
from generator.materiality.verdict import Judged, Verdict, engine
from generator.model.brand import Person
from generator.model.levels import Level
from generator.model.people import AS_ONE_LINE, plain_name, same_person, unlisted, unwritable
from generator.model.record import Decision
from generator.schema.nodes import in_quotes
from generator.schema.values import Value
from generator.source.played_down import takes_back
from generator.text.change import Change, Subject

RULE: Final = "decision"
LEAST_WORDS: Final = 20
LEAST_LETTERS: Final = 8
LEAST_APART: Final = 3
"""A reason has so many characters, so many letters and so many words that differ."""
LEGAL: Final = "legal"
CITED_RULES: Final = frozenset({"5", "18", "19", "30", "32", "39", "42"})
"""Rules (rows of §4.1) below which nobody may go without citing why; 39 wants the proof of forwarding."""


def says_why(words: str) -> bool:
    """Return True if words are long enough to say why: several words, of several letters, and no key held down.

    Words of a writing without capitals stand together.
    """
    plain = " ".join(words.split()).casefold()
    letters = {letter for letter in plain if letter.isalnum()}
    apart = any(letter.upper() == letter.lower() and letter.isalpha() for letter in letters)
    several = len(letters) >= LEAST_LETTERS and (apart or len(set(plain.split())) >= LEAST_APART)
    return len(plain) >= LEAST_WORDS and several


def malformed(decision: Decision, *, waits: bool = False) -> Iterator[Finding]:
    """Find what is wrong with a decision by itself, whatever it is about; one that `waits` lacks its second person."""
    if len(" ".join(decision.rationale.split())) < LEAST_WORDS:
        message = f"the rationale {in_quotes(decision.rationale)} is shorter than {LEAST_WORDS} characters"
        yield Finding(decision.place, RULE, message, "say why, so that a reader of the archive understands it")
    for key in ("decided_by", "approved_by"):
        name = getattr(decision, key)
        if wrong := unwritable(name):
            yield Finding(decision.place, RULE, wrong, f"“{key}”: {AS_ONE_LINE}")
        elif not plain_name(name) and (name or key == "decided_by"):
            yield Finding(decision.place, RULE, f"“{key}” can't be {in_quotes(name)}", "write who it was")
    if decision.approved_by and same_person(decision.approved_by, decision.decided_by):
        message = f"{in_quotes(decision.approved_by)} can't approve a decision of their own"
        yield Finding(decision.place, RULE, message, "a second person approves it")
    if decision.waits and not waits:
        yield _alone(decision, decision.engine_level)


def _alone(decision: Decision, level: Level) -> Finding:
    message = f"one person alone can't lower a change from {level} to {decision.decided_level}"
    return Finding(decision.place, RULE, message, "a second person approves it: approved_by, --approved-by")


def objections(
    decision: Decision, one: Judged, people: Sequence[Person] | None, *, waits: bool = False
) -> Iterator[Finding]:
    """Find why a decision may not be taken of a change. Raising needs one person, lowering two.

    The second one of a decision that `waits` is still to come. Whether they are among the brand's `people` is not
    asked (None) of what is sealed: who left since has still decided.
    """
    verdict = engine(one)
    yield from malformed(decision, waits=waits)
    if people is not None and len(decision.rationale) >= LEAST_WORDS and not says_why(decision.rationale):
        message = f"the rationale {in_quotes(decision.rationale)} says nothing"
        yield Finding(decision.place, RULE, message, "say why, so that a reader of the archive understands it")
    if people is not None and (said := takes_back(decision.rationale)):
        message = f"the rationale says to readers that what was announced doesn't come ({in_quotes(said)})"
        yield Finding(
            decision.place, RULE, message, "say why this change counts as it does: `policy withdraw` tells that"
        )
    if people is not None:
        yield from _strangers(decision, people, lowers=decision.decided_level < verdict.level)
    if decision.decided_level >= verdict.level:
        return
    if decision.engine_level < verdict.level:
        message = f"the rules say {verdict.level} of this change now; it was decided when they said"
        yield Finding(decision.place, RULE, f"{message} {decision.engine_level}", "decide it again: policy decide")
    elif not (decision.approved_by or waits):
        yield _alone(decision, verdict.level)
    if never_lowered(one.change, verdict):
        message = f"nobody can lower this ({verdict.rule}): {verdict.reason}"
        remedy = "a shorter period of notice, or text that contradicts a fact, is always what the rules say"
        yield Finding(decision.place, RULE, message, remedy)
    elif decision.decided_level < verdict.least:
        message = f"of this change nobody may say less than {verdict.least}"
        remedy = "the text that this one translates changed too, or the policy ends: announce it, and give notice"
        if verdict.rule == translations.RULE:
            message = f"nobody can lower this ({verdict.rule}): {verdict.reason}"
        yield Finding(decision.place, RULE, message, remedy)
    if verdict.always_asked and decision.decided_level is Level.MATERIAL:
        message = "the text before promises to ask for consent to each change that matters (consent: always)"
        yield Finding(decision.place, RULE, message, "say material+consent; or less, where it does not matter")
    if not decision.basis.strip() and needs_basis(verdict):
        message = f"this change ({verdict.rule}) is lowered only with a reference that allows it"
        yield Finding(decision.place, RULE, message, "cite the law, contract or proof: basis, --basis")
    elif people is not None and needs_basis(verdict) and not _cites(decision.basis):
        message = f"{in_quotes(decision.basis)} is no reference that allows to lower this ({verdict.rule})"
        remedy = f"cite the law with its article, or say in {LEAST_WORDS} characters or more which contract or proof"
        yield Finding(decision.place, RULE, message, remedy)
    yield from _no_lawyer(decision, people or ())


def _no_lawyer(decision: Decision, people: Sequence[Person]) -> Iterator[Finding]:
    """Find why who approves a lower level may not: somebody of the role legal does, and never who decided it."""
    legal = [person.id for person in people if LEGAL in person.roles]
    others = [name for name in legal if not same_person(name, decision.decided_by)]
    approver = next((person for person in people if person.id == decision.approved_by), None)
    if approver and LEGAL not in approver.roles:
        message = f"{approver.id} can't approve a lower level: not of the role {LEGAL}"
        remedy = f"ask {' or '.join(others)}" if others else f"brand.yml lists nobody with the role {LEGAL}"
        if legal and not others:
            remedy = f"decide it the other way round: --by {approver.id} --approved-by {legal[0]}"
        yield Finding(decision.place, RULE, message, remedy)


def _cites(basis: str) -> bool:
    """Return True if a reference has a number, or says at some length what it is; what is sealed is not asked."""
    return any(map(str.isdigit, basis)) or len(" ".join(basis.split())) >= LEAST_WORDS


def _strangers(decision: Decision, people: Sequence[Person], *, lowers: bool) -> Iterator[Finding]:
    """Find who decided though the brand doesn't list them; where it lists nobody, nobody can lower a level."""
    for name in filter(None, (decision.decided_by, decision.approved_by)):
        message, remedy = unlisted(people, name) if people or lowers else ("", "")
        if message:
            yield Finding(decision.place, RULE, message, remedy)


def needs_basis(verdict: Verdict) -> bool:
    """Return True if what the rules say is lowered only with a reference that allows it."""
    return verdict.level is Level.CONSENT or verdict.rule in CITED_RULES


def never_lowered(change: Change, verdict: Verdict) -> bool:
    """Return True if a change shortens the notice that readers get of changes, or is a contradiction (X1).

    So does each change of the brand's promise that isn't for the better.
    """
    if verdict.rule.startswith("X") or promise_changes.never_lowered(change, verdict):
        return True
    if change.subject is not Subject.FACT or change.path not in {("notice",), ("notice", "days")}:
        return False
    old, new = _days(change.old), _days(change.new)
    return isinstance(old, int) and not (isinstance(new, int) and new >= old)


def _days(value: Value | None) -> Value | None:
    return value.get("days") if isinstance(value, dict) else value
