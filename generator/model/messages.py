"""Every sentence that the program says in a company's name: notices, e-mails, banners, the pages around a text.

A brand can put its own words in their place, in `words.yml` beside its brand.yml. What the facts of a policy state, and
what people wrote, stands in the placeholders.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from generator.model.feed_words import FEEDS
from generator.model.glance_words import GLANCE
from generator.model.redline_words import REDLINE
from generator.model.script_words import SCRIPTS
from generator.model.sentence import NOTICE, PAGE, PLACEHOLDER, Sentence
from generator.model.sentence import must as _must


def _page(words: str, *, must: bool = False) -> Sentence:
    return Sentence(words, PAGE, must)


CATALOGUE: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        # the notice: its subject and what it says first
        "subject": _must("{brand}: {title} changes on {date}"),
        "subject-later": _must("{brand}: {title} changes later, on {date}"),
        "subject-withdrawn": _must("{brand}: {title} does not change on {date}"),
        "subject-several": _must("{brand}: notices about {titles}"),
        "opening-several": _must("This message holds {count} notices, one after the other:"),
        "opening": Sentence("{brand} changes its {title}."),
        "opening-past": Sentence("{brand} changed its {title}."),
        "applies": _must("The new text applies from {when}."),
        "applied": _must("The new text has applied since {when}."),
        "until-then": Sentence("Until then the present text applies."),
        "builds-on": _must("It changes the text that applies from {date}."),
        "postponed": _must("We had announced it for {date}."),
        "replaces": _must("This takes the place of the change that we announced before, which will not happen."),
        "withdrawn": _must("{brand} announced that its {title} would change on {date}. It does not change."),
        "still-applies": Sentence("The present text goes on to apply."),
        # an exception from waiting
        "exception": _must("It does not wait for the notice that we promised, because {reason}: {basis}."),
        "exception-past": _must("It did not wait for the notice that we promised, because {reason}: {basis}."),
        "exception-own": _must("It does not wait for our usual period of notice, because {reason}: {basis}."),
        "exception-own-past": _must("It did not wait for our usual period of notice, because {reason}: {basis}."),
        "because-legal-obligation": _must("a law or an authority leaves no time to wait"),
        "because-imminent-security": _must("security is in imminent danger"),
        "because-exclusively-favourable": _must("every change is in your favour"),
        "exception-name": _must("Exception:"),
        "exception-by": Sentence("Decided by {name}, approved by {second}."),
        "breaks-promise": _must("This breaks a published promise: no text that was in force allows such an exception."),
        "not-provided-for": _must("No text that was in force provides for such an exception."),
        # how much it matters
        "level-editorial": _must("Only the wording changes."),
        "level-minor": _must("This is a minor change."),
        "level-material": _must("This is a material change."),
        "level-consent": _must("This is a material change, and part of it needs your consent."),
        "label-editorial": _must("wording only"),
        "label-minor": _must("minor change"),
        "label-material": _must("material change"),
        "label-consent": _must("needs your consent"),
        "label-adverse": Sentence("less in your favour"),
        "label-favourable": Sentence("in your favour"),
        # what changes
        "what-changes": _must("What changes"),
        "signs": Sentence("Below, [-this is removed-] and {+this is new+}."),
        "section-added": _must("This section is new."),
        "section-removed": _must("This section is removed."),
        "text-added": _must("This is new:"),
        "text-removed": _must("This is removed:"),
        "text-changed": _must("The wording changes:"),
        "text-moved": _must("This moves to another place:"),
        "before": _must("Before"),
        "after": _must("After"),
        "wording-of-one": _must("One change is of wording or layout only; you find it in the text below."),
        "wording-of-several": _must("{count} changes are of wording or layout only; you find them in the text below."),
        "more-of-one": _must("And one more change."),
        "more-of-several": _must("And {count} more changes."),
        "several": _must("Several changes are announced:"),
        "from": _must("From {date}"),
        "version": _must("version {number}"),
        "title-changes": _must("{title}: what changes"),
        "title-withdrawn": _must("{title}: what was announced"),
        "title-to-come": _must("{title} from {date}"),
        "about-changes": _must("{brand}: what changes in the {title}, and from when: {date}."),
        "about-withdrawn": _must("{brand}: what was announced for the {title}, and does not take place."),
        "about-to-come": _must("{brand}: {title} as it will be from {date}."),
        "permanent-address": _must("Permanent address of version {number}"),
        "before-and-now": _must("Before and now"),
        # from when
        "from-when": Sentence("From when"),
        "applies-from": _must("Applies from"),
        "applies-everywhere": _must("{date}, which is {moment}"),
        "announced": _must("Announced"),
        "announced-by": _must("on {date} by {name}, for {day}"),
        "postponed-name": _must("Postponed"),
        "postponed-by": _must("on {date} by {name}, from {former} to {day}: {because}"),
        "consent-heading": Sentence("What begins only with your consent"),
        "consent": _must(
            "What needs your consent begins only when you have given it. You will be asked; if you do not answer, what"
            " applies to you stays as it is."
        ),
        "consent-others": _must("For all other changes the date above holds for everybody. For these it does not:"),
        "consent-held": _must("This concerns data that we already have, too."),
        # what readers can do: only what the facts of both texts state
        "what-you-can-do": Sentence("What you can do"),
        "rights": Sentence("The policy gives you these rights, within the limits that it states: {rights}."),
        "right-access": Sentence("to get a copy of your data"),
        "right-correction": Sentence("to have mistakes corrected"),
        "right-deletion": Sentence("to have your data deleted"),
        "right-portability": Sentence("to take your data elsewhere"),
        "right-restriction": Sentence("to have the use of your data limited"),
        "right-objection": Sentence("to object to a use of your data"),
        "right-marketing-opt-out": Sentence("to stop marketing messages"),
        "right-withdrawal": Sentence("to withdraw a consent that you gave"),
        "right-automated-decisions": Sentence("not to be subject to a decision by a machine alone"),
        "right-complaint": Sentence("to complain to an authority"),
        "close-without-penalty": Sentence("You can close your account without penalty."),
        "cancel": Sentence("You can cancel: {cancel}."),
        "how-to-reach-us": Sentence("How to reach us"),
        # ways to the texts
        "read-more": Sentence("Read more"),
        "link-notice": _must("What changes, word by word: {link}"),
        "link-new": _must("The new text: {link}"),
        "link-present": _must("The text that applies now: {link}"),
        "link-archive": _must("All versions: {link}"),
        "text-now": _must("The text that applies now"),
        "text-before": _must("The text before"),
        "text-new": _must("The new text"),
        "text-withdrawn": _must("The text that was withdrawn"),
        "word-by-word": _must("Word by word"),
        "all-versions": _must("All versions"),
        "text-with-changes": _must("The text, with its changes"),
        # the banner
        "banner-name": _page("Changes", must=True),
        "banner-changes": _must("{title} changes on {date}."),
        "banner-changed": _must("{title} changed on {date}."),
        "banner-takes-effect": _must("{title} takes effect on {date}."),
        "banner-not-yet": _must("This text is not yet in force. It takes effect on {date}."),
        "banner-withdrawn": _must("The change of the {title} that was announced for {date} does not take place."),
        "read-what-changes": _must("Read what changes"),
        "read-new-text": _must("Read the new text"),
        "read-in-force": _must("Read the text in force"),
        "read-why": _must("Read more about it"),
        # marks beside the sections of the text in force
        "mark-changes": _must("Changes on {date}"),
        "mark-removed": _must("Will be removed on {date}"),
        "mark-new": _must("New from {date}: “{section}”"),
        "mark-read-changes": _must("read what changes"),
        "mark-read": _must("read it"),
        # other pages
        "overview": _page("Overview", must=True),
        "glance": _page("At a glance"),
        "glance-later": _page("From {date}: {link}", must=True),
        "glance-no-longer": _page("no longer stated", must=True),
        "glance-intro": _page("A summary. The full text below is what counts; each line leads to its section."),
        "policies-of": _page("{brand} policies", must=True),
        "policies-about": _page("The policies of {brand}, with all versions.", must=True),
        "read-its-text": _page("read its text", must=True),
        "all-versions-and-dates": _page("All versions and dates", must=True),
        "history-of-sections": _page("History of each section", must=True),
        "what-version-changed": _page("What version {number} changed", must=True),
        "effective-date": _page("Effective Date: {date}", must=True),
        "effective-unknown": _page("Effective date unknown, first recorded on {date}", must=True),
        "never-in-force": _page("Never in force", must=True),
        "standing-upcoming": _page("Takes effect on {date}", must=True),
        "standing-since": _page("In force since {date}", must=True),
        "standing-since-at-the-latest": _page("In force since {date} at the latest", must=True),
        "standing-until": _page("In force since {date}, until {last}", must=True),
        "standing-until-at-the-latest": _page("In force since {date} at the latest, until {last}", must=True),
        "standing-past": _page("In force from {date} until {last}", must=True),
        "standing-past-at-the-latest": _page("In force from {date} at the latest until {last}", must=True),
        "version-number": _page("Version {number}", must=True),
        "link-here": _page("Link here", must=True),
        "contents": _page("Contents", must=True),
        "text-gone": _page(
            "The text of version {number} was removed by order, so the changes can’t be shown.", must=True
        ),
        "texts-gone": _page(
            "The text of versions {numbers} were removed by order, so the changes can’t be shown.", must=True
        ),
        "section-today": _page("This section today", must=True),
        "section-gone": _page("The text in force has no such section.", must=True),
        "imprint-text": _page("Text", must=True),
        "imprint-applies": _page("Applies", must=True),
        "imprint-digest": _page("Digest", must=True),
        "imprint-stays": _page("Stays at", must=True),
        "versions-title": _page("{title}: all versions", must=True),
        "versions-intro": _page("Every version of this policy: which text applied when, and what changed."),
        "versions-about": _page("Every version of the {title} of {brand}, and when each applied.", must=True),
        "versions-compare": _page("Compare two versions", must=True),
        "versions-question": _page("Which text applied on a given day? {link}.", must=True),
        "history-title": _page("{title}: the history of each section", must=True),
        "history-intro": _page("When and how each section changed, the latest first."),
        "history-gone": _page("Sections that are gone", must=True),
        "history-about": _page("{brand}: when and how each section of the {title} changed.", must=True),
        "history-in-force": _page("The text in force", must=True),
        "history-unchanged-first": _page("Unchanged since the first version", must=True),
        "history-unchanged": _page("Unchanged since version {number}", must=True),
        "history-first": _page("in the first version", must=True),
        "history-since": _page("in the text since then", must=True),
        "history-never": _page("never in force", must=True),
        "history-recorded": _page("first recorded on {date}", must=True),
        "history-from": _page("from {date}", must=True),
        "history-new": _page("new", must=True),
        "history-removed": _page("removed", must=True),
        "history-renamed": _page("renamed, formerly “{name}”", must=True),
        "history-moved": _page("moved within the policy", must=True),
        "history-reworded": _page("text changed", must=True),
        "history-restated": _page("facts changed", must=True),
        "history-changed": _page("changed", must=True),
        "history-untold": _page("changed after version {number}; a text between them was removed by order", must=True),
        "history-more": _page("And {count} more.", must=True),
        "see-the-change": _page("See the change", must=True),
        "see-the-change-to": _page("to version {number}", must=True),
        "section-new": _page("New on {date}", must=True),
        "section-changed": _page("Changed on {date}", must=True),
        "section-history": _page("History", must=True),
        "section-history-of": _page("of “{section}”", must=True),
        "notice-given": _page("Notice given", must=True),
        "no-change-seen": _page("Nothing that a reader sees.", must=True),
        "decided-by": _page("Level decided by {name} on {date}: {because}", must=True),
        "about-in-force": _page("{brand}: {title}. {since}.", must=True),
        "about-first": _page("{brand}: {title}, from {date}.", must=True),
        "takes-effect": _page("This policy takes effect on {date}: {link}.", must=True),
        "last-change": _page("Last change", must=True),
        "version-in-force": _page("This version is in force since {date}. Its constant address is {link}.", must=True),
        "version-in-force-recorded": _page(
            "This version is in force and was first recorded on {date}. Its constant address is {link}.", must=True
        ),
        "version-to-come": _page("This version is not yet in force. It takes effect on {date}.", must=True),
        "version-past": _page("This version is not in force any more: it applied from {date} to {last}.", must=True),
        "version-past-one-day": _page("This version is not in force any more: it applied on {date} only.", must=True),
        "version-past-open": _page("This version is not in force any more: it applied from {date}.", must=True),
        "version-past-recorded": _page(
            "This version is not in force any more: it was first recorded on {date} and applied until {last}.",
            must=True,
        ),
        "version-past-recorded-open": _page(
            "This version is not in force any more: it was first recorded on {date}.", must=True
        ),
        "version-withdrawn": _page("This version was withdrawn on {date} and was never in force.", must=True),
        "version-never": _page("This version was never announced and never in force.", must=True),
        "notice-unknown": _page(
            "This version was brought in from an older archive. What notice was given of it is not recorded.", must=True
        ),
        "never-announced": _page("It was never announced.", must=True),
        "no-notice-needed": _page("Its changes need no notice.", must=True),
        # two languages of which the newest texts take effect on different days; and a page that is out of date
        "apart-translation": _page(
            "In {language}, version {new} applies since {date}. This text is the translation of version {old}.",
            must=True,
        ),
        "apart-translation-from": _page("The translation of version {new} applies here from {date}.", must=True),
        "apart-original": _page(
            "In {language}, the translation of version {old} still applies; this is version {new}, in force since"
            " {date}.",
            must=True,
        ),
        "apart-original-from": _page("The translation of version {new} applies there from {date}.", must=True),
        "out-of-date": _page(
            "This page was built on {date}. A date that it names has come since: look for a newer copy of it.",
            must=True,
        ),
        # what a version changed
        "changes-title": _page("{title}: what version {number} changed", must=True),
        "changes-title-ahead": _page("{title}: what version {number} changes", must=True),
        "changes-heading": _page("What changed", must=True),
        "changes-heading-ahead": _page("What changes", must=True),
        "what-version-changes": _page("What version {number} changes", must=True),
        "version-text": _page("Text of version {number}", must=True),
        "versions-nav": _page("Versions", must=True),
        "compare-others": _page("Compare other versions", must=True),
        "since-day": _page("From {date}", must=True),
        "since-recorded": _page("First recorded on {date}", must=True),
        "changes-one": _page("1 change: {levels}.", must=True),
        "changes-several": _page("{count} changes: {levels}.", must=True),
        "changes-editorial": _page("{count} of wording only", must=True),
        "changes-minor": _page("{count} minor", must=True),
        "changes-material": _page("{count} material", must=True),
        "changes-consent": _page("{count} that needs your consent", must=True),
        "changes-for-you": _page("For you: {counts}.", must=True),
        "changes-for": _page("{count} {whom}", must=True),
        "changes-light-one": _page("1 change of wording or layout only", must=True),
        "changes-light-several": _page("{count} changes of wording or layout only", must=True),
        "entry-judged": _page("How this was judged", must=True),
        "entry-belongs-one": _page("Belongs to this: 1 change", must=True),
        "entry-belongs-several": _page("Belongs to this: {count} changes", must=True),
        "entry-same-one": _page("The same again: 1 change", must=True),
        "entry-same-several": _page("The same again: {count} changes", must=True),
        "entry-passage": _page("passage {number}", must=True),
        "entry-follows": _page("names what changed above.", must=True),
        "entry-sides": _page("Before and after", must=True),
        "name-approved": _page("{name}, approved by {second}", must=True),
        "decided-basis": _page("Basis: {basis}.", must=True),
        "decided-ruled": _page("The rules alone would say: {level}.", must=True),
        "ruled-editorial": _page("editorial", must=True),
        "ruled-minor": _page("minor", must=True),
        "ruled-material": _page("material", must=True),
        "ruled-consent": _page("material+consent", must=True),
        # the text with its changes
        "redline-same": _page("The words are the same.", must=True),
        "redline-one": _page("One change.", must=True),
        "redline-several": _page("{count} changes.", must=True),
        "redline-first": _page("Go to the first one", must=True),
        "redline-new": _page("{section}: new", must=True),
        "redline-removed": _page("{section}: removed", must=True),
        "redline-moved-here": _page("{section}: moved here", must=True),
        "redline-moved-from": _page("{section}: moved from here", must=True),
        "redline-elsewhere": _page("It stands in another place now", must=True),
        "redline-with-changes": _page(", with its changes."),
        "redline-stood-here": _page("As it stood here", must=True),
        "redline-passages-unchanged": _page("{count} passages unchanged", must=True),
        "redline-passages-likewise": _page("{count} passages set likewise", must=True),
        "redline-passages-away": _page("{count} passages moved to other places", must=True),
        "redline-and-more": _page("{names} and {count} more", must=True),
        "redline-unchanged-one": _page("1 section unchanged: {names}", must=True),
        "redline-unchanged-several": _page("{count} sections unchanged: {names}", must=True),
        "redline-count-one": _page("One section is unchanged.", must=True),
        "redline-count-several": _page("{count} sections are unchanged.", must=True),
        # numbers of things, and lists
        "list-and": _page("{names} and {last}", must=True),
        "list-or": _page("{names} or {last}", must=True),
        "count-day": _page("{count} day", must=True),
        "count-days": _page("{count} days", must=True),
        "count-month": _page("{count} month", must=True),
        "count-months": _page("{count} months", must=True),
        "count-years": _page("{count} years", must=True),
        "count-version": _page("{count} version", must=True),
        "count-versions": _page("{count} versions", must=True),
        "count-recipient": _page("{count} recipient", must=True),
        "count-recipients": _page("{count} recipients", must=True),
        "count-decision": _page("{count} decision", must=True),
        "count-decisions": _page("{count} decisions", must=True),
        # what notice was given of a version
        "channel-email": _page("by e-mail", must=True),
        "channel-site": _page("on this site", must=True),
        "channel-post": _page("by post", must=True),
        "channel-in-app": _page("in the app", must=True),
        "given-not-recorded": _page("what notice was given is not recorded", must=True),
        "given-none-needed": _page("no notice needed", must=True),
        "given-announced": _page("announced on {date}", must=True),
        "given-postponed-once": _page("postponed once", must=True),
        "given-postponed": _page("postponed {count} times", must=True),
        "given-through": _page("{channel} on {date}", must=True),
        "given-through-of": _page("{channel} on {date}, the notice of {day}", must=True),
        "given-reached": _page("{channel} on {date} ({accepted} of {recipients} reached)", must=True),
        "given-reached-of": _page(
            "{channel} on {date} ({accepted} of {recipients} reached), the notice of {day}", must=True
        ),
        "given-before": _page("{days} before it takes effect", must=True),
        "given-before-past": _page("{days} before it took effect", must=True),
        "given-exception": _page("exception: without the promised notice", must=True),
        "given-exception-unpromised": _page("exception: without waiting for the notice", must=True),
        "fact-approved": _page("Approved", must=True),
        "fact-by": _page("on {date} by {name}", must=True),
        "fact-withdrawn": _page("Withdrawn", must=True),
        "fact-given": _page("Given", must=True),
        "fact-decisions": _page("Decisions", must=True),
        "fact-levels": _page("{count} on the level of changes", must=True),
        "fact-levels-above": _page("{count} on the level of changes, with reasons,", must=True),
        "fact-above": _page("above", must=True),
        "fact-decided": _page("Decided", must=True),
        "fact-unreached": _page(
            "on {date} by {name} and {second}, that the notice counts although not everybody was reached: {because}",
            must=True,
        ),
        "fact-seen": _page("Seen", must=True),
        "fact-seen-on": _page("on the site again on {days}, the last time on {date}", must=True),
        "fact-everyone": _page("Everyone told by", must=True),
        "fact-told-before": _page(
            "{moment} by the notice of version {number}, whose text this one only corrects", must=True
        ),
        "fact-takes-effect": _page("Takes effect", must=True),
        "fact-took-effect": _page("Took effect", must=True),
        "fact-later": _page("{date}, {days} later", must=True),
        "fact-later-promised": _page("{date}, {days} later ({length} were promised)", must=True),
        "fact-later-ruled": _page("{date}, {days} later (the brand's own rule: {length})", must=True),
        "notice-as-sent": _page("The notice as sent", must=True),
        "proof": _page("Proof", must=True),
        "proof-approval": _page("of the approval", must=True),
        "proof-notice": _page("of the notice", must=True),
        "proof-notice-of-it": _page("of the notice of it", must=True),
        "proof-given": _page("of what was given {channel}", must=True),
        "digest-text": _page("text", must=True),
        "digest-notice": _page("notice", must=True),
        "digest-recipients": _page("list of recipients", must=True),
        "digest-found": _page("what was found there", must=True),
        # all versions, and the page of each
        "version-title": _page("{title}, version {number}", must=True),
        "versions-since": _page("{count} since {date}", must=True),
        "title-in-force": _page("{title} in force", must=True),
        "when-question": _page("Which text applied on", must=True),
        "when-show": _page("Show", must=True),
        "when-dates": _page("See all dates", must=True),
        "today": _page("today", must=True),
        "first-version": _page("first version", must=True),
        "brought-later": _page("brought in later, as past", must=True),
        "state-announced": _page("announced", must=True),
        "state-in-force": _page("in force", must=True),
        "state-superseded": _page("superseded", must=True),
        "state-withdrawn": _page("withdrawn", must=True),
        "state-never-announced": _page("never announced", must=True),
        "state-never-announced-withdrawn": _page("never announced, withdrawn", must=True),
        "state-on": _page("{state} on {date}", must=True),
        "what-it-changed": _page("What it changed", must=True),
        "what-it-changes": _page("What it changes", must=True),
        "this-version-changed": _page("What this version changed", must=True),
        "this-version-changes": _page("What this version changes", must=True),
        "compare-with-current": _page("Compare with today’s text", must=True),
        "exact-record": _page("Exact record (.txt)", must=True),
        "effective-unrecorded": _page("effective date unknown, first recorded on this day", must=True),
        "undated-all": _page("These dates are the days on which each text was first recorded.", must=True),
        "undated-some": _page(
            "The dates of versions 1 to {number} are the days on which each text was first recorded.", must=True
        ),
        "undated-only": _page("When they took effect is not known.", must=True),
        "undated-unnoticed": _page("When they took effect, and what notice was given, is not known.", must=True),
        "unnoticed-all": _page("What notice was given of these versions is not recorded.", must=True),
        "unnoticed-some": _page("What notice was given of versions 1 to {number} is not recorded.", must=True),
        "dates-heading": _page("All dates", must=True),
        "dates-table": _page("Dates", must=True),
        "dates-caption": _page("The text that applied on a day is that of the row in which the day falls.", must=True),
        "dates-from": _page("From", must=True),
        "dates-recorded": _page("First recorded", must=True),
        "dates-from-recorded": _page("From (1 to {number}: first recorded)", must=True),
        "dates-until": _page("Until", must=True),
        "dates-text": _page("Text", must=True),
        "dates-uncertain": _page("unknown; first recorded on {date}", must=True),
        "dates-open": _page("further notice", must=True),
        "removed-about": _page("{brand}: {title} ({state}, text removed by order).", must=True),
        "removed-by-order": _page("Text removed by order", must=True),
        "removed-on": _page("on {date}: {basis}", must=True),
        "removed-by": _page("Removed by {name}, approved by {second}.", must=True),
        "changes-known": _page("What is known of its changes", must=True),
        # two versions compared
        "compare-title": _page("{title}: compare two versions", must=True),
        "compare-pair": _page("{title}: from version {older} to version {newer}", must=True),
        "compare-intro": _page("See what changed between any two versions, word by word."),
        "compare-about": _page("Any two versions of the {title} of {brand}, compared word by word.", must=True),
        "compare-until": _page("until {date}", must=True),
        "compare-older": _page("Older version", must=True),
        "compare-newer": _page("Newer version", must=True),
        "compare-show": _page("Compare", must=True),
        "compare-ready": _page("Ready-made comparisons", must=True),
        "compare-table": _page("Comparisons", must=True),
        "compare-version": _page("Version", must=True),
        "compare-applied": _page("Applied", must=True),
        "compare-with": _page("with", must=True),
        "somebody": _page("a person whom our records name"),
        **FEEDS,
        **GLANCE,
        **REDLINE,
        **SCRIPTS,
    }
)
SHOWN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "favour": "the labels “less in your favour” and “in your favour”",
        "glance": "the summary at a glance, above a text",
        "counts": "how many recipients a notice reached",
        "names": "the names of those who approved and decided",
        "facts": "the program’s sentence about a fact, where an editor explained the change (both values stand then)",
    }
)


@dataclass(frozen=True, slots=True)
class Words:
    """What a brand says: its own words for sentences of the catalogue, and what it does not show."""

    own: Mapping[str, str] = field(default_factory=dict, hash=False)
    hidden: frozenset[str] = frozenset()

    def of(self, key: str) -> str:
        """Return a sentence with its placeholders; a key that is not in the catalogue is a bug."""
        return self.own.get(key, CATALOGUE[key].words)

    def say(self, key: str, **values: str) -> str:
        """Return a sentence as text on one line."""
        return _filled(" ".join(self.of(key).split()), values)

    def around(self, key: str, placeholder: str) -> tuple[str, str]:
        """Return what stands before and after a placeholder of a sentence."""
        before, _, after = self.say(key).partition(f"{{{placeholder}}}")
        return before, after

    def shows(self, what: str) -> bool:
        """Return True if something that can be switched off is shown."""
        assert what in SHOWN, what  # noqa: S101 -- a key of this module
        return what not in self.hidden

    @property
    def digest(self) -> str:
        """The digest of a brand's own words for notices; empty where all of them are the program's."""
        own = {key: " ".join(words.split()) for key, words in self.own.items() if CATALOGUE[key].where == NOTICE}
        own |= {"show facts": "no"} if "facts" in self.hidden else {}
        if not own:
            return ""
        return f"sha256:{hashlib.sha256(json.dumps(own, sort_keys=True).encode()).hexdigest()}"


USUAL: Final = Words()


def _filled(words: str, values: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), words).strip()
