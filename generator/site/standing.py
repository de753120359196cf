"""What a version is at the moment of the build, as its page says first of all."""

import datetime
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.policy import Interval, Phase
from generator.model.version import Version
from generator.site.notice_given import Said, taken_back
from generator.site.page import dated
from generator.site.policy_on_day import PolicyOnDay


@dataclass(frozen=True, slots=True)
class StandingView:
    """How a version stands: a sentence, why it was withdrawn, and whether a link leads to the text in force.

    The box is calm where the version is in force.
    """

    said: Said
    because: str = ""
    to_text_in_force: bool = False
    calm: bool = False


def standing_view(item: PolicyOnDay, version: Version) -> StandingView:
    """Return how a version stands, with its days."""
    language, interval = version.document.language, item.interval(version.number)
    other = item.current is not None
    match item.phase(version.number):
        case Phase.IN_FORCE:
            link = Markup('<a href="../../">{}</a>').format(item.title)
            said = Said("version-in-force", {"since": _in_force_since(interval), "link": link})
            return StandingView(said, calm=True)
        case Phase.ANNOUNCED | Phase.IN_NOTICE if interval:
            return StandingView(Said("version-to-come", {"date": _day(interval.start, language)}), "", other)
        case Phase.SUPERSEDED if interval:
            return StandingView(Said("version-past", {"days": _applied(interval)}), "", other)
        case Phase.WITHDRAWN if gone := taken_back(item, version):
            return StandingView(gone.said, gone.because, other)
        case _:
            return StandingView(Said("version-never"), "", other)


def _day(date: datetime.date, language: str) -> Markup:
    return dated(date, language)


def _in_force_since(interval: Interval | None) -> Markup:
    if interval is None:
        return Markup()
    date = _day(interval.start, interval.version.document.language)
    if interval.start_known:
        return Markup(" since {}").format(date)
    return Markup(" and was first recorded on {}").format(date)


def _applied(interval: Interval) -> Markup:
    """Return on which days a version applied that is not in force any more, as the end of a sentence."""
    language = interval.version.document.language
    start = _day(interval.start, language)
    last = interval.end - datetime.timedelta(days=1) if interval.end else None
    end = _day(last, language) if last else None
    match interval.start_known, end:
        case True, None:
            return Markup(": it applied from {}").format(start)
        case _, None:
            return Markup(": it was first recorded on {}").format(start)
        case True, _ if last == interval.start:
            return Markup(": it applied on {} only").format(start)
        case True, _:
            return Markup(": it applied from {} to {}").format(start, end)
        case _:
            return Markup(": it was first recorded on {} and applied until {}").format(start, end)
