"""The facts that sections of a type can state, as text and as data."""

from collections.abc import Iterator, Sequence

from generator.cli.output.plurals import as_json
from generator.schema import kinds
from generator.schema.facts import fields_of


def facts_text(types: Sequence[str]) -> str:
    """Return the facts that sections of these types can state, with what to write for each."""
    return "\n".join("\n".join(_facts_of(name)) + "\n" for name in types)


def _facts_of(section_type: str) -> Iterator[str]:
    yield f"type: {section_type}"
    for key, field in fields_of(section_type).items():
        yield f"  {key}: {kinds.expected(field.kind)}"
        match field.kind:
            case kinds.ItemList(inner) | kinds.Record(inner):
                for name, part in inner.items():
                    needed = " (needed)" if part.required else ""
                    yield f"    {name}: {kinds.expected(part.kind)}{needed}"
            case _:
                pass


def facts_json(types: Sequence[str]) -> str:
    """Return the same as data: for each type the lines of its facts."""
    return as_json({name: list(_facts_of(name))[1:] for name in types})
