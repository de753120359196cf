"""A text with all that the second grammar reads, and sections and documents of either grammar."""

from dataclasses import replace
from typing import Final

from generator.model.document import Document, Section
from generator.text import blocks
from generator.text.markdown import GRAMMAR

ALL: Final = """\
We keep data[^1] and ~~never~~ m^2^ of H~2~O.[^law] Again.[^1]

(a)(i) the first
   (ii) the second,
   wrapped
(b) another

    with a passage

    (i) and a list

Personal data
: What *identifies* you.

Guests
: People without an account.
: Or with one.

[^1]: As laws say.

[^law]: Article 6.

    In two passages.
"""


def section(text: str, *, name: str = "s", grammar: int = GRAMMAR) -> Section:
    written = Section(name, "other", "Title", text.strip("\n"))
    return blocks.as_written(written) if grammar == GRAMMAR else replace(written, grammar=grammar)


def policy(*sections: Section) -> Document:
    return Document("Policy", "en", sections)
