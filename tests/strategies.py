"""Documents as hypothesis makes them: any section types with any facts of the schema, and Markdown of every kind."""

from hypothesis import strategies as st

from generator.archive.sealed_form import seal
from generator.model.document import Document, Section
from generator.model.version import Version
from generator.schema import forms
from generator.schema.facts import SCHEMA, Facts, fields_of
from generator.schema.kinds import Choice, Field, Flag, ItemList, Kind, ListOf, Record, Text, WholeNumber
from generator.schema.values import UNSPECIFIED, Value
from generator.source.assembly import tidy
from generator.text.blocks import as_written

ascii_signs = st.characters(max_codepoint=127)
slugs = st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True, alphabet=ascii_signs)
signs = st.characters(exclude_categories=["Cs"])
"""Any character; to ask for those of UTF-8 by its name takes three seconds in a fresh checkout."""
words = st.text(
    st.characters(exclude_categories=["C", "Z"], include_characters=" ’–—"), min_size=1, max_size=30
).filter(lambda text: text == " ".join(text.split()) and text != UNSPECIFIED)
durations = st.builds(
    lambda n, unit: f"{n} {unit}{'' if n == 1 else 's'}",
    st.integers(1, 400),
    st.sampled_from(["hour", "day", "week", "month", "year"]),
) | st.just("immediately")


def values(kind: Kind) -> st.SearchStrategy[Value]:
    """Return values as reading gives them for a kind."""
    match kind:
        case Text():
            return words
        case forms.SLUG:
            return slugs
        case Choice(choices):
            return st.sampled_from(choices)
        case Flag():
            return st.booleans()
        case WholeNumber(least, most):
            return st.integers(least, most)
        case forms.PERIOD:
            return durations
        case ListOf(of):
            return st.lists(values(of).map(str), unique=True, max_size=3).map(sorted)
        case Record(fields):
            return records(dict(fields))
        case ItemList(fields):
            return st.dictionaries(slugs, records(dict(fields)), max_size=3)
        case _:
            raise TypeError(kind)


def records(fields: dict[str, Field]) -> st.SearchStrategy[Value]:
    """Return records with all required keys and some others, any of which may be unspecified."""
    return st.fixed_dictionaries(
        {name: _vague(field.kind) for name, field in fields.items() if field.required},
        optional={name: _vague(field.kind) for name, field in fields.items() if not field.required},
    )


def _vague(kind: Kind) -> st.SearchStrategy[Value]:
    return values(kind) | st.just(UNSPECIFIED)


def facts(section_type: str) -> st.SearchStrategy[Facts]:
    """Return facts that a section of this type can state."""
    return st.fixed_dictionaries({}, optional={key: values(f.kind) for key, f in fields_of(section_type).items()})


passages = st.one_of(
    words,
    st.lists(words, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
    st.lists(words, min_size=1, max_size=3).map(lambda items: "\n".join(f"{n}. {i}" for n, i in enumerate(items, 1))),
    words.map(lambda text: f"**{text}** and [a link](https://example.com/x)"),
    words.map(lambda text: f"### {text}"),
    words.map(lambda text: f"It was ~~{text}~~, 10^2^ and H~2~O.[^1]\n\n[^1]: {text}"),
    words.map(lambda text: f"(a)(i) {text}\n   (ii) and more\n(b) {text}"),
    words.map(lambda text: f"A term\n: {text}"),
    st.lists(words, min_size=2, max_size=2).map(lambda cells: f"| a | b |\n|---|---|\n| {cells[0]} | {cells[1]} |"),
    st.sampled_from(
        ["---", "## A {#b}", "```\n## A {#b}\n\n---\n```", "[x]: https://example.com", "digest: x", "  two"]
    ),
)
texts = st.lists(passages, max_size=5).map(lambda parts: tidy("\n\n".join(parts)))


@st.composite
def sections(draw: st.DrawFn) -> Section:
    """Return a section of any type."""
    section_type = draw(st.sampled_from(sorted(SCHEMA)))
    section = Section(
        id=draw(slugs),
        type=section_type,
        title=draw(words | st.just("")),
        text=draw(texts),
        facts=draw(facts(section_type)),
        level=draw(st.integers(2, 4)),
    )
    return as_written(section)


documents = st.builds(
    Document,
    title=words,
    language=st.sampled_from(["en", "en-US", "de", "ar"]),
    sections=st.lists(sections(), max_size=4, unique_by=lambda section: section.id).map(tuple),
    kind=st.sampled_from(["privacy", "cookies", "terms"]),
    subtitle=words | st.just(""),
)


def sealed_digest(policy: str, version: Version) -> str:
    """Return the digest that the sealed file of a version carries, in its second line."""
    return seal(policy, version).split(b"\n")[1].decode().removeprefix("digest: ")
