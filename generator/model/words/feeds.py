"""What feeds, calendars and the page for missing addresses say to people."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.model.words.sentence import Sentence, fixed

FEEDS: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        # what happened, as feeds tell it
        "feed-changes": fixed("{title} changes on {date}"),
        "feed-changes-words": fixed("Version {number} takes effect on {date} (00:00, {zone})."),
        "feed-later": fixed("{title} changes later, on {date}"),
        "feed-later-words": fixed("Version {number} takes effect on {date} (00:00, {zone}), not on {former}."),
        "feed-withdrawn": fixed("{title}: the change announced for {date} was withdrawn"),
        "feed-withdrawn-words": fixed("Version {number} was announced for {date}. It does not take effect."),
        "feed-since-withdrawn": fixed("It was withdrawn since."),
        "feed-since-postponed": fixed("It was postponed since, to {date}."),
        "feed-instead": fixed("It takes the place of version {number}."),
        "feed-consent": fixed("What needs your consent begins only when you have given it."),
        "feed-exception": fixed("It does not wait for the end of the notice ({reason}): {basis}"),
        "feed-because-legal-obligation": fixed("legal obligation"),
        "feed-because-imminent-security": fixed("imminent security"),
        "feed-because-exclusively-favourable": fixed("exclusively favourable"),
        "feed-first": fixed("{title} applies since {date}"),
        "feed-first-words": fixed("The first version applies since {date}."),
        "feed-changed": fixed("{title} changed on {date}"),
        "feed-changed-words": fixed("Version {number} applies since {date}."),
        "feed-recorded": fixed("{title}: version {number} was first recorded on {date}"),
        "feed-recorded-words": fixed(
            "Version {number} was first recorded on {date}. From when it applied is not known."
        ),
        "feed-removed": fixed("{title}: the text of version {number} was removed by order"),
        "feed-removed-words": fixed("The text of version {number} was removed from the archive on {date}: {basis}"),
        # days in a calendar
        "calendar-applies": fixed("{brand}: {title} applies"),
        "calendar-changes": fixed("{brand}: {title} changes"),
        "calendar-words": fixed("Version {number} applies from {date}, 00:00, {zone}."),
        "calendar-withdrawn": fixed("Version {number} was withdrawn."),
        "calendar-notice": fixed("{brand}: last day of notice, {title}"),
        "calendar-notice-words": fixed(
            "The notice was given by {moment}; its {days} days end with this day. Version {number} takes effect on"
            " {date}."
        ),
        # files beside a page, as a browser or a reader of feeds names them
        "file-feed": fixed("Changes (Atom)"),
        "file-json-feed": fixed("Changes (JSON Feed)"),
        "file-calendar": fixed("Days that matter"),
        "file-applications": fixed("For applications"),
        "file-versions": fixed("All versions"),
        "file-facts": fixed("Facts in the Data Privacy Vocabulary"),
        "file-version": fixed("Version {number} with its facts"),
        "file-text": fixed("Version {number}, as sealed"),
        # an address at which there is no page
        "not-found": fixed("Page not found"),
        "not-found-words": fixed(
            "There is no page at this address. Every version of a policy keeps its address for ever, so please check"
            " the spelling."
        ),
        "not-found-start": fixed("{name}: start page"),
    }
)
