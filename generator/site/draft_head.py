"""What stands at the top of each page of a draft: the ways to its other pages, what is found and what is open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.errors import Finding
from generator.materiality.choices import each_once, has_suggestion, unanswered
from generator.materiality.verdict import Judged
from generator.site.drafts import CHANGES, NOTICE, TEXT, DraftPlan, DraftState
from generator.site.page import Link

SECTIONS: Final = "/sections/"
SHARED: Final = "/shared/"


@dataclass(frozen=True, slots=True)
class FindingView:
    """What is wrong: its place in the files, what it is, how it is mended, the name of the check."""

    place: str
    message: str
    remedy: str
    rule: str
    severity: str


@dataclass(frozen=True, slots=True)
class DraftHead:
    """What stands at the top of each page of a draft.

    `ways` lead to the other pages of it, `current` is the name of this one. `errors` counts what keeps it from being
    sealed. `open_ones` says what is still to be
    decided, `parent` is 0 for a first version. `plan` is None where no text could be read.
    """

    name: str
    ways: tuple[Link, ...]
    current: str
    findings: tuple[FindingView, ...]
    errors: int
    stale: bool
    plan: DraftPlan | None
    level: str
    changes: int
    open_ones: tuple[str, ...]
    parent: int


def draft_head(state: DraftState, current: str, *, above: str = "../") -> DraftHead:
    """Return the top of the page `current` of a draft; `above` leads from where it stands to the draft's folder."""
    plan = state.plan
    own = [one for one in state.findings if not (current == TEXT and above == "../" and section_of(state, one))]
    ways = [(f"{above}{TEXT}", "Text")]
    if plan and plan.parent and not plan.same and not plan.parent.removed:
        ways.append((f"{above}{CHANGES}", "What it changes"))
    if plan and plan.letter:
        ways.append((f"{above}{NOTICE}", "Notice"))
    return DraftHead(
        state.policy.name,
        tuple(ways),
        f"{above}{current}",
        tuple(map(finding_view, (*state.refused, *own))),
        state.errors,
        state.stale,
        plan,
        str(plan.level) if plan else "",
        len(plan.judged) if plan else 0,
        tuple(open_ones(plan.judged)) if plan else (),
        plan.parent.number if plan and plan.parent else 0,
    )


def finding_view(one: Finding) -> FindingView:
    """Return a finding as pages show it."""
    return FindingView(str(one.place), one.message, one.remedy, one.rule, str(one.severity))


def section_of(state: DraftState, finding: Finding) -> str:
    """Return the id of the section of the draft in whose file something was found; empty where it is none of them."""
    path = finding.place.path
    ids = {one.id for one in state.plan.version.document.sections} if state.plan and not state.stale else set()
    name = path.rpartition("/")[2].removesuffix(".md")
    return name if name in ids and (SECTIONS in path or SHARED in path) else ""


def open_ones(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield in words what is still open of changes: what nobody decided, what waits, what is suggested."""
    changes = each_once(judged)
    undecided = sum(one.verdict.undecided and not unanswered(one) for one in changes)
    counts = (
        (undecided, "is undecided and counts as material", "are undecided and count as material"),
        (sum(map(unanswered, changes)), *["may need consent: nobody said so yet"] * 2),
        (sum(bool(one.waiting) for one in changes), "waits for a second person", "wait for a second person"),
        (sum(map(has_suggestion, changes)), "has a suggestion", "have a suggestion"),
    )
    yield from (f"{count} {one if count == 1 else several}" for count, one, several in counts if count)
