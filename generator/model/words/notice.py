"""The sentences of a notice as e-mail and page: what changes, from when, how much it matters, what readers can do."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.model.words.sentence import Sentence, must

NOTICE: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        # the notice: its subject and what it says first
        "subject": must("{brand}: {title} changes on {date}"),
        "subject-later": must("{brand}: {title} changes later, on {date}"),
        "subject-withdrawn": must("{brand}: no change of {title} on {date}"),
        "subject-several": must("{brand}: notices about {titles}"),
        "opening-several": must("This message holds {count} notices, one after the other:"),
        "opening": Sentence("{brand} changes its {title}."),
        "opening-past": Sentence("{brand} changed its {title}."),
        "applies": must("The new text applies from {when}."),
        "applied": must("The new text has applied since {when}."),
        "until-then": Sentence("Until then the present text applies."),
        "builds-on": must("It changes the text that applies from {date}."),
        "postponed": must("We had announced it for {date}."),
        "replaces": must("This takes the place of the change that we announced before, which will not happen."),
        "corrects": must(
            "This corrects our earlier notice. What was announced there and is not named here will not happen."
        ),
        "withdrawn": must(
            "{brand} announced that its {title} would change on {date}. That change does not take place."
        ),
        "still-applies": Sentence("The present text goes on to apply."),
        # an exception from waiting
        "exception": must("It does not wait for the notice that we promised, because {reason}: {basis}."),
        "exception-past": must("It did not wait for the notice that we promised, because {reason}: {basis}."),
        "exception-own": must("It does not wait for our usual period of notice, because {reason}: {basis}."),
        "exception-own-past": must("It did not wait for our usual period of notice, because {reason}: {basis}."),
        "because-legal-obligation": must("a law or an authority leaves no time to wait"),
        "because-imminent-security": must("security is in imminent danger"),
        "because-exclusively-favourable": must("every change is in your favour"),
        "exception-name": must("Exception:"),
        "exception-by": Sentence("Decided by {name}, approved by {second}."),
        "breaks-promise": must("This breaks a published promise: no text that was in force allows such an exception."),
        "not-provided-for": must("No text that was in force provides for such an exception."),
        # how much it matters
        "level-editorial": must("Only the wording changes."),
        "level-minor": must("This is a minor change."),
        "level-material": must("This is a material change."),
        "level-consent": must("This is a material change, and part of it needs your consent."),
        "label-editorial": must("wording only"),
        "label-minor": must("minor change"),
        "label-material": must("material change"),
        "label-consent": must("needs your consent"),
        "label-adverse": Sentence("less in your favour"),
        "label-favourable": Sentence("in your favour"),
        # what changes
        "what-changes": must("What changes"),
        "signs": Sentence("Below, [-this is removed-] and {+this is new+}."),
        "section-added": must("This section is new."),
        "section-removed": must("This section is removed."),
        "text-added": must("This is new:"),
        "text-removed": must("This is removed:"),
        "text-changed": must("The wording changes:"),
        "text-moved": must("This moves to another place:"),
        "text-under": must("These words stay, and what stands above them changes:"),
        # a fact of which no person and no sentence of the program says in the text's language what changes
        "stated-added": must("This is new: {name}."),
        "stated-removed": must("This is removed: {name}."),
        "stated-changed": must("This changes: {name}."),
        "stated-here": must("What this section states changes."),
        "stated-promise": must("This changes how we tell you of changes."),
        "before": must("Before"),
        "after": must("After"),
        "wording-of-one": must("One change is of wording or layout only; you find it in the text below."),
        "wording-of-several": must("{count} changes are of wording or layout only; you find them in the text below."),
        "more-of-one": must("And one more change."),
        "more-of-several": must("And {count} more changes."),
        "several": must("Several changes are announced:"),
        "from": must("From {date}"),
        "version": must("version {number}"),
        "title-changes": must("{title}: what changes"),
        "title-withdrawn": must("{title}: what was announced"),
        "title-to-come": must("{title} from {date}"),
        "about-changes": must("{brand}: what changes in the {title}, and from when: {date}."),
        "about-withdrawn": must("{brand}: what was announced for the {title}, and does not take place."),
        "about-to-come": must("{brand}: {title} as it will be from {date}."),
        "permanent-address": must("Permanent address of version {number}"),
        "before-and-now": must("Before and now"),
        # from when
        "from-when": Sentence("From when"),
        "applies-from": must("Applies from"),
        "applies-everywhere": must("{date}, which is {moment}"),
        "announced": must("Announced"),
        "announced-by": must("on {date} by {name}, for {day}"),
        "postponed-name": must("Postponed"),
        "postponed-by": must("on {date} by {name}, from {former} to {day}: {because}"),
        "consent-heading": Sentence("What begins only with your consent"),
        "consent": must(
            "What needs your consent begins only when you have given it. You will be asked; if you do not answer, what"
            " applies to you stays as it is."
        ),
        "consent-others": must("For all other changes the date above holds for everybody. For these it does not:"),
        "consent-held": must("This concerns data that we already have, too."),
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
        "link-notice": must("What changes, word by word: {link}"),
        "link-new": must("The new text: {link}"),
        "link-present": must("The text that applies now: {link}"),
        "link-archive": must("All versions: {link}"),
        "text-now": must("The text that applies now"),
        "text-before": must("The text before"),
        "text-new": must("The new text"),
        "text-withdrawn": must("The text that was withdrawn"),
        "word-by-word": must("Word by word"),
        "all-versions": must("All versions"),
        "text-with-changes": must("The text, with its changes"),
    }
)
