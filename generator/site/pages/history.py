"""Each section's own history: when and how it changed, through renames and moves, with what readers are told of it.

A section that a version left as it was is passed over by comparing it with what it was; what changed in the others is
taken from the list of changes that the archive shows anyway, so that no text is compared again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape as text_of
from itertools import pairwise
from typing import Final

from generator.materiality.summary import Told, told
from generator.materiality.verdict import Judged
from generator.model.document import Section
from generator.model.levels import Level
from generator.model.policy import Interval, State
from generator.model.version import Version
from generator.notice import wording as say
from generator.notice.days import in_words
from generator.site.page import TOP, Page, Published, block, dated, headed, relative
from generator.text.diff import Kind, Subject, matches
from generator.text.redline_html import Links

HISTORY: Final = "history/"
UNCHANGED: Final = "policy-unchanged"
MOST_REASONS: Final = 4
REWORDED: Final = "text changed"
RESTATED: Final = "facts changed"
UNTOLD: Final = "The wording changed."  # no more than REWORDED says


@dataclass(frozen=True, slots=True)
class Step:
    """What one version did to a section: `how` in a few words, its weight, and why that matters, the worst first.

    `at` names the section on the page of what the version changed; there is none where that can't be shown.
    """

    version: Version
    how: str
    level: Level
    reasons: tuple[str, ...] = ()
    at: str = ""


@dataclass(slots=True)
class SectionHistory:
    """A section through the versions: as it is last, the version in which it came, and each that changed it.

    `removed` is the version that took it out; `id` names it on the page of histories.
    """

    section: Section
    since: Version
    steps: list[Step] = field(default_factory=list)
    removed: Version | None = None

    @property
    def id(self) -> str:
        """Its id in the text in force; for one that is gone, the last one, with the version that removed it."""
        return f"{self.section.id}--until-{self.removed.number}" if self.removed else self.section.id


def histories(item: Published) -> tuple[SectionHistory, ...]:
    """Return the history of each section of the text in force, in its order, and then of those that are gone.

    What is announced stands in it too. Nothing where no text is in force.
    """
    if item.current is None:
        return ()
    line = _line(item, item.current.version)
    alive = {one.id: SectionHistory(one, line[0]) for one in line[0].document.sections}
    gone: list[SectionHistory] = []
    for older, newer in pairwise(line):
        after: dict[str, SectionHistory] = {}
        steps = _steps(item, older, newer)
        partner = matches(older.document, newer.document)
        for section in newer.document.sections:
            one = alive.pop(partner[section.id]) if section.id in partner else SectionHistory(section, newer)
            one.section = section
            one.steps += steps.get(section.id, ())
            after[section.id] = one
        for was, one in alive.items():
            one.removed = newer
            one.steps += steps.get(was, ())
            gone.append(one)
        alive = after
    for interval in item.upcoming:
        _announced(item, interval.version, alive)
    return (*alive.values(), *gone)


def _line(item: Published, version: Version) -> list[Version]:
    """Return the versions that one goes back to, the first one first, and itself; none whose text was removed."""
    line = [version]
    parent = item.policy.parent(version.number)
    while parent:
        line.append(parent)
        parent = item.policy.parent(parent.number)
    return [one for one in reversed(line) if not one.removed]


def _announced(item: Published, version: Version, alive: Mapping[str, SectionHistory]) -> None:
    """Add what a version to come changes in the sections of the text in force."""
    parent = item.policy.parent(version.number)
    if parent is None or not item.policy.comparable(version.number):
        return
    for name, steps in _steps(item, parent, version).items():
        today = item.ids_today[version.number].get(name) or item.ids_today[parent.number].get(name, "")
        if today in alive:
            alive[today].steps += steps


def _steps(item: Published, older: Version, newer: Version) -> Mapping[str, Sequence[Step]]:
    """Return what a version did to each section that it changed, by the id in the newer text, else the older one."""
    if item.policy.parent(newer.number) is not older:
        return _untold(older, newer)
    found: dict[str, list[Judged]] = {}
    for one in item.judged(newer.number):
        found.setdefault(one.change.section, []).append(one)
        if one.change.origin and one.change.origin != one.change.section:  # a passage went from there
            found.setdefault(one.change.origin, []).append(one)
    return {name: (_step(older, newer, name, changes),) for name, changes in found.items() if name}


def _untold(older: Version, newer: Version) -> Mapping[str, Sequence[Step]]:
    """Return the sections that differ across texts that were removed by order: only that they do can be said."""
    before = {section.id: section for section in older.document.sections}
    partner = matches(older.document, newer.document)
    words = f"changed after version {older.number}; a text between them was removed by order"
    changed = [one.id for one in newer.document.sections if one.id not in partner or before[partner[one.id]] != one]
    gone = before.keys() - set(partner.values())
    return {name: (Step(newer, words, Level.MATERIAL),) for name in (*changed, *sorted(gone))}


def _step(older: Version, newer: Version, name: str, changes: Sequence[Judged]) -> Step:
    now, was = newer.document.section(name), older.document.section(name)
    if now:
        before = matches(older.document, newer.document).get(name)
        was = older.document.section(before) if before else None
    entries = told(changes)
    return Step(
        newer,
        _how(was, now, changes),
        max(one.verdict.level for one in changes),
        tuple(_reasons(entries)),
        Links().section(name)
        if was is None or now is None or (was.title, was.text) != (now.title, now.text)
        else "changes",
    )


def _reasons(entries: Sequence[Told]) -> Iterator[str]:
    reasons = list(dict.fromkeys(entry.reason for entry in entries))
    yield from reasons[:MOST_REASONS]
    if len(reasons) > MOST_REASONS:
        yield f"And {len(reasons) - MOST_REASONS} more."


def _how(was: Section | None, now: Section | None, changes: Sequence[Judged]) -> str:
    """Return how a section came to be another, in a few words."""
    if now is None or was is None:
        return "removed" if now is None else "new"
    parts = []
    if was.title != now.title:
        parts.append(f"renamed, formerly “{was.label}”")
    if any(one.change.subject is Subject.SECTION and one.change.kind is Kind.MOVED for one in changes):
        parts.append("moved within the policy")
    if was.text != now.text:
        parts.append(REWORDED)
    elif was.facts != now.facts:
        parts.append(RESTATED)
    return ", ".join(parts) or "changed"


def history_page(item: Published, found: Sequence[SectionHistory]) -> Page | None:
    """Return the page with the history of every section, or None where no text is in force."""
    if item.current is None:
        return None
    address = f"{item.address}{HISTORY}"
    words = item.policy.brand.words
    title = words.say("history-title", title=item.title)
    kept = [one for one in found if not one.removed]
    gone = [one for one in found if one.removed]
    intro = (
        f'<p class="policy-lead">{words.html("history-intro")}'
        ' <a href="../">The text in force</a> · <a href="../versions/">All versions</a></p>'
    )
    body = [headed(1, title, TOP), block(intro)]
    for one in kept:
        if one.steps:
            body += [headed(2, one.section.label, one.id), block(*_former(item, one), *_drawn(item, one, address))]
    same = [one for one in kept if not one.steps]
    if same:
        body.append(headed(2, f"Unchanged since {_oldest(item, same[0])}", UNCHANGED))
        body.append(block(_gathered(item, same, address)))
    if gone:
        body.append(headed(2, words.say("history-gone"), "policy-gone"))
        for one in gone:
            body += [headed(3, one.section.label, one.id), block(*_drawn(item, one, address))]
    description = f"{item.policy.brand.name}: when and how each section of the {item.title} changed."
    return Page(address, title, description, "\n".join(body), searched=False, listed=False)


def _oldest(item: Published, one: SectionHistory) -> str:
    return "the first version" if item.policy.parent(one.since.number) is None else f"version {one.since.number}"


def _gathered(item: Published, same: Sequence[SectionHistory], address: str) -> str:
    """Return the sections that no version changed, in one sentence: links to them, each with its own address here."""
    links = []
    for one in same:
        former = "".join(_former(item, one))
        links.append(f'{former}<a id="{one.id}" href="../#{one.id}">{text_of(one.section.label)}</a>')
    return f'<p class="policy-unchanged">{_version(item, same[0].since, address)}: {", ".join(links)}.</p>'


def _former(item: Published, one: SectionHistory) -> Iterator[str]:
    number = item.current.version.number if item.current else 0
    yield from (f'<span id="{name}"></span>' for name in item.former[number].get(one.section.id, ()))


def _drawn(item: Published, one: SectionHistory, address: str) -> Iterator[str]:
    yield '<ol class="policy-history">'
    for step in reversed(one.steps):
        yield f"<li>{_drawn_step(item, step, address)}</li>"
    if not (one.steps and one.steps[0].version is one.since):
        yield f"<li>{_version(item, one.since, address)}: in the {_first(item, one)}</li>"
    yield "</ol>"


def _first(item: Published, one: SectionHistory) -> str:
    return "first version" if item.policy.parent(one.since.number) is None else "text since then"


def _drawn_step(item: Published, step: Step, address: str) -> str:
    label = text_of(say.label_of(step.level, item.policy.brand.words))
    weight = f' <span class="policy-tag policy-tag--{_tag(step.level)}">{label}</span>'
    how, reasons = step.how, [reason for reason in step.reasons if reason != UNTOLD]
    if reasons:  # they say more than that it changed
        how = how.removesuffix(REWORDED).removesuffix(RESTATED).removesuffix(", ")
    words = f"{_version(item, step.version, address)}{f': {text_of(how)}' if how else ''}{weight}"
    words += "".join(f'<p class="policy-reason">{text_of(reason)}</p>' for reason in reasons)
    if step.at:
        link = relative(address, f"{item.address}versions/{step.version.number}/changes/")
        hidden = f'<span class="visually-hidden"> to version {step.version.number}</span>'
        words += f'<p><a href="{link}#{step.at}">See the change{hidden}</a></p>'
    return words


def _tag(level: Level) -> str:
    return str(level).replace("+", "-")


def _version(item: Published, version: Version, address: str) -> str:
    """Return the number of a version as a link to it, and its first day."""
    link = relative(address, f"{item.address}versions/{version.number}/")
    return f'<a href="{link}">Version {version.number}</a>, {_when(item.interval(version.number), version)}'


def _when(interval: Interval | None, version: Version) -> str:
    language = version.document.language
    if interval is None:
        return "never in force"
    date = dated(interval.start, language)
    if not interval.start_known:
        return f"first recorded on {date}"
    return f"from {date}" if interval.state is State.UPCOMING else date


def link(item: Published, one: SectionHistory) -> str:
    """Return the line under a section of the text in force: its latest change, and the link to its history."""
    past = [step for step in one.steps if (at := item.interval(step.version.number)) and at.state is not State.UPCOMING]
    last = ""
    if past and (interval := item.interval(past[-1].version.number)):
        came = past[-1].version is one.since
        words = f"{'New' if came else 'Changed'} on {in_words(interval.start, interval.version.document.language)}"
        last = f"{text_of(words)} · " if interval.start_known else ""
    hidden = f'<span class="visually-hidden"> of “{text_of(one.section.label)}”</span>'
    return f'<p class="policy-tools" data-search-exclude>{last}<a href="{HISTORY}#{one.id}">History{hidden}</a></p>'
