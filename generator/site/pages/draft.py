"""The pages of a draft in a preview: its text with what is found in it, what it changes, and the notice of that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from generator.materiality.change_names import short
from generator.materiality.choices import each_once, has_suggestion, percent, unanswered
from generator.materiality.summary import SummaryEntry, group_changes
from generator.materiality.verdict import Judged
from generator.model.document import Document
from generator.model.levels import Level
from generator.site.change_entries import EntryView, entry_view
from generator.site.draft_head import DraftHead, FindingView, draft_head, finding_view, open_ones, section_of
from generator.site.drafts import CHANGES, MAIL, NOTICE, TEXT, DraftPlan, DraftState
from generator.site.page import Link, Page
from generator.site.pages.notice import NoticeView, notice_page
from generator.site.redline import RedlineView, drawing, redline_view, target_of
from generator.site.version_text import SectionView, text_inputs, text_view
from generator.text.document_alignment import aligned
from generator.text.redline import redline


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
            **both, head=draft_head(state, NOTICE), subject=plan.letter.subject, mail=plan.letter.text, html=MAIL
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


def _text(state: DraftState) -> DraftView:
    head, plan = draft_head(state, TEXT), state.plan
    if plan is None:
        return DraftView(head, "", "", (), ())
    document = plan.version.document
    of_sections: dict[str, list[Judged]] = {}
    for one in () if state.stale else plan.judged:
        of_sections.setdefault(one.change.section, []).append(one)
    found: dict[str, list[FindingView]] = {}
    for finding in state.findings:
        found.setdefault(section_of(state, finding), []).append(finding_view(finding))
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
    return "; ".join([f"{counted}, {level}", *open_ones(judged)])


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
    return DraftChangesView(draft_head(state, CHANGES), entries, redline_view(of))


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
