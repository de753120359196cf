"""The sentences of pages around a text: how it stands, its history, translations that are apart, a page out of date."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.model.words.sentence import Sentence, fixed, optional

PAGES: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        # other pages
        "overview": fixed("Overview"),
        "glance": optional("At a glance"),
        "glance-later": fixed("From {date}: {link}"),
        "glance-no-longer": fixed("no longer stated"),
        "glance-intro": optional("A summary. The full text below is what counts; each line leads to its section."),
        "policies-of": fixed("{brand} policies"),
        "policies-about": fixed("The policies of {brand}, with all versions."),
        "read-its-text": fixed("read its text"),
        "all-versions-and-dates": fixed("All versions and dates"),
        "history-of-sections": fixed("History of each section"),
        "what-version-changed": fixed("What version {number} changed"),
        "effective-date": fixed("Effective Date: {date}"),
        "effective-unknown": fixed("Effective date unknown, first recorded on {date}"),
        "never-in-force": fixed("Never in force"),
        "standing-upcoming": fixed("Takes effect on {date}"),
        "standing-since": fixed("In force since {date}"),
        "standing-since-at-the-latest": fixed("In force since {date} at the latest"),
        "standing-until": fixed("In force since {date}, until {last}"),
        "standing-until-at-the-latest": fixed("In force since {date} at the latest, until {last}"),
        "standing-past": fixed("In force from {date} until {last}"),
        "standing-past-at-the-latest": fixed("In force from {date} at the latest until {last}"),
        "version-number": fixed("Version {number}"),
        "link-here": fixed("Link here"),
        "contents": fixed("Contents"),
        "text-gone": fixed("The text of version {number} was removed by order, so the changes can’t be shown."),
        "texts-gone": fixed("The text of versions {numbers} were removed by order, so the changes can’t be shown."),
        "section-today": fixed("This section today"),
        "section-gone": fixed("The text in force has no such section."),
        "imprint-text": fixed("Text"),
        "imprint-applies": fixed("Applies"),
        "imprint-digest": fixed("Digest"),
        "imprint-stays": fixed("Stays at"),
        "versions-title": fixed("{title}: all versions"),
        "versions-intro": optional("Every version of this policy: which text applied when, and what changed."),
        "versions-about": fixed("Every version of the {title} of {brand}, and when each applied."),
        "versions-compare": fixed("Compare two versions"),
        "versions-question": fixed("Which text applied on a given day? {link}."),
        "history-title": fixed("{title}: the history of each section"),
        "history-intro": optional("When and how each section changed, the latest first."),
        "history-gone": fixed("Sections that are gone"),
        "history-about": fixed("{brand}: when and how each section of the {title} changed."),
        "history-in-force": fixed("The text in force"),
        "history-unchanged-first": fixed("Unchanged since the first version"),
        "history-unchanged": fixed("Unchanged since version {number}"),
        "history-first": fixed("in the first version"),
        "history-since": fixed("in the text since then"),
        "history-never": fixed("never in force"),
        "history-recorded": fixed("first recorded on {date}"),
        "history-from": fixed("from {date}"),
        "history-new": fixed("new"),
        "history-removed": fixed("removed"),
        "history-renamed": fixed("renamed, formerly “{name}”"),
        "history-moved": fixed("moved within the policy"),
        "history-reworded": fixed("text changed"),
        "history-restated": fixed("facts changed"),
        "history-changed": fixed("changed"),
        "history-untold": fixed("changed after version {number}; a text between them was removed by order"),
        "history-more": fixed("And {count} more."),
        "see-the-change": fixed("See the change"),
        "see-the-change-to": fixed("to version {number}"),
        "section-new": fixed("New on {date}"),
        "section-changed": fixed("Changed on {date}"),
        "section-history": fixed("History"),
        "section-history-of": fixed("of “{section}”"),
        "notice-given": fixed("Notice given"),
        "no-change-seen": fixed("Nothing that a reader sees."),
        "decided-by": fixed("Level decided by {name} on {date}: {because}"),
        "about-in-force": fixed("{brand}: {title}. {since}."),
        "about-first": fixed("{brand}: {title}, from {date}."),
        "takes-effect": fixed("This policy takes effect on {date}: {link}."),
        "last-change": fixed("Last change"),
        "version-in-force": fixed("This version is in force since {date}. Its constant address is {link}."),
        "version-in-force-recorded": fixed(
            "This version is in force and was first recorded on {date}. Its constant address is {link}."
        ),
        "version-to-come": fixed("This version is not yet in force. It takes effect on {date}."),
        "version-past": fixed("This version is not in force any more: it applied from {date} to {last}."),
        "version-past-one-day": fixed("This version is not in force any more: it applied on {date} only."),
        "version-past-open": fixed("This version is not in force any more: it applied from {date}."),
        "version-past-recorded": fixed(
            "This version is not in force any more: it was first recorded on {date} and applied until {last}."
        ),
        "version-past-recorded-open": fixed("This version is not in force any more: it was first recorded on {date}."),
        "version-withdrawn": fixed("This version was withdrawn on {date} and was never in force."),
        "version-never": fixed("This version was never announced and never in force."),
        "notice-unknown": fixed(
            "This version was brought in from an older archive. What notice was given of it is not recorded."
        ),
        "never-announced": fixed("It was never announced."),
        "no-notice-needed": fixed("Its changes need no notice."),
        # two languages of which the newest texts take effect on different days; and a page that is out of date
        "apart-translation": fixed(
            "In {language}, version {new} applies since {date}. This text is the translation of version {old}."
        ),
        "apart-translation-from": fixed("The translation of version {new} applies here from {date}."),
        "apart-original": fixed(
            "In {language}, the translation of version {old} still applies; this is version {new}, in force since"
            " {date}."
        ),
        "apart-original-from": fixed("The translation of version {new} applies there from {date}."),
        "out-of-date": fixed(
            "This page was built on {date}. A date that it names has come since: look for a newer copy of it."
        ),
    }
)
