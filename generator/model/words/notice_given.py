"""The sentences that say what notice was given of a version, through what, and who decided."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.model.words.sentence import Sentence, fixed, optional

NOTICE_GIVEN: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        # what notice was given of a version
        "channel-email": fixed("by e-mail"),
        "channel-site": fixed("on this site"),
        "channel-post": fixed("by post"),
        "channel-in-app": fixed("in the app"),
        "given-not-recorded": fixed("what notice was given is not recorded"),
        "given-none-needed": fixed("no notice needed"),
        "given-announced": fixed("announced on {date}"),
        "given-postponed-once": fixed("postponed once"),
        "given-postponed": fixed("postponed {count} times"),
        "given-through": fixed("{channel} on {date}"),
        "given-through-of": fixed("{channel} on {date}, the notice of {day}"),
        "given-reached": fixed("{channel} on {date} ({accepted} of {recipients} reached)"),
        "given-reached-of": fixed("{channel} on {date} ({accepted} of {recipients} reached), the notice of {day}"),
        "given-before": fixed("{days} before it takes effect"),
        "given-before-past": fixed("{days} before it took effect"),
        "given-exception": fixed("exception: without the promised notice"),
        "given-exception-unpromised": fixed("exception: without waiting for the notice"),
        "fact-approved": fixed("Approved"),
        "fact-by": fixed("on {date} by {name}"),
        "fact-withdrawn": fixed("Withdrawn"),
        "fact-given": fixed("Given"),
        "fact-decisions": fixed("Decisions"),
        "fact-levels": fixed("{count} on the level of changes"),
        "fact-levels-above": fixed("{count} on the level of changes, with reasons,"),
        "fact-above": fixed("above"),
        "fact-decided": fixed("Decided"),
        "fact-unreached": fixed(
            "on {date} by {name} and {second}, that the notice counts although not everybody was reached: {because}"
        ),
        "fact-seen": fixed("Seen"),
        "fact-seen-on": fixed("on the site again on {days}, the last time on {date}"),
        "fact-everyone": fixed("Everyone told by"),
        "fact-told-before": fixed("{moment} by the notice of version {number}, whose text this one only corrects"),
        "fact-takes-effect": fixed("Takes effect"),
        "fact-took-effect": fixed("Took effect"),
        "fact-later": fixed("{date}, {days} later"),
        "fact-later-promised": fixed("{date}, {days} later ({length} were promised)"),
        "fact-later-ruled": fixed("{date}, {days} later (the brand's own rule: {length})"),
        "notice-as-sent": fixed("The notice as sent"),
        "proof": fixed("Proof"),
        "proof-approval": fixed("of the approval"),
        "proof-notice": fixed("of the notice"),
        "proof-notice-of-it": fixed("of the notice of it"),
        "proof-given": fixed("of what was given {channel}"),
        "digest-text": fixed("text"),
        "digest-notice": fixed("notice"),
        "digest-recipients": fixed("list of recipients"),
        "digest-found": fixed("what was found there"),
        "somebody": optional("a person whom our records name"),
    }
)
