"""A policy at a glance: what its typed facts state, in plain words, each line with the section that says it.

What the next text will say stands beside it. Which facts say what is in `glance_topics`.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.model.catalogue import USUAL, Words

ID: Final = "policy-glance"


@dataclass(frozen=True, slots=True)
class GlanceLine:
    """One thing that the facts of a section state: `words` lead to it, `more` follows them.

    `link` is the address behind the first part of `more`: an e-mail address, a telephone number. A line about what has
    no section has none. `later` is what will follow instead when the next text applies. `fact` is the key of a fact
    that a text states once, and of which the words alone say the value; empty elsewhere.
    """

    words: str
    section: str
    more: str = ""
    link: str = ""
    later: str = ""
    fact: str = ""

    @property
    def subject(self) -> str:
        """What it is about, whatever it says of it."""
        return self.fact or self.words


@dataclass(frozen=True, slots=True)
class Topic:
    """What readers ask of a policy, with the short answer and its lines; `first` ones are asked most.

    `key` is that of its name in the catalogue of messages.
    """

    key: str
    name: str
    short: str
    lines: tuple[GlanceLine, ...]
    first: bool = False


@dataclass(frozen=True, slots=True)
class Coming:
    """When the next text applies, in which language that is said, and the address of what it changes."""

    date: datetime.date
    language: str
    href: str


@dataclass(frozen=True, slots=True)
class GlanceView:
    """The topics as a page shows them, with when what stands in their lines as `later` begins."""

    topics: tuple[Topic, ...]
    coming: Coming | None = None


def foretold(topics: Sequence[Topic], coming: Sequence[Topic], words: Words = USUAL) -> tuple[Topic, ...]:
    """Return the topics with what the facts of a text to come state instead."""
    later = {topic.key: topic.lines for topic in coming}
    gone = words.say("glance-no-longer")
    return tuple(
        replace(topic, lines=tuple(_foretold(topic.lines, later[topic.key], gone, words.sign(":"))))
        if topic.key in later
        else topic
        for topic in topics
    )


def _foretold(lines: Sequence[GlanceLine], coming: Sequence[GlanceLine], gone: str, sign: str) -> Iterator[GlanceLine]:
    """Yield lines with what follows them; of several that begin alike, none is taken for another's successor."""
    stated = {(line.words, line.more) for line in lines}
    fresh = [line for line in coming if (line.words, line.more) not in stated]
    stay = {(line.words, line.more) for line in coming}
    for line in lines:
        alike = [one for one in fresh if one.subject == line.subject]
        subjects = [one.subject for one in (*lines, *coming)]
        alone = len(alike) == 1 and subjects.count(line.subject) == len((line, *alike))
        if (line.words, line.more) in stay or not line.section:
            yield line
            continue
        fresh = [one for one in fresh if not (alone and one is alike[0])]
        yield replace(line, later=(alike[0].more or alike[0].words) if alone else gone)
    for line in fresh:
        yield GlanceLine("", "", later=f"{line.words}{sign} {line.more}" if line.more else line.words)
