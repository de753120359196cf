"""The list of a policy's public versions: what each is, when it applied, what notice was given of it (versions.json).

It holds all that is needed to prove the archive from outside: every number up to the highest, digests, and texts.
"""

import datetime

from generator.archive import record_chain
from generator.model.record import VersionRecord
from generator.model.version import Version
from generator.notice import notice_clock, readers_reached, requirements
from generator.site.feeds.common import clean, ended, ends_policy, level_of, requires, schema, utc, withdrawn_at
from generator.site.policy_on_day import PolicyOnDay
from generator.source import promised_file


def listing(item: PolicyOnDay, today: datetime.date) -> dict[str, object]:
    """Return the list as plain data; no address of a recipient and no name of a person is in it."""
    policy = item.policy
    title = (item.current.version if item.current else item.versions[0]).document.title
    newest = record_chain.newest_of(policy, {version.number for version in item.versions})
    return {
        "$schema": schema(item, "versions.schema.json"),
        "format": 1,
        "policy": policy.name,
        "title": title,
        "timezone": policy.brand.timezone,
        "as_of": today.isoformat(),
        **ended(item),
        **({"record": newest} if newest != record_chain.FIRST else {}),
        **({"promised": promised_file.digest_of(policy.promised)} if policy.promised else {}),
        "versions": [row(item, version) for version in item.versions],
    }


def row(item: PolicyOnDay, version: Version) -> dict[str, object]:
    """Return what the list says of a version."""
    number = version.number
    record, interval = item.record(number), item.interval(number)
    level, parent = level_of(item, number), item.policy.parent(number)
    until = interval.end - datetime.timedelta(days=1) if interval and interval.end else None
    withdrawal, gone = item.policy.withdrawn(number), version.removed
    return {
        "version": number,
        "phase": str(item.phase(number)),
        "state": str(interval.state) if interval else None,
        "from": interval.start.isoformat() if interval else None,
        "from_known": interval.start_known if interval else None,
        "until": until.isoformat() if until else None,
        "level": None if level is None else str(level),
        "requires": requires(level),
        "summary": clean(record.summary) if record else "",
        "parent": parent.number if parent else None,
        "revises": record.revises or None if record else None,
        "recorded": version.recorded.isoformat(),
        "origin": version.origin,
        "notice": notice(item, record) if record and record.notices else None,
        "withdrawn": None
        if withdrawal is None
        else {
            "at": utc(at) if (at := withdrawn_at(item, number) or withdrawal.at) else None,
            "because": clean(withdrawal.because),
        },
        **ends_policy(version),
        **({"before": version.before} if version.before else {}),
        **({"note": clean(version.note)} if version.note else {}),
        "removed": {"date": gone.date.isoformat(), "basis": clean(gone.basis)} if gone else None,
        "digest": version.digest,
        "previous": version.previous,
        "text": None if gone else f"versions/{number}.md",
    }


def notice(item: PolicyOnDay, record: VersionRecord) -> dict[str, object]:
    """Return what notice was given of an announced version: of which days, when, through what, to how many."""
    days, channels = requirements.required(item.policy, record)
    counted = item.policy.brand.words.shows("counts")
    needed = requirements.needs_notice(record)
    have = readers_reached.given_by_channel(item.policy, record)
    begun = notice_clock.notified(item.policy, record) if needed else None
    waiver = record.waiver
    return {
        "announced": utc(record.notices[0].at),
        "notices": [
            {
                "at": utc(one.at),
                "effective": one.effective.isoformat(),
                "digest": one.digest,
                "because": clean(one.because),
            }
            for one in record.notices
        ],
        "days": days if needed else 0,
        "notified": utc(begun) if begun else None,
        "channels": [
            {
                "channel": name,
                "given": utc(one.at) if (one := have.get(name)) else None,
                "recipients": one.recipients if one and one.recipients and counted else None,
                "accepted": one.accepted if one and one.recipients and counted else None,
            }
            for name in (channels if needed else sorted(have))
        ],
        "exception": {
            "kind": waiver.kind,
            "basis": clean(waiver.basis),
            "breaks_promise": waiver.breaks_promise,
            **({"cites": clean(waiver.cites)} if waiver.cites else {}),
            **({"since": waiver.since.isoformat()} if waiver.since else {}),
        }
        if waiver
        else None,
    }
