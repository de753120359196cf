"""Parts of which the JSON Schemas of what programs read are made."""

from collections.abc import Mapping
from typing import Final

from generator.model.levels import Level
from generator.model.policy import Phase
from generator.schema.choices import CHANNELS, WAIVERS

Schema = dict[str, object]
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def ref(name: str) -> Schema:
    """Return a reference to a definition in the same schema."""
    return {"$ref": f"#/$defs/{name}"}


def or_null(schema: Schema) -> Schema:
    """Return the schema of what may be null."""
    return {"anyOf": [schema, {"type": "null"}]}


def object_of(says: str, properties: Mapping[str, Schema]) -> Schema:
    """Return the schema of an object of which every key has to be there."""
    return {
        "type": "object",
        "description": says,
        "properties": dict(properties),
        "required": list(properties),
    }


def with_optional(schema: Schema, optional: Mapping[str, Schema]) -> Schema:
    """Return the schema of an object that may have other keys too."""
    properties = schema["properties"]
    assert isinstance(properties, dict)  # noqa: S101 -- so an object's schema is made
    return schema | {"properties": properties | dict(optional)}


def list_of(of: Schema, says: str = "") -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": of, **described(says)}


def text_of(says: str = "") -> Schema:
    """Return the schema of a text."""
    return {"type": "string", **described(says)}


def whole_number(least: int, says: str = "") -> Schema:
    """Return the schema of a whole number."""
    return {"type": "integer", "minimum": least, **described(says)}


def described(words: str) -> Schema:
    """Return the key that describes a schema; empty where there are no words."""
    return {"description": words} if words else {}


YES_NO: Final[Schema] = {"type": "boolean"}
ADDRESS: Final[Schema] = {
    "type": "string",
    "format": "uri-reference",
    "description": "Relative to the address of this file, or absolute.",
}
NUMBER: Final = whole_number(1, "The number of a version.")
NOTICE: Final[Mapping[str, Schema]] = {
    "announced": ref("instant"),
    "notices": list_of(
        object_of(
            "A notice: the first announces the version, each later one postpones it.",
            {"at": ref("instant"), "effective": ref("date"), "digest": ref("digest"), "because": text_of()},
        )
    ),
    "days": whole_number(0, "The days of notice that it needs."),
    "notified": or_null(ref("instant")),
    "channels": list_of(
        object_of(
            "A channel that is needed; `given` is when the notice was given through it, null where it is still to be.",
            {
                "channel": {"enum": [*CHANNELS]},
                "given": or_null(ref("instant")),
                "recipients": or_null(whole_number(0)),
                "accepted": or_null(whole_number(0)),
            },
        )
    ),
    "exception": or_null(
        with_optional(
            object_of(
                "Why it does not wait for the end of the notice.",
                {
                    "kind": {"enum": [*WAIVERS]},
                    "basis": text_of(),
                    "breaks_promise": YES_NO,
                },
            ),
            {
                "cites": text_of("The law with its article or section, or the order with its number."),
                "since": ref("date"),
            },
        )
    ),
}
DEFS: Final[Mapping[str, Schema]] = {
    "digest": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
    "date": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    "instant": {
        "type": "string",
        "format": "date-time",
        "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$",
        "description": "In UTC.",
    },
    "level": {"enum": [*map(str, Level), None], "description": "How much it changed; null for a first version."},
    "requires": {
        "enum": ["none", "notice", "consent"],
        "description": "What a person has to be asked or told before it applies to them; consent includes notice.",
    },
    "phase": {"enum": [str(phase) for phase in Phase]},
    "consent": object_of(
        "Something that needs a person's own consent. Until it is given, the old practice applies to that person.",
        {
            "id": ref("digest") | {"description": "Names the question; store the answer under it."},
            "version": NUMBER,
            "purpose": or_null(text_of("The id of the purpose; null where it is not one, or prose alone says it.")),
            "label": text_of("What it is about, in the reader's words."),
            "section": text_of("The id of the section that says it."),
            "path": or_null(text_of("Where the typed facts say it.")),
            "reasons": list_of(text_of(), "What changes, in the reader's words."),
            "existing_data": {
                "type": "boolean",
                "description": "Whether data that is already held is, or may be, concerned.",
            },
        },
    ),
}
ENDED: Final[Mapping[str, Schema]] = {
    "ended": ref("date")
    | {
        "description": "The first day on which the policy doesn't apply any more; not there while it applies."
        " The version in force on that day says so, and no more."
    },
}
"""What only a policy has that ended."""
ENDS: Final[Mapping[str, Schema]] = {
    "ends_policy": {"const": True, "description": "The version says that the policy ends; not there on any other one."},
}
IN_BRIEF: Final[Mapping[str, Schema]] = {
    "in_brief": list_of(
        text_of(), "What facts state that changes, the weightiest first; empty where nobody wrote a summary."
    ),
}
"""What a version doesn't have that the first engine sealed: it stays as it was published."""
VERSION_KEYS: Final[Mapping[str, Schema]] = {
    "number": NUMBER,
    "digest": ref("digest"),
    "title": text_of(),
    "language": text_of(),
    "effective": or_null(ref("date")),
    "level": ref("level"),
    "requires": ref("requires"),
    "summary": text_of("What people say of the change; empty where nobody wrote it. Show “in_brief” beside it."),
    "consent": list_of(ref("consent")),
    "links": object_of("Texts and pages.", {"text": ADDRESS, "page": ADDRESS, "changes": or_null(ADDRESS)}),
}
HEAD: Final[Mapping[str, Schema]] = {
    "$schema": ADDRESS,
    "format": {"const": 1},
    "policy": text_of("brand/policy"),
    "title": text_of(),
    "timezone": text_of("A version applies from 00:00 in this time zone."),
    "as_of": ref("date") | {"description": "The day, in that time zone, on which this was published."},
}
