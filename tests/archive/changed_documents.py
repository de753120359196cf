"""Two documents of which one became the other, as hypothesis makes them, and verdicts of every kind."""

from dataclasses import replace

from hypothesis import strategies as st

from generator.materiality.verdict import Outcome
from generator.model.document import Document, Section
from generator.model.levels import Direction, Level
from generator.model.version import SealedEdit, SealedVerdict
from generator.schema.facts import SCHEMA
from generator.text.blocks import as_written
from generator.text.change import Kind, Subject
from tests.strategies import ascii_signs, documents, facts, sections, signs, slugs, texts, words

any_text = st.text(signs, max_size=40)
levels = st.sampled_from(Level)


@st.composite
def edited(draw: st.DrawFn, section: Section) -> Section | None:
    """Return a section as it may come out of an editor's hands."""
    match draw(st.sampled_from(["same", "text", "added", "facts", "renamed", "type", "removed"])):
        case "text":
            return replace(section, text=draw(texts))
        case "added":
            return replace(section, text=f"{section.text}\n\n{draw(texts)}".strip())
        case "facts":
            return replace(section, facts=draw(facts(section.type)))
        case "renamed":
            return replace(section, id=f"{section.id}-2", was=section.id, title=draw(words), text=draw(texts))
        case "type":
            section_type = draw(st.sampled_from(sorted(SCHEMA)))
            return replace(section, type=section_type, facts=draw(facts(section_type)))
        case "removed":
            return None
        case _:
            return section


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Document, Document]:
    """Return a document and what became of it."""
    old = draw(documents)
    kept = [one for section in old.sections if (one := draw(edited(section))) is not None]
    taken = {section.id for section in kept}
    come = [section for section in draw(st.lists(sections(), max_size=1)) if section.id not in taken]
    order = draw(st.permutations([*kept, *come]))
    title = draw(st.just(old.title) | words)
    return old, replace(old, title=title, sections=tuple(map(as_written, order)))


edits = st.builds(
    SealedEdit,
    old=any_text,
    new=any_text,
    outcome=st.sampled_from([str(one) for one in Outcome]),
    level=levels,
    rule=words,
    reason=any_text,
    direction=st.sampled_from(Direction),
)
stated = st.recursive(
    words | st.booleans() | st.integers(0, 99), lambda inner: st.dictionaries(slugs, inner, max_size=3)
)
numbers = st.lists(st.integers(1, 10**6), max_size=3).map(tuple)
verdicts = st.builds(
    SealedVerdict,
    change=st.from_regex(r"sha256:[0-9a-f]{64}", fullmatch=True, alphabet=ascii_signs),
    subject=st.sampled_from([str(one) for one in Subject]),
    kind=st.sampled_from([str(one) for one in Kind]),
    section=slugs | st.just(""),
    type=st.sampled_from(["", *SCHEMA]),
    level=levels,
    direction=st.sampled_from(Direction),
    rule=words,
    reason=any_text,
    old_section=slugs | st.just(""),
    origin=slugs | st.just(""),
    path=st.lists(any_text, max_size=3).map(tuple),
    old_blocks=numbers,
    new_blocks=numbers,
    was_under=any_text,
    under=any_text,
    old=st.none() | stated,
    new=st.none() | stated,
    decided=st.booleans(),
    engine_level=st.none() | levels,
    undecided=st.booleans(),
    score=st.none() | st.floats(0, 1),
    asks_consent=st.booleans(),
    edits=st.lists(edits, max_size=3).map(tuple),
)
