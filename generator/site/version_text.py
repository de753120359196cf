"""The text of a version as it is read: its sections, and what will change in each."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from generator.checks.lost_markup import POLICY_LINK, anchors
from generator.materiality.ended_policy import ended
from generator.model.brand import Brand
from generator.model.catalogue import USUAL, Words
from generator.model.document import Section
from generator.model.policy import Interval, State
from generator.model.version import Version
from generator.site.marks import Marks, SectionMark
from generator.site.page import relative, trusted
from generator.site.policy_on_day import PolicyOnDay
from generator.text import html as text_html
from generator.text.survey import OUTSIDE
from generator.text.table_names import TableNames

UNMARKED = Marks({}, {})


@dataclass(frozen=True, slots=True)
class TextStanding:
    """On which days a version applies: a sentence by its `key`, its dates, and the language of these."""

    key: str
    start: datetime.date | None = None
    last: datetime.date | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class HistoryLink:
    """The way from a section to its history: the latest change by its `key`, if any is known, and when."""

    href: str
    section: str
    key: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section as it is read: its Markdown as HTML, ids that it had, and what stands beside it.

    `today` is the address of this section in the text in force, empty where that has none, None where nobody asks.
    """

    id: str
    title: str
    level: int
    html: Markup
    former: tuple[str, ...]
    marks: tuple[SectionMark, ...]
    after: tuple[SectionMark, ...]
    history: HistoryLink | None
    today: str | None


@dataclass(frozen=True, slots=True)
class Imprint:
    """What tells a printed text from every other: the version, its days, its digest and where it stays."""

    name: str
    number: int
    standing: TextStanding
    digest: str
    address: str


@dataclass(frozen=True, slots=True)
class TextView:
    """The text of a version as a page shows it."""

    language: str
    above: tuple[SectionMark, ...]
    sections: tuple[SectionView, ...]
    imprint: Imprint


@dataclass(frozen=True, slots=True)
class TextInputs:
    """What the text of a version is made from, for a page at an `address`; `policy` is the address of the policy.

    `former` are the ids that each section had, `today` gives the id that it has in the text in force, for a version
    that is not; `applies` is the interval in which the version applies.
    """

    brand: Brand
    policy: str
    version: Version
    address: str
    applies: TextStanding
    former: Mapping[str, tuple[str, ...]] = field(hash=False)
    today: Mapping[str, str] | None = field(hash=False)


def text_inputs(
    item: PolicyOnDay, version: Version, address: str, today: Mapping[str, str] | None = None
) -> TextInputs:
    """Return what the text of a version is made from."""
    number, brand = version.number, item.policy.brand
    applies = standing(item.interval(number))
    return TextInputs(brand, item.address, version, address, applies, item.former[number], today)


def text_view(
    inputs: TextInputs, *, marks: Marks = UNMARKED, histories: Mapping[str, HistoryLink] | None = None
) -> TextView:
    """Return the text of a version; `histories` gives the link to the history of each section."""
    links, former, version, today = histories or {}, inputs.former, inputs.version, inputs.today
    sections = []
    for section, level, html in _rendered(inputs):
        there = None
        if today is not None:
            home = relative(inputs.address, inputs.policy)
            there = f"{home}#{today[section.id]}" if today.get(section.id) else ""
        sections.append(
            SectionView(
                section.id,
                section.title,
                level,
                trusted(html),
                former.get(section.id, ()),
                tuple(marks.under.get(section.id, ())),
                tuple(marks.after.get(section.id, ())),
                links.get(section.id),
                there,
            )
        )
    above = tuple(marks.after.get("", ()))
    return TextView(version.document.language, above, tuple(sections), _imprint(inputs))


def _rendered(inputs: TextInputs) -> Iterator[tuple[Section, int, str]]:
    """Yield each section with the level of its heading and its text as HTML; levels have no gap."""
    document, last, address = inputs.version.document, 1, inputs.address
    known, siblings, words = anchors(document), f"{inputs.brand.slug}/", inputs.brand.words

    def target(written: str) -> str | None:
        if written.startswith("#"):
            return written if written[1:] in known else None
        if written.startswith(POLICY_LINK):
            name, mark, anchor = written.removeprefix(POLICY_LINK).partition("#")
            return relative(address, f"{siblings}{name}/") + mark + anchor
        return written if written.startswith(OUTSIDE) else None

    for section in document.sections:
        last = min(section.level, last + 1) if section.title else last
        yield (
            section,
            last,
            text_html.render(section, target=target, top=last + 1, tables=TableNames(words, section.label)).rstrip(
                "\n"
            ),
        )


def _imprint(inputs: TextInputs) -> Imprint:
    brand, version = inputs.brand, inputs.version
    path = f"{inputs.policy}versions/{version.number}/"
    address = f"{brand.address}{path.removeprefix(f'{brand.slug}/')}" if brand.address else path
    name = f"{brand.name}{brand.words.sign(':')} {version.document.title}"
    return Imprint(name, version.number, inputs.applies, version.digest, address)


def standing(interval: Interval | None, *, until: bool = True) -> TextStanding:
    """Return on which days a version applies, or when the policy ends by it; `until` when, if that is known."""
    if interval is None:
        return TextStanding("never-in-force")
    start, language = interval.start, interval.version.document.language
    if ended(interval.version.document):
        return TextStanding(
            "standing-ends" if interval.state is State.UPCOMING else "standing-ended", start, language=language
        )
    if interval.state is State.UPCOMING:
        return TextStanding("standing-upcoming", start, language=language)
    last = interval.end - datetime.timedelta(days=1) if interval.end else None
    latest = "" if interval.start_known else "-at-the-latest"
    if interval.state is State.SUPERSEDED:
        return TextStanding(f"standing-past{latest}", start, last, language)
    if last and until:
        return TextStanding(f"standing-until{latest}", start, last, language)
    return TextStanding(f"standing-since{latest}", start, language=language)


def why_incomparable(*versions: Version, words: Words = USUAL) -> str:
    """Return why what changed between versions can't be shown: the text of one was removed by order."""
    gone = [str(version.number) for version in versions if version.removed]
    if len(gone) == 1:
        return words.say("text-gone", number=gone[0])
    return words.say("texts-gone", numbers=words.say("list-and", names=", ".join(gone[:-1]), last=gone[-1]))
