"""JSON Schemas (draft 7) of the files that people write: an editor completes keys by them and marks what can't be."""

from collections.abc import Mapping
from typing import Final

from generator.schema import forms
from generator.schema.facts import SCHEMA, fields_of
from generator.schema.forms import Form
from generator.schema.kinds import (
    Choice,
    Field,
    Flag,
    FreeKeys,
    ItemList,
    Kind,
    ListOf,
    Record,
    Text,
    WholeNumber,
    expected,
)
from generator.schema.values import UNSPECIFIED

JsonSchema = dict[str, object]
DIALECT: Final = "http://json-schema.org/draft-07/schema#"  # what the editors know
_VARIABLE: Final = r".*\{\{.*\}\}.*"


def schema_of(title: str, fields: Mapping[str, Field], *, vague: bool = False) -> JsonSchema:
    """Return the schema of a file with these keys; `vague` as in `values.read`."""
    return {"$schema": DIALECT, "title": title, **_object(fields, vague=vague)}


def section_schema(fields: Mapping[str, Field]) -> JsonSchema:
    """Return the schema of a section's front matter: its own keys, and under `facts` those of its type."""
    made = schema_of("The front matter of a section, between the two lines ---", {**fields, "facts": Field(FreeKeys())})
    typed = [
        {
            "if": {"properties": {"type": {"const": name}}, "required": ["type"]},
            "then": {"properties": {"facts": facts_schema(name)}},
        }
        for name in SCHEMA
    ]
    made["properties"] = _properties(fields, vague=False) | {"facts": {"type": "object"}}
    return made | {"allOf": typed}


def facts_schema(section_type: str) -> JsonSchema:
    """Return the schema of the facts of a section of this type."""
    return {
        "description": f"What a section of type {section_type} states",
        **_object(fields_of(section_type), vague=True),
    }


def _object(fields: Mapping[str, Field], *, vague: bool) -> JsonSchema:
    needed = [name for name, field in fields.items() if field.required]
    return {
        "type": "object",
        "properties": _properties(fields, vague=vague),
        **({"required": needed} if needed else {}),
        "additionalProperties": False,
    }


def _properties(fields: Mapping[str, Field], *, vague: bool) -> JsonSchema:
    return {name: _value(field.kind, vague=vague and not field.definite) for name, field in fields.items()}


def _value(kind: Kind, *, vague: bool) -> JsonSchema:
    one = _definite(kind, vague=vague)
    says = {"description": expected(kind)}
    return {**says, "anyOf": [one, {"const": UNSPECIFIED}]} if vague else {**says, **one}


def _definite(kind: Kind, *, vague: bool) -> JsonSchema:
    match kind:
        case Text():
            return {"type": ["string", "number", "integer"]}  # YAML takes 9.99 for a number
        case Choice(words):
            return {"enum": list(words)}
        case Flag():
            return {"enum": ["yes", "no", True, False]}
        case WholeNumber(least, most):
            return {"type": "integer", "minimum": least, "maximum": most}
        case ListOf(of):
            one = _definite(of, vague=False)
            return {"anyOf": [one, {"type": "array", "items": one}]}
        case Record(fields):
            return _object(fields, vague=vague)
        case ItemList(fields):
            usual = {"id": Field(forms.SLUG, required=True), "was": Field(forms.SLUG), "term": Field(forms.TERM)}
            return {"type": "array", "items": _object(usual | dict(fields), vague=vague)}
        case FreeKeys():
            return {"type": "object", "additionalProperties": {"type": ["string", "number", "integer"]}}
        case Form():
            return {"type": "string", "anyOf": [{"pattern": kind.pattern}, {"pattern": _VARIABLE}]}
