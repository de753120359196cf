"""The sentences of the list of all versions and of the page of each."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.model.words.sentence import Sentence, fixed

VERSIONS: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        # all versions, and the page of each
        "version-title": fixed("{title}, version {number}"),
        "versions-since": fixed("{count} since {date}"),
        "title-in-force": fixed("{title} in force"),
        "when-question": fixed("Which text applied on"),
        "when-show": fixed("Show"),
        "when-dates": fixed("See all dates"),
        "today": fixed("today"),
        "first-version": fixed("first version"),
        "brought-later": fixed("brought in later, as past"),
        "state-announced": fixed("announced"),
        "state-in-force": fixed("in force"),
        "state-superseded": fixed("superseded"),
        "state-withdrawn": fixed("withdrawn"),
        "state-never-announced": fixed("never announced"),
        "state-never-announced-withdrawn": fixed("never announced, withdrawn"),
        "state-on": fixed("{state} on {date}"),
        "what-it-changed": fixed("What it changed"),
        "what-it-changes": fixed("What it changes"),
        "this-version-changed": fixed("What this version changed"),
        "this-version-changes": fixed("What this version changes"),
        "compare-with-current": fixed("Compare with today’s text"),
        "exact-record": fixed("Exact record (.txt)"),
        "effective-unrecorded": fixed("effective date unknown, first recorded on this day"),
        "undated-all": fixed("These dates are the days on which each text was first recorded."),
        "undated-some": fixed(
            "The dates of versions 1 to {number} are the days on which each text was first recorded."
        ),
        "undated-only": fixed("When they took effect is not known."),
        "undated-unnoticed": fixed("When they took effect, and what notice was given, is not known."),
        "unnoticed-all": fixed("What notice was given of these versions is not recorded."),
        "unnoticed-some": fixed("What notice was given of versions 1 to {number} is not recorded."),
        "dates-heading": fixed("All dates"),
        "dates-table": fixed("Dates"),
        "dates-caption": fixed("The text that applied on a day is that of the row in which the day falls."),
        "dates-from": fixed("From"),
        "dates-recorded": fixed("First recorded"),
        "dates-from-recorded": fixed("From (1 to {number}: first recorded)"),
        "dates-until": fixed("Until"),
        "dates-text": fixed("Text"),
        "dates-uncertain": fixed("unknown; first recorded on {date}"),
        "dates-open": fixed("further notice"),
        "removed-about": fixed("{brand}: {title} ({state}, text removed by order)."),
        "removed-by-order": fixed("Text removed by order"),
        "removed-on": fixed("on {date}: {basis}"),
        "removed-by": fixed("Removed by {name}, approved by {second}."),
        "changes-known": fixed("What is known of its changes"),
    }
)
