"""What an application reads to ask people again, and to ask new ones: policy.json."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.materiality.consent_questions import Asked, as_a_whole, asked, asked_anew, by_consent, still
from generator.materiality.facts.reasons_abroad import alone_in
from generator.model.catalogue import Words
from generator.model.levels import Level
from generator.model.policy import Interval
from generator.site.change_in_brief import in_brief
from generator.site.feeds.common import clean, ended, ends_policy, level_of, link, requires, schema
from generator.site.feeds.versions_json import notice
from generator.site.policy_on_day import PolicyOnDay

_Questions = Mapping[int, tuple[Asked, ...]]  # what each version asks for


def policy_json(item: PolicyOnDay, today: datetime.date) -> dict[str, object]:
    """Return the version in force, those to come, and what each earlier version's readers still have to be told."""
    policy, current, asks = item.policy, item.current, _questions(item)
    title = (current.version if current else item.versions[0]).document.title
    return {
        "$schema": schema(item, "policy.schema.json"),
        "format": 1,
        "policy": policy.name,
        "brand": policy.brand.name,
        "title": title,
        "timezone": policy.brand.timezone,
        "as_of": today.isoformat(),
        **ended(item),
        "in_force": _version(item, current, asks) if current else None,
        "upcoming": [_version(item, one, asks) | _to_come(item, one) for one in item.upcoming],
        "since": _since(item, asks),
        "new_users": {
            "show": [one.version.number for one in (*([current] if current else []), *item.upcoming)],
            "consent": [_consent(one) for one in _of_new_users(item, asks)],
        },
        "links": {
            "policy": link(item),
            "versions": link(item, "versions.json"),
            "atom": link(item, "feed.xml"),
            "json_feed": link(item, "feed.json"),
            "calendar": link(item, "calendar.ics"),
        },
    }


def _version(item: PolicyOnDay, interval: Interval, asks: _Questions) -> dict[str, object]:
    number = interval.version.number
    record, level = item.record(number), level_of(item, number)
    return {
        "number": number,
        "digest": interval.version.digest,
        "title": interval.version.document.title,
        "language": interval.version.document.language,
        "effective": interval.start.isoformat() if interval.start_known else None,
        "level": None if level is None else str(level),
        "requires": requires(level),
        **ends_policy(interval.version),
        "summary": clean(record.summary) if record else "",
        **({"in_brief": [*_beside_summary(item, number)]} if interval.version.program else {}),
        "consent": [_consent(one) for one in asks[number]],
        "links": {
            "text": link(item, f"versions/{number}.md"),
            "page": link(item, f"versions/{number}/"),
            "changes": link(item, f"versions/{number}/changes/") if item.policy.parent(number) else None,
        },
    }


def _beside_summary(item: PolicyOnDay, number: int) -> Iterator[str]:
    """Yield what the facts of a version change, in brief; empty where nobody wrote a summary."""
    record = item.record(number)
    yield from map(clean, in_brief(item, number)) if record and record.summary else ()


def _to_come(item: PolicyOnDay, interval: Interval) -> dict[str, object]:
    number = interval.version.number
    record = item.record(number)
    phase = {"phase": str(item.phase(number))}
    if record is None or not record.notices:
        return phase | {
            "announced": None,
            "notice": None,
            "notices": [],
            "days": 0,
            "notified": None,
            "channels": [],
            "exception": None,
        }
    return phase | {"notice": record.notices[-1].digest} | notice(item, record)


def _questions(item: PolicyOnDay) -> _Questions:
    """Return what each version asks for; what one of them brings back is another question than before."""
    own = {one.version.number: _consent_asked(item, one) for one in item.intervals}
    found = {}
    for interval in item.intervals:
        number = interval.version.number
        below = item.policy.parent(number) if own[number] else None
        known = set[str]()
        while below:
            known |= {one.id for one in own.get(below.number, ())}
            below = item.policy.parent(below.number)
        found[number] = tuple(asked_anew(one, interval.version) if one.id in known else one for one in own[number])
    return found


def _consent_asked(item: PolicyOnDay, interval: Interval) -> tuple[Asked, ...]:
    number = interval.version.number
    parent = item.policy.parent(number)
    if parent is None or level_of(item, number) is not Level.CONSENT:
        return ()
    words = item.policy.brand.words
    if not item.policy.comparable(number):
        return (_said(as_a_whole(interval.version), words),)
    return asked(item.judged(number), parent.document, interval.version, words)


def _said(one: Asked, words: Words) -> Asked:
    """Return a question with the program's reason in the language of the policy, as far as it has words there."""
    return replace(one, reasons=tuple(said for reason in one.reasons if (said := alone_in(words, reason))))


def _since(item: PolicyOnDay, asks: _Questions) -> list[dict[str, object]]:
    """Return for each version that somebody may have accepted what all later ones in force ask of that person."""
    begun = [one for one in item.intervals if one not in item.upcoming]
    rows = []
    for n, interval in enumerate(item.intervals):
        later = begun[n + 1 :]
        levels = [level for one in later if (level := level_of(item, one.version.number)) is not None]
        highest = max(levels, default=None)
        rows.append(
            {
                "version": interval.version.number,
                "digest": interval.version.digest,
                "level": None if highest is None else str(highest),
                "requires": requires(highest),
                "versions": [one.version.number for one in later],
                "consent": [_consent(one) for one in _of_all(asks, later)],
            }
        )
    return rows


def _of_all(asks: _Questions, intervals: Sequence[Interval]) -> tuple[Asked, ...]:
    if not intervals:
        return ()
    wanted = (one for interval in intervals for one in asks[interval.version.number])
    return still(wanted, [interval.version for interval in intervals])


def _of_new_users(item: PolicyOnDay, asks: _Questions) -> tuple[Asked, ...]:
    """Return what somebody who comes now is asked for: all that others were, and what rests on consent anyway."""
    begun = [one for one in item.intervals if one not in item.upcoming]
    known = [*_of_all(asks, begun), *(one for interval in item.upcoming for one in asks[interval.version.number])]
    named = {one.purpose for one in known if one.purpose}
    stated: Iterable[Asked] = ()
    last = (item.intervals or (None,))[-1]
    base = item.current or last
    if base:
        words = item.policy.brand.words
        asked_of_all = (_said(one, words) for one in by_consent(base.version))
        stated = (one for one in asked_of_all if one.purpose not in named)
    return tuple({one.id: one for one in (*known, *stated)}.values())


def _consent(one: Asked) -> dict[str, object]:
    return {
        "id": one.id,
        "version": one.version,
        "purpose": one.purpose or None,
        "label": clean(one.label),
        "section": one.section,
        "path": one.path or None,
        "reasons": [clean(reason) for reason in one.reasons],
        "existing_data": one.existing,
    }
