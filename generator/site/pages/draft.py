"""The pages of a draft in a preview: its text with what is found in it, what it changes, and the notice of that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Final

from generator.errors import Finding
from generator.materiality.choices import each_once, has_suggestion, percent, unanswered
from generator.materiality.names import short
from generator.materiality.summary import SummaryEntry, group_changes
from generator.materiality.verdict import Judged
from generator.model.document import Document
from generator.model.levels import Level
from generator.site.drafts import CHANGES, MAIL, NOTICE, TEXT, DraftPlan, DraftState
from generator.site.page import Link, Page, relative
from generator.site.pages.changes import EntryView, entry_view
from generator.site.pages.notice import NoticeView, notice_page
from generator.site.redline import RedlineView, drawing, redline_view, target_of
from generator.site.version_text import SectionView, text_inputs, text_view
from generator.text.aligned import aligned
from generator.text.redline import redline

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

    `ways` lead to the other pages of it, `current` is the name of this one. `open_ones` says what is still to be
    decided, `parent` is 0 for a first version. `plan` is None where no text could be read.
    """

    name: str
    ways: tuple[Link, ...]
    current: str
    findings: tuple[FindingView, ...]
    stale: bool
    plan: DraftPlan | None
    level: str
    changes: int
    open_ones: tuple[str, ...]
    parent: int


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A section of the draft, with what it changes in words, where that is shown, and what is wrong with it."""

    view: SectionView
    note: str
    weighty: bool
    href: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class DraftView:
    """The text of a draft; `removed` are the sections that it has no more, each with the way to its redline."""

    head: DraftHead
    subtitle: str
    language: str
    sections: tuple[DraftSection, ...]
    removed: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """A change, and what people can still say of it: by which name, why it counts so, what is suggested."""

    entry: EntryView
    rule: str
    open_ones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftChangesView:
    """What a draft changes, the weightiest first, and its redline against the version that it changes."""

    head: DraftHead
    entries: tuple[DraftEntry, ...]
    redline: RedlineView


@dataclass(frozen=True, slots=True)
class DraftNoticeView(NoticeView):
    """The notice page as readers would see it, and the e-mail as it would be sent.

    `mail` is its text, `html` leads to its other part, which programs for e-mail show where they can.
    """

    head: DraftHead
    subject: str
    mail: str
    html: str


@dataclass(frozen=True, slots=True)
class ListedDraft:
    """A draft in the list of all: where its pages are, and how it stands."""

    title: str
    brand: str
    href: str
    name: str
    head: DraftHead
    in_force: str


@dataclass(frozen=True, slots=True)
class DraftsView:
    """Every draft, by brand, and what is wrong that concerns none of them alone."""

    findings: tuple[FindingView, ...]
    drafts: tuple[ListedDraft, ...]


def draft_pages(state: DraftState) -> Iterator[Page]:
    """Yield the pages of a draft: the text, what it changes, and the notice that readers would be given."""
    yield _page(state, TEXT, "draft, not sealed", "pages/draft.html", _text(state))
    plan = state.plan
    if plan and plan.parent and not plan.same and not plan.parent.removed:
        view = _changes(state, plan, plan.parent.document)
        yield _page(state, CHANGES, "what the draft changes", "pages/draft-changes.html", view)
    page = notice_page(plan.item) if plan and plan.letter and plan.item.told else None
    if page and plan and plan.letter and isinstance(page.view, NoticeView):
        both = {one.name: getattr(page.view, one.name) for one in fields(NoticeView)}
        view_of_notice = DraftNoticeView(
            **both, head=_head(state, NOTICE), subject=plan.letter.subject, mail=plan.letter.text, html=MAIL
        )
        yield _page(state, NOTICE, "notice of the draft", "pages/draft-notice.html", view_of_notice)


def unsealed_page(state: DraftState) -> Page:
    """Return what stands at the address of a policy that has no sealed version yet: the way to its draft."""
    address = state.address
    sections = state.plan.version.document.sections if state.plan else ()
    links = tuple((one.id, one.label) for one in sections)
    return Page(
        address,
        state.title,
        "No version is sealed yet.",
        searched=False,
        listed=False,
        template="pages/draft-only.html",
        view=links,
    )


def drafts_page(
    states: Sequence[DraftState], address: str = "", title: str = "Drafts", found: Sequence[Finding] = ()
) -> Page:
    """Return the list of all drafts, for the root of a preview or of a brand in it."""
    listed = tuple(
        ListedDraft(
            one.title,
            one.policy.brand.name,
            relative(address, f"{one.address}{TEXT}"),
            one.policy.name,
            _head(one, TEXT, above=relative(address, one.address)),
            relative(address, one.address) if one.policy.versions else "",
        )
        for one in states
    )
    return Page(
        address,
        title,
        "Drafts that are not sealed.",
        searched=False,
        listed=False,
        template="pages/drafts.html",
        view=DraftsView(tuple(map(_finding, found)), listed),
    )


def _page(state: DraftState, folder: str, what: str, template: str, view: object) -> Page:
    return Page(
        f"{state.address}{folder}",
        f"{state.title}: {what}",
        f"{state.policy.brand.name}: {state.title}, {what}.",
        searched=False,
        listed=False,
        template=template,
        view=view,
        words=state.policy.brand.words,
    )


def _head(state: DraftState, current: str, *, above: str = "../") -> DraftHead:
    plan = state.plan
    own = [one for one in state.findings if not (current == TEXT and above == "../" and _section_of(state, one))]
    ways = [(f"{above}{TEXT}", "Text")]
    if plan and plan.parent and not plan.same and not plan.parent.removed:
        ways.append((f"{above}{CHANGES}", "What it changes"))
    if plan and plan.letter:
        ways.append((f"{above}{NOTICE}", "Notice"))
    return DraftHead(
        state.policy.name,
        tuple(ways),
        f"{above}{current}",
        tuple(map(_finding, (*state.refused, *own))),
        state.stale,
        plan,
        str(plan.level) if plan else "",
        len(plan.judged) if plan else 0,
        tuple(_open_ones(plan.judged)) if plan else (),
        plan.parent.number if plan and plan.parent else 0,
    )


def _finding(one: Finding) -> FindingView:
    return FindingView(str(one.place), one.message, one.remedy, one.rule, str(one.severity))


def _section_of(state: DraftState, finding: Finding) -> str:
    """Return the id of the section of the draft in whose file something was found; empty where it is none of them."""
    path = finding.place.path
    ids = {one.id for one in state.plan.version.document.sections} if state.plan and not state.stale else set()
    name = path.rpartition("/")[2].removesuffix(".md")
    return name if name in ids and (SECTIONS in path or SHARED in path) else ""


def _open_ones(judged: Sequence[Judged]) -> Iterator[str]:
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


def _text(state: DraftState) -> DraftView:
    head, plan = _head(state, TEXT), state.plan
    if plan is None:
        return DraftView(head, "", "", (), ())
    document = plan.version.document
    of_sections: dict[str, list[Judged]] = {}
    for one in () if state.stale else plan.judged:
        of_sections.setdefault(one.change.section, []).append(one)
    found: dict[str, list[FindingView]] = {}
    for finding in state.findings:
        found.setdefault(_section_of(state, finding), []).append(_finding(finding))
    sections = tuple(
        DraftSection(
            view,
            _note(of_sections.get(view.id, ())),
            any(one.verdict.level >= Level.MATERIAL for one in of_sections.get(view.id, ())),
            f"../{CHANGES}#in-{view.id}" if _is_redlined(plan, view.id) else f"../{CHANGES}",
            tuple(found.get(view.id, ())),
        )
        for view in text_view(text_inputs(plan.item, plan.version, f"{state.address}{TEXT}")).sections
    )
    older = plan.parent.document if plan.parent and not plan.parent.removed else None
    gone = [one.old for one in aligned(older, document) if one.old and not one.new] if older else []
    removed = tuple((f"../{CHANGES}#in-{one.id}", one.label) for one in gone)
    return DraftView(head, document.subtitle, document.language, sections, removed)


def _is_redlined(plan: DraftPlan, section: str) -> bool:
    return plan.parent is not None and plan.parent.document.section(section) != plan.version.document.section(section)


def _note(judged: Sequence[Judged]) -> str:
    """Return in words what changes in a section, and how much that matters; empty where nothing does."""
    if not judged:
        return ""
    level = max(one.verdict.level for one in judged)
    counted = "1 change" if len(judged) == 1 else f"{len(judged)} changes"
    return "; ".join([f"{counted}, {level}", *_open_ones(judged)])


def _changes(state: DraftState, plan: DraftPlan, older: Document) -> DraftChangesView:
    newer = plan.version.document
    marked = redline(older, newer, aligned(older, newer), [one.change for one in plan.judged])
    address = f"{state.address}{CHANGES}"
    of = drawing(marked, target_of(state.policy.brand.slug, newer, address, f"{state.address}{TEXT}"))
    entries = tuple(
        DraftEntry(
            entry_view(one, of, newer.language, state.policy.brand), _rule(one), tuple(_still_open(state, one.all))
        )
        for one in group_changes(plan.judged)
    )
    return DraftChangesView(_head(state, CHANGES), entries, redline_view(of))


def _rule(entry: SummaryEntry) -> str:
    """Return which rule decides a change, and by which name people speak of it."""
    worst = entry.worst
    rule = "No rule decides this" if worst.verdict.undecided else f"Rule {worst.verdict.rule}"
    return f"{rule}; its name is {short(worst)}" if worst.digest else rule


def _still_open(state: DraftState, judged: Sequence[Judged]) -> Iterator[str]:
    """Yield what people can still say of the changes of an entry, each with the command that does it."""
    for one in each_once(judged):
        suggestion, name = one.verdict.suggestion, short(one)
        command = f"policy decide {state.policy.name} {name}"
        if one.waiting:
            level, by = one.waiting.decided_level, one.waiting.decided_by
            yield f"{level} by {by} waits for a second person: {command} --approve --by WHO"
        elif unanswered(one):
            yield f"Needs consent until somebody says that it doesn't: {command} --level material"
        elif suggestion and has_suggestion(one):
            sure = percent(suggestion.probability)
            yield f"Suggested as {suggestion.level} with {sure}: {command} --level {suggestion.level}"
        elif one.verdict.undecided:
            yield f"Nobody decided it, so it counts as {one.verdict.level}: {command} --level LEVEL"
