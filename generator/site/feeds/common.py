"""What files for programs share: addresses, instants, what a level asks for, text that every format can hold."""

import datetime
import re
from typing import Final

from generator.materiality import ended_policy
from generator.model.brand import Brand
from generator.model.catalogue import Words
from generator.model.languages import ENGLISH, code_of
from generator.model.levels import Level
from generator.model.record import VersionRecord
from generator.model.version import Version
from generator.notice.notice_period import start_of
from generator.site.policy_on_day import PolicyOnDay

_NOWHERE: Final = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")


def link(item: PolicyOnDay, path: str = "") -> str:
    """Return the address of something beside a policy: absolute where the brand says where it is published."""
    root = published_at(item.policy.brand)
    return f"{root}{item.policy.slug}/{path}" if root else path or "./"


def schema(item: PolicyOnDay, name: str) -> str:
    """Return the address of a JSON Schema."""
    return f"{published_at(item.policy.brand) or '../'}schemas/{name}"


def published_at(brand: Brand) -> str:
    """Return the address of a brand's policies on the web, with a slash at its end; empty where it is not known."""
    return brand.address


def level_of(item: PolicyOnDay, number: int) -> Level | None:
    """Return how much a version changed; None for the first one, which changed nothing."""
    return item.level(number) if item.policy.parent(number) else None


def ended(item: PolicyOnDay) -> dict[str, object]:
    """Return the key that says since when a policy no longer applies; empty where it does, or is still to begin."""
    return {"ended": item.ended_since.isoformat()} if item.ended_since else {}


def ends_policy(version: Version) -> dict[str, object]:
    """Return the key that says that a version ends the policy; empty for every other one."""
    return {"ends_policy": True} if ended_policy.ended(version.document) else {}


def requires(level: Level | None) -> str:
    """Return what a change of this level asks of an application: nothing, notice, or notice and consent."""
    if level is Level.CONSENT:
        return "consent"
    return "notice" if level is Level.MATERIAL else "none"


def withdrawn_at(item: PolicyOnDay, number: int) -> datetime.datetime | None:
    """Return when an announced version was taken back; None where it was not.

    Where another one took its place without being announced, that was on the day on which the other one was sealed.
    """
    policy, record = item.policy, item.record(number)
    withdrawal = policy.withdrawn(number)
    if withdrawal is None or record is None or not record.notices:
        return None
    if withdrawal.at:
        return withdrawal.at
    others = (one for one in policy.records if isinstance(one, VersionRecord) and one.revises == number)
    sealed = start_of(min(policy.version(one.version).recorded for one in others), policy.brand)
    return max(sealed, record.notices[-1].at)


def writes_localized(version: Version) -> bool:
    """Return True if feeds write dates and signs as the language of a version does.

    False in English. What the first engine sealed, which named no program, stays as it is published.
    """
    return bool(version.program) and code_of(version.document.language) != ENGLISH


def colon(version: Version, words: Words) -> str:
    """Return a colon as it stands after a word about a version."""
    return words.sign(":") if writes_localized(version) else ":"


def named(item: PolicyOnDay) -> str:
    """Return what a feed about a policy is called: the brand, and the title of its text."""
    version, brand = item.current.version if item.current else item.versions[0], item.policy.brand
    return clean(f"{brand.name}{colon(version, brand.words)} {version.document.title}")


def clean(text: str) -> str:
    """Return a text without the characters that XML and calendars can't hold, its lines ended by LF."""
    return _NOWHERE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def utc(at: datetime.datetime) -> str:
    """Return an instant as programs read it: 2026-03-01T15:00:00Z."""
    return at.astimezone(datetime.UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
