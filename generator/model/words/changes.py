"""The sentences of the page that says what a version changed, and of a text with its changes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.model.words.sentence import Sentence, fixed, optional

CHANGES: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        # what a version changed
        "changes-title": fixed("{title}: what version {number} changed"),
        "changes-title-ahead": fixed("{title}: what version {number} changes"),
        "changes-heading": fixed("What changed"),
        "changes-heading-ahead": fixed("What changes"),
        "what-version-changes": fixed("What version {number} changes"),
        "version-text": fixed("Text of version {number}"),
        "versions-nav": fixed("Versions"),
        "compare-others": fixed("Compare other versions"),
        "since-day": fixed("From {date}"),
        "since-recorded": fixed("First recorded on {date}"),
        "changes-one": fixed("1 change: {levels}."),
        "changes-several": fixed("{count} changes: {levels}."),
        "changes-editorial": fixed("{count} of wording only"),
        "changes-minor": fixed("{count} minor"),
        "changes-material": fixed("{count} material"),
        "changes-consent": fixed("{count} that needs your consent"),
        "changes-for-you": fixed("For you: {counts}."),
        "changes-for": fixed("{count} {whom}"),
        "changes-light-one": fixed("1 change of wording or layout only"),
        "changes-light-several": fixed("{count} changes of wording or layout only"),
        "entry-judged": fixed("How this was judged"),
        "entry-belongs-one": fixed("Belongs to this: 1 change"),
        "entry-belongs-several": fixed("Belongs to this: {count} changes"),
        "entry-same-one": fixed("The same again: 1 change"),
        "entry-same-several": fixed("The same again: {count} changes"),
        "entry-passage": fixed("passage {number}"),
        "entry-follows": fixed("names what changed above."),
        "entry-sides": fixed("Before and after"),
        "name-approved": fixed("{name}, approved by {second}"),
        "decided-basis": fixed("Basis: {basis}."),
        "decided-ruled": fixed("The rules alone would say: {level}."),
        "ruled-editorial": fixed("editorial"),
        "ruled-minor": fixed("minor"),
        "ruled-material": fixed("material"),
        "ruled-consent": fixed("material+consent"),
        "whole-document": fixed("The whole document"),
        # the text with its changes
        "redline-same": fixed("The words are the same."),
        "redline-one": fixed("One change."),
        "redline-several": fixed("{count} changes."),
        "redline-first": fixed("Go to the first one"),
        "redline-new": fixed("{section}: new"),
        "redline-removed": fixed("{section}: removed"),
        "redline-moved-here": fixed("{section}: moved here"),
        "redline-moved-from": fixed("{section}: moved from here"),
        "redline-elsewhere": fixed("It stands in another place now"),
        "redline-with-changes": optional(", with its changes."),
        "redline-stood-here": fixed("As it stood here"),
        "redline-passages-unchanged": fixed("{count} passages unchanged"),
        "redline-passages-likewise": fixed("{count} passages set likewise"),
        "redline-passages-away": fixed("{count} passages moved to other places"),
        "redline-and-more": fixed("{names} and {count} more"),
        "redline-unchanged-one": fixed("1 section unchanged: {names}"),
        "redline-unchanged-several": fixed("{count} sections unchanged: {names}"),
        "redline-count-one": fixed("One section is unchanged."),
        "redline-count-several": fixed("{count} sections are unchanged."),
    }
)
