"""What each notice of a version did: announced it, or moved its day."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape as text_of

from generator.model.record import Notice, VersionRecord
from generator.site.page import Published, dated, paragraphs, person, plain_paragraphs, timed


@dataclass(frozen=True, slots=True)
class NoticeFact:
    """What a notice did, by the keys of its name and of its sentence: when, by whom, for which day.

    One that moved the day has the `former` one, and says why.
    """

    name: str
    key: str
    at: datetime.datetime
    by: str
    day: datetime.date
    former: datetime.date | None = None
    because: str = ""


def given(item: Published, record: VersionRecord) -> Iterator[NoticeFact]:
    """Yield what each notice of a version did."""
    former: Notice | None = None
    for notice in record.notices:
        who = person(item.policy.brand, notice.by)
        if former is None:
            yield NoticeFact("announced", "announced-by", notice.at, who, notice.effective)
        else:
            because = " ".join(plain_paragraphs(notice.because))
            day = notice.effective
            yield NoticeFact("postponed-name", "postponed-by", notice.at, who, day, former.effective, because)
        former = notice


def history(item: Published, record: VersionRecord, language: str) -> Iterator[tuple[str, str, Notice]]:
    """Yield each notice of a version: what it did, when, by whom and for which day, as HTML; and the notice."""
    brand = item.policy.brand
    former: Notice | None = None
    for notice in record.notices:
        when, who = timed(notice.at, brand, language), text_of(person(brand, notice.by))
        day = dated(notice.effective, language)
        if former is None:
            made = brand.words.html("announced-by", date=when, name=who, day=day)
            yield brand.words.html("announced"), made, notice
        else:
            because, was = " ".join(paragraphs(notice.because)), dated(former.effective, language)
            made = brand.words.html("postponed-by", date=when, name=who, former=was, day=day, because=because)
            yield brand.words.html("postponed-name"), made, notice
        former = notice
