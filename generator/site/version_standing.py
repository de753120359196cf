"""What a version is at the moment of the build, as its page says first of all."""

import datetime
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from generator.materiality.ended_policy import ended
from generator.model.policy import Interval, Phase
from generator.model.version import Version
from generator.site.notice_given import FilledSentence, taken_back
from generator.site.page import dated
from generator.site.policy_on_day import PolicyOnDay


@dataclass(frozen=True, slots=True)
class StandingView:
    """How a version stands: a sentence, why it was withdrawn, and whether a link leads to the text in force.

    `title` is that of the policy where the version is in force: it leads to the constant address. Where the policy
    ended, what stands there says so, and is no text in force.
    """

    said: FilledSentence
    because: str = ""
    to_text_in_force: bool = False
    title: str = ""
    ended: bool = False


def standing_view(item: PolicyOnDay, version: Version) -> StandingView:
    """Return how a version stands, with its days."""
    return replace(_standing(item, version), ended=item.ended_since is not None)


def _standing(item: PolicyOnDay, version: Version) -> StandingView:
    language, interval = version.document.language, item.interval(version.number)
    other = item.current is not None
    phase = item.phase(version.number)
    if interval and phase in _KEYS_OF_AN_END and ended(version.document):
        said = FilledSentence(_KEYS_OF_AN_END[phase], {"title": item.title, "date": _day(interval.start, language)})
        return StandingView(said, "", other and phase is not Phase.IN_FORCE)
    match phase:
        case Phase.IN_FORCE if interval:
            key = "version-in-force" if interval.start_known else "version-in-force-recorded"
            return StandingView(FilledSentence(key, {"date": _day(interval.start, language)}), title=item.title)
        case Phase.ANNOUNCED | Phase.IN_NOTICE if interval:
            return StandingView(FilledSentence("version-to-come", {"date": _day(interval.start, language)}), "", other)
        case Phase.SUPERSEDED if interval:
            return StandingView(_applied(interval), "", other)
        case Phase.WITHDRAWN if gone := taken_back(item, version):
            return StandingView(gone.said, gone.because, other)
        case _:
            return StandingView(FilledSentence("version-never"), "", other)


_KEYS_OF_AN_END: Final = {
    Phase.IN_FORCE: "end-banner-changed",
    Phase.ANNOUNCED: "end-banner-changes",
    Phase.IN_NOTICE: "end-banner-changes",
}
"""A text that says that the policy ended applies as any does, and nobody would understand that it is in force."""


def _day(date: datetime.date, language: str) -> Markup:
    return dated(date, language)


def _applied(interval: Interval) -> FilledSentence:
    """Return on which days a version applied that is not in force any more."""
    language = interval.version.document.language
    start = _day(interval.start, language)
    last = interval.end - datetime.timedelta(days=1) if interval.end else None
    if last is None:
        return FilledSentence(
            "version-past-open" if interval.start_known else "version-past-recorded-open", {"date": start}
        )
    if not interval.start_known:
        return FilledSentence("version-past-recorded", {"date": start, "last": _day(last, language)})
    if last == interval.start:
        return FilledSentence("version-past-one-day", {"date": start})
    return FilledSentence("version-past", {"date": start, "last": _day(last, language)})
