"""What each notice of a version did: announced it, or moved its day."""

from collections.abc import Iterator
from html import escape as text_of

from generator.model.record import Notice, VersionRecord
from generator.site.page import Published, dated, paragraphs, person, timed


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
