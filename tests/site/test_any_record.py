"""Any record, made in memory: every parser reads what is published of it, and consent is asked of the right things."""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive.sealed_form import FIRST
from generator.errors import Place
from generator.materiality import consent_questions, decisions
from generator.model.brand import Brand, NoticePromise
from generator.model.document import Document, Section, digest
from generator.model.levels import Level
from generator.model.policy import Policy
from generator.model.record import Evidence, Notice, VersionRecord, Withdrawal
from generator.model.version import Version
from generator.site.feeds import calendar
from generator.site.feeds.common import clean, utc
from generator.site.policy_on_day import PolicyOnDay, policy_on_day
from tests.site.feed_readers import days_in, read
from tests.strategies import sealed_digest

anything = st.text(st.characters(), max_size=60)
moments = st.datetimes(
    datetime.datetime(2026, 1, 1),  # noqa: DTZ001 -- hypothesis adds the zone
    datetime.datetime(2026, 3, 1),  # noqa: DTZ001 -- hypothesis adds the zone
    timezones=st.just(datetime.UTC),
)


def sealed(brand: Brand, number: int, purposes: Mapping[str, Any], previous: str, words: str = "Text.") -> Version:
    section = Section("use", "use", "What <for> & why", words, {"purposes": dict(purposes)})
    version = Version(
        number=number,
        document=Document("Privacy & “more” <b>", "en", (section,)),
        recorded=datetime.date(2025, 6, 1),
        origin="drafted",
        effective=datetime.date(2025, 6, 1) if number == 1 else None,
        promise=brand.notice,
        previous=previous,
        digest="",
        place=Place("v"),
    )
    return replace(version, digest=sealed_digest(f"{brand.slug}/privacy", version))


@st.composite
def told_policies(draw: st.DrawFn) -> Policy:
    """Return a policy whose second version was announced, perhaps postponed, told, withdrawn."""
    zone = draw(st.sampled_from(["Etc/UTC", "America/New_York", "Pacific/Auckland", "America/Havana"]))
    brand = Brand("acme", "Acme; <&> \\,", zone, NoticePromise(), values={})
    known = {"label": "Mending; things, \\ <i>", "data": ["usage"], "basis": "contract"}
    first = sealed(brand, 1, {"mend": known}, FIRST)
    ads = known | {"label": "Advertising", "basis": "consent"}
    second = sealed(brand, 2, {"mend": known, "ads": ads}, first.digest)
    times = sorted(draw(st.lists(moments, min_size=1, max_size=4, unique=True)))
    notices = tuple(
        Notice(one, "somebody", datetime.date(2026, 5, 1) + n * datetime.timedelta(days=9), digest(bytes([n])), "", why)
        for n, (one, why) in enumerate((one, draw(anything)) for one in times)
    )
    given_at = times[-1] + datetime.timedelta(hours=1)
    evidence = tuple(
        Evidence(channel, given_at, notices[-1].digest, "somewhere")
        for channel in draw(st.sets(st.sampled_from(["email", "site"])))
    )
    gone = (
        Withdrawal(given_at + datetime.timedelta(days=1), "somebody", draw(anything)) if draw(st.booleans()) else None
    )
    record = VersionRecord(
        version=2,
        digest=second.digest,
        level=Level.CONSENT,
        place=Place("r"),
        summary=draw(anything),
        days=30,
        channels=("email", "site"),
        notices=notices,
        evidence=evidence,
        withdrawal=gone,
    )
    return Policy(brand, "privacy", None, (first, second), (record,))


def on(policy: Policy, today: datetime.date) -> PolicyOnDay:
    noon = datetime.datetime.combine(today, datetime.time(12), datetime.UTC)
    return policy_on_day(policy, noon)


@given(told_policies(), st.dates(datetime.date(2026, 3, 5), datetime.date(2026, 8, 1)))
@settings(max_examples=40)
def test_whatever_the_record_says_every_parser_reads_it(policy: Policy, today: datetime.date) -> None:
    record = policy.record(2)
    assert record is not None
    assert record.effective is not None
    got = read(on(policy, today), today)
    row = got.row(2)
    assert row["summary"] == clean(record.summary)
    assert [one["at"] for one in row["notice"]["notices"]] == [utc(one.at) for one in record.notices]
    kinds = [kind for kind, number in got.entries() if number == 2]
    if record.withdrawal:
        assert sorted(kinds) == sorted(["announced", "withdrawn", *["postponed"] * (len(record.notices) - 1)])
        assert (row["withdrawn"]["because"], row["phase"]) == (clean(record.withdrawal.because), "withdrawn")
    else:
        assert ("took effect" in kinds) == (record.effective <= today) == (got.policy["in_force"]["number"] == 2)
        assert row["from"] == record.effective.isoformat()
    (begins,) = (event for event in got.calendar if event["dtstart"].dt == record.effective)
    assert int(begins["sequence"]) == len(record.notices) - 1 + bool(record.withdrawal)
    assert begins["status"] == ("CANCELLED" if record.withdrawal else "CONFIRMED")
    assert clean(record.summary) in str(begins["description"])
    summary = " ".join(clean(record.summary).split())
    for item in got.feed["items"]:
        if item["_policy"]["event"] == "announced":
            assert summary in " ".join(item["content_text"].split())


@given(told_policies())
@settings(max_examples=20)
def test_an_entry_that_was_there_keeps_its_id_and_its_time(policy: Policy) -> None:
    seen: dict[tuple[str, int, str], str] = {}
    for today in (datetime.date(2026, 3, 5), datetime.date(2026, 5, 1), datetime.date(2026, 8, 1)):
        for item in read(on(policy, today), today).feed["items"]:
            key = (item["_policy"]["event"], item["_policy"]["version"], item["date_published"])
            assert seen.setdefault(key, item["id"]) == item["id"]


def test_a_purpose_that_a_later_version_dropped_is_not_asked_for() -> None:
    brand = Brand("acme", "Acme", "Etc/UTC", NoticePromise(), values={})
    known = {"label": "Mending", "data": ["usage"], "basis": "contract"}
    first = sealed(brand, 1, {"mend": known}, FIRST)
    second = sealed(brand, 2, {"mend": known, "ads": known | {"label": "Advertising"}}, first.digest)
    third = sealed(brand, 3, {"mend": known}, second.digest, "Text without it.")
    records = tuple(
        VersionRecord(
            version=version.number,
            digest=version.digest,
            level=level,
            place=Place("r"),
            notices=(
                Notice(
                    datetime.datetime(2025, month, 1, tzinfo=datetime.UTC),
                    "x",
                    datetime.date(2025, month + 2, 1),
                    digest(bytes([month])),
                ),
            ),
        )
        for version, level, month in ((second, Level.CONSENT, 7), (third, Level.MATERIAL, 10))
    )
    policy = Policy(brand, "privacy", None, (first, second, third), records)
    asked = {
        today: [[one["purpose"] for one in row["consent"]] for row in read(on(policy, today), today).policy["since"]]
        for today in (datetime.date(2025, 11, 1), datetime.date(2026, 1, 1))
    }
    assert list(asked.values()) == [[["ads"], [], []], [[], [], []]]


def test_words_that_no_calendar_can_hold() -> None:
    entry = calendar.CalendarEntry(
        "urn:uuid:1", datetime.date(2026, 1, 1), "a;b,\\c\r\nBEGIN:VEVENT\x07", "é" * 99, "./", at_noon(), at_noon()
    )
    (event,) = days_in(calendar.calendar_text("x\r\nEND:VCALENDAR", [entry]))
    assert (str(event["summary"]), str(event["description"])) == ("a;b,\\c\nBEGIN:VEVENT", "é" * 99)


def at_noon() -> datetime.datetime:
    return datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.UTC)


def test_what_consent_is_about() -> None:
    """Data that is new with its purpose is not held yet; where the text does not say, it may be."""
    brand = Brand("acme", "Acme", "Etc/UTC", NoticePromise(), values={})
    first = sealed(brand, 1, {"mend": {"label": "Mending", "data": ["usage"], "basis": "contract"}}, FIRST)
    (section,) = first.document.sections
    cases: list[tuple[object, str | None, bool]] = [
        (["location"], "ads", False),
        (["location", "usage"], "ads", True),
        ("unspecified", "ads", True),
        (None, None, True),  # prose alone says it
    ]
    for data, purpose, existing in cases:
        if data is None:
            new = replace(section, text="Another text.")
        else:
            facts: dict[str, Any] = {"label": "Advertising", "data": data, "basis": "consent"}
            new = replace(section, facts={"purposes": section.facts["purposes"] | {"ads": facts}})  # type: ignore[operator]
        document = replace(first.document, sections=(new,))
        judged = decisions.between(
            Policy(brand, "privacy", None, (first,)), first, replace(first, number=2, document=document)
        )
        raised = [replace(one, verdict=replace(one.verdict, level=Level.CONSENT)) for one in judged]
        (asked,) = consent_questions.asked(raised, first.document, replace(first, number=2, document=document))
        label = "Advertising" if purpose else "What <for> & why"
        assert (asked.purpose or None, asked.label, asked.existing) == (purpose, label, existing)
