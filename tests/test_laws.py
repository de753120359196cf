"""Laws that hold for every document, every value and every day."""

import dataclasses
import datetime
import hashlib
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.archive.sealed_form import seal
from generator.archive.sealed_reader import unseal
from generator.errors import Finding, Place
from generator.model.brand import Brand, NoticePromise
from generator.model.document import Document, Section, content_digest
from generator.model.levels import Level
from generator.model.policy import Policy, State
from generator.model.record import VersionRecord
from generator.model.version import Version
from generator.notice.notice_period import earliest, local_day, start_of
from generator.notice.timeline import starts, timeline
from generator.schema.facts import SCHEMA, read_facts, write_facts
from generator.schema.yaml import dump_yaml, parse_yaml
from generator.text import blocks, markdown
from generator.text.diff import diff
from generator.text.sequence_alignment import align, rising
from tests.strategies import documents, facts, sealed_digest, sections, words

DAY = datetime.timedelta(days=1)
dates = st.dates(datetime.date(2000, 1, 1), datetime.date(2090, 1, 1))


def version(document: Document, *, number: int = 1, effective: datetime.date | None = None) -> Version:
    return Version(
        number=number,
        document=document,
        recorded=datetime.date(2026, 11, 22),
        origin="drafted",
        effective=effective,
        promise=NoticePromise(),
        previous="none",
        digest="",
        place=Place("v001.md"),
        program="0.1.0",
        grammar=markdown.GRAMMAR,
    )


@given(documents)
def test_a_document_does_not_differ_from_itself(document: Document) -> None:
    assert diff(document, document) == ()


@given(documents, documents)
def test_no_change_means_the_same_digest_and_the_reverse(one: Document, other: Document) -> None:
    assert (diff(one, other) == ()) == (content_digest(one) == content_digest(other))


@given(documents, st.data())
def test_any_edit_of_a_section_is_a_change(document: Document, data: st.DataObject) -> None:
    assume(document.sections)
    at = data.draw(st.integers(0, len(document.sections) - 1))
    section = data.draw(sections())
    edited = dataclasses.replace(section, id=document.sections[at].id)
    assume(edited != document.sections[at])
    changed = dataclasses.replace(document, sections=(*document.sections[:at], edited, *document.sections[at + 1 :]))
    assert diff(document, changed)
    assert content_digest(document) != content_digest(changed)


@given(st.sampled_from(sorted(SCHEMA)).flatmap(lambda t: st.tuples(st.just(t), facts(t))))
def test_facts_written_and_read_again_are_the_same(typed: tuple[str, dict[str, object]]) -> None:
    section_type, stated = typed
    found: list[Finding] = []
    written = dump_yaml({"facts": write_facts(section_type, stated)})  # type: ignore[arg-type]
    node = parse_yaml(written, "x", found)
    inner = node.get("facts") if node else None
    assert inner is not None
    again = read_facts(section_type, inner, found) if stated else {}  # type: ignore[arg-type]
    assert not found
    assert again == stated


@given(documents)
def test_the_order_of_facts_is_no_change(document: Document) -> None:
    def turned(section: Section) -> Section:
        return dataclasses.replace(section, facts=dict(reversed(list(section.facts.items()))))

    other = dataclasses.replace(document, sections=tuple(map(turned, document.sections)))
    assert diff(document, other) == ()


@given(documents, st.none() | dates)
def test_a_sealed_version_read_again_is_the_same(document: Document, effective: datetime.date | None) -> None:
    original = version(document, effective=effective)
    content = seal("brand/policy", original)
    found: list[Finding] = []
    again = unseal(content.decode(), "brand/policy", "v001.md", found)
    assert found == []
    assert again == dataclasses.replace(original, digest=sealed_digest("brand/policy", original))


@given(documents)
def test_the_digest_is_that_of_the_file_without_its_second_line(document: Document) -> None:
    lines = seal("brand/policy", version(document)).split(b"\n")
    assert lines[1] == b"digest: sha256:" + hashlib.sha256(b"\n".join([lines[0], *lines[2:]])).hexdigest().encode()


@given(documents, st.data())
def test_no_byte_of_a_sealed_version_can_change_unseen(document: Document, data: st.DataObject) -> None:
    content = bytearray(seal("brand/policy", version(document)))
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.sampled_from([1, 2, 4, 8, 16, 32]))
    found: list[Finding] = []
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return
    read = unseal(text, "brand/policy", "v001.md", found)
    assert read is None
    assert found


@given(words)
def test_an_escaped_text_reads_as_it_stands(text: str) -> None:
    assert blocks.plain(markdown.escape(text)) == text
    assert blocks.plain("before " + markdown.escape(text, line_start=False)) == f"before {text}"


@given(st.lists(st.integers(0, 9), max_size=30), st.lists(st.integers(0, 9), max_size=30))
def test_an_alignment_keeps_both_orders_and_loses_nothing(old: list[int], new: list[int]) -> None:
    pairs = align(old, new, lambda i, j: 1.0 if old[i] == new[j] else 0.3)
    assert [i for i, _ in pairs if i is not None] == list(range(len(old)))
    assert [j for _, j in pairs if j is not None] == list(range(len(new)))


@given(st.lists(st.integers(0, 50), max_size=40))
def test_a_rising_chain_rises_and_is_longest(values: list[int]) -> None:
    chain = [values[position] for position in rising(values)]
    assert all(one < other for one, other in pairwise(chain))
    longest = [0] * len(values)
    for at, value in enumerate(values):
        longest[at] = 1 + max((longest[b] for b in range(at) if values[b] < value), default=0)
    assert len(chain) == max(longest, default=0)


def brand(timezone: str = "Etc/UTC") -> Brand:
    return Brand(slug="b", name="B", timezone=timezone, notice=NoticePromise(), values={})


ZONES = [
    *("Etc/UTC", "America/New_York", "Europe/Berlin", "Europe/Paris", "Europe/London", "Asia/Kathmandu"),
    *("Pacific/Apia", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Australia/Lord_Howe", "America/Sao_Paulo"),
    *("Africa/Cairo", "America/Havana", "Asia/Beirut"),  # where midnight itself may be left out
]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2026-03-01T15:00", "2026-04-01"),
        ("2026-06-01T12:00", "2026-07-02"),
        ("2026-10-20T23:59", "2026-11-20"),
        ("2026-02-20T23:30", "2026-03-24"),  # the clocks go forward: one day more, or it would be 29.98 days
    ],
)
def test_thirty_days_by_both_readings(told: str, day: str) -> None:
    instant = datetime.datetime.fromisoformat(told).replace(tzinfo=ZoneInfo("America/New_York"))
    assert earliest(instant, 30, brand("America/New_York")).isoformat() == day


@pytest.mark.parametrize(
    ("zone", "told", "days", "day"),
    [
        ("Europe/Paris", "2026-02-27T23:30", 30, "2026-03-31"),  # one hour lacks at midnight of the 30th
        ("Europe/Paris", "2026-02-27T22:30", 30, "2026-03-30"),
        ("Europe/Paris", "2026-10-01T00:00", 30, "2026-11-01"),  # clocks go back: an hour more than promised
        ("America/New_York", "2028-02-01T12:00", 30, "2028-03-03"),  # February has 29 days
        ("America/New_York", "2027-02-01T12:00", 30, "2027-03-04"),
        ("Etc/UTC", "2028-02-28T23:59", 1, "2028-03-01"),
        ("Etc/UTC", "2028-02-29T00:00", 366, "2029-03-02"),
        ("Asia/Kathmandu", "2026-12-01T00:00", 30, "2027-01-01"),
        ("Pacific/Apia", "2026-12-01T23:59", 30, "2027-01-01"),
        ("Pacific/Apia", "2011-12-29T12:00", 1, "2012-01-01"),  # December 30, 2011 was left out there
        ("Pacific/Pago_Pago", "2026-12-01T00:01", 30, "2027-01-01"),
        ("Etc/UTC", "2026-12-01T12:00", 0, "2026-12-02"),
    ],
)
def test_days_in_zones_east_and_west(zone: str, told: str, days: int, day: str) -> None:
    instant = datetime.datetime.fromisoformat(told).replace(tzinfo=ZoneInfo(zone))
    assert earliest(instant, days, brand(zone)).isoformat() == day


@given(
    st.datetimes(datetime.datetime(2000, 1, 1), datetime.datetime(2090, 1, 1), timezones=st.just(datetime.UTC)),  # noqa: DTZ001 -- bounds are naive by hypothesis' rule
    st.integers(0, 366),
    st.sampled_from(ZONES),
    st.timedeltas(datetime.timedelta(0), datetime.timedelta(days=2)),
)
def test_notice_is_never_shorter_than_promised(
    told: datetime.datetime, days: int, zone: str, later: datetime.timedelta
) -> None:
    here = brand(zone)
    first = earliest(told, days, here)
    assert start_of(first - DAY, here) < told + days * DAY or first - local_day(told, here) == (days + 1) * DAY
    assert earliest(told + later, days, here) >= first
    assert start_of(first, here) >= told + days * DAY
    assert first - local_day(told, here) > days * DAY
    assert earliest(told + datetime.timedelta(hours=1), days, here) >= first


@given(documents, st.lists(dates, min_size=1, max_size=6, unique=True), st.booleans(), dates)
def test_exactly_one_version_is_in_force_on_every_day(
    document: Document,
    days: list[datetime.date],
    known: bool,  # noqa: FBT001 -- drawn
    today: datetime.date,
) -> None:
    rising_days = sorted(days)
    first = rising_days[0]
    sealed = [version(document, effective=first if known else None)]
    sealed[0] = dataclasses.replace(sealed[0], recorded=first)
    sealed += [version(document, number=number) for number in range(2, len(rising_days) + 1)]
    records = tuple(
        VersionRecord(number, "", Level.MINOR, Place("r"), at_once=day) for number, day in enumerate(rising_days[1:], 2)
    )
    found: list[Finding] = []
    begins = starts(Policy(brand(), "p", None, tuple(sealed), records), found)
    assert not found
    for moment in {today, *rising_days, *(day - DAY for day in rising_days)}:
        intervals = timeline(begins, moment)
        in_force = [interval for interval in intervals if interval.state is State.IN_FORCE]
        if moment >= first or not known:
            assert len(in_force) == 1
            assert moment < first or in_force[0].start <= moment
            assert in_force[0].end is None or moment < in_force[0].end
        else:
            assert not in_force
    for before, after in pairwise(timeline(begins, today)):
        assert before.end == after.start


@given(st.lists(dates, min_size=2, max_size=5))
def test_dates_that_do_not_rise_are_found(days: list[datetime.date]) -> None:
    assume(any(one >= other for one, other in pairwise(days)))
    document = Document("t", "en", ())
    sealed = [version(document, effective=days[0])]
    sealed += [version(document, number=number) for number in range(2, len(days) + 1)]
    records = tuple(VersionRecord(n, "", Level.MINOR, Place("r"), at_once=day) for n, day in enumerate(days[1:], 2))
    found: list[Finding] = []
    starts(Policy(brand(), "p", None, tuple(sealed), records), found)
    assert [finding.rule for finding in found].count("dates-overlap") >= 1
