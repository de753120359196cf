"""The JSON Schemas (2020-12) of what programs read; they are published beside it."""

from collections.abc import Mapping
from typing import Final

from generator.model.levels import Level
from generator.model.policy import Phase, State
from generator.schema.facts import SCHEMA

Schema = dict[str, object]
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _object(says: str, properties: Mapping[str, Schema]) -> Schema:
    return {
        "type": "object",
        "description": says,
        "properties": dict(properties),
        "required": list(properties),
    }


def _with(schema: Schema, optional: Mapping[str, Schema]) -> Schema:
    """Return the schema of an object that may have other keys too."""
    properties = schema["properties"]
    assert isinstance(properties, dict)  # noqa: S101 -- so an object's schema is made
    return schema | {"properties": properties | dict(optional)}


def _list(of: Schema, says: str = "") -> Schema:
    return {"type": "array", "items": of, **_says(says)}


def _text(says: str = "") -> Schema:
    return {"type": "string", **_says(says)}


def _whole(least: int, says: str = "") -> Schema:
    return {"type": "integer", "minimum": least, **_says(says)}


def _says(words: str) -> Schema:
    return {"description": words} if words else {}


_YES_NO: Final[Schema] = {"type": "boolean"}
_ADDRESS: Final[Schema] = {
    "type": "string",
    "format": "uri-reference",
    "description": "Relative to the address of this file, or absolute.",
}
_NUMBER: Final = _whole(1, "The number of a version.")
_NOTICE: Final[Mapping[str, Schema]] = {
    "announced": _ref("instant"),
    "notices": _list(
        _object(
            "A notice: the first announces the version, each later one postpones it.",
            {"at": _ref("instant"), "effective": _ref("date"), "digest": _ref("digest"), "because": _text()},
        )
    ),
    "days": _whole(0, "The days of notice that it needs."),
    "notified": _or_null(_ref("instant")),
    "channels": _list(
        _object(
            "A channel that is needed; `given` is when the notice was given through it, null where it is still to be.",
            {
                "channel": {"enum": ["email", "site", "post", "in_app"]},
                "given": _or_null(_ref("instant")),
                "recipients": _or_null(_whole(0)),
                "accepted": _or_null(_whole(0)),
            },
        )
    ),
    "exception": _or_null(
        _object(
            "Why it does not wait for the end of the notice.",
            {
                "kind": {"enum": ["legal_obligation", "imminent_security", "exclusively_favourable"]},
                "basis": _text(),
                "breaks_promise": _YES_NO,
            },
        )
    ),
}
_DEFS: Final[Mapping[str, Schema]] = {
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
    "consent": _object(
        "Something that needs a person's own consent. Until it is given, the old practice applies to that person.",
        {
            "id": _ref("digest") | {"description": "Names the question; store the answer under it."},
            "version": _NUMBER,
            "purpose": _or_null(_text("The id of the purpose; null where it is not one, or prose alone says it.")),
            "label": _text("What it is about, in the reader's words."),
            "section": _text("The id of the section that says it."),
            "path": _or_null(_text("Where the typed facts say it.")),
            "reasons": _list(_text(), "What changes, in the reader's words."),
            "existing_data": {
                "type": "boolean",
                "description": "Whether data that is already held is, or may be, concerned.",
            },
        },
    ),
}
_VERSION: Final[Mapping[str, Schema]] = {
    "number": _NUMBER,
    "digest": _ref("digest"),
    "title": _text(),
    "language": _text(),
    "effective": _or_null(_ref("date")),
    "level": _ref("level"),
    "requires": _ref("requires"),
    "summary": _text("What changes, in plain words; empty where nobody wrote it."),
    "consent": _list(_ref("consent")),
    "links": _object("Texts and pages.", {"text": _ADDRESS, "page": _ADDRESS, "changes": _or_null(_ADDRESS)}),
}
_HEAD: Final[Mapping[str, Schema]] = {
    "$schema": _ADDRESS,
    "format": {"const": 1},
    "policy": _text("brand/policy"),
    "title": _text(),
    "timezone": _text("A version applies from 00:00 in this time zone."),
    "as_of": _ref("date") | {"description": "The day, in that time zone, on which this was published."},
}
POLICY: Final[Schema] = (
    {"$schema": _DIALECT, "title": "A policy, for applications"}
    | _object(
        "What an application reads to ask people again, and to ask new ones.",
        {
            **_HEAD,
            "brand": _text(),
            "in_force": _or_null(_ref("version")),
            "upcoming": _list(_ref("upcoming"), "Announced and not yet in force; the next one first."),
            "since": _list(
                _object(
                    "What later versions in force ask, taken together, of somebody who accepted this one.",
                    {
                        "version": _NUMBER,
                        "digest": _ref("digest"),
                        "level": _ref("level"),
                        "requires": _ref("requires"),
                        "versions": _list(_NUMBER),
                        "consent": _list(_ref("consent")),
                    },
                ),
                "In the order in which the versions apply.",
            ),
            "new_users": _object(
                "For somebody who has accepted none: the versions to show, and what to ask for.",
                {"show": _list(_NUMBER), "consent": _list(_ref("consent"))},
            ),
            "links": _object(
                "The page in force, and what else programs read.",
                dict.fromkeys(("policy", "versions", "atom", "json_feed", "calendar"), _ADDRESS),
            ),
        },
    )
    | {
        "$defs": {
            **_DEFS,
            "version": _object("A version.", _VERSION),
            "upcoming": _object(
                "A version that is to come, with its notice; what is null did not happen yet.",
                {
                    **_VERSION,
                    "phase": _ref("phase"),
                    "notice": _or_null(_ref("digest")),
                    **_NOTICE,
                    "announced": _or_null(_ref("instant")),
                },
            ),
        }
    }
)
_ROW: Final[Mapping[str, Schema]] = {
    "version": _NUMBER,
    "phase": _ref("phase"),
    "state": {"enum": [*map(str, State), None]},
    "from": _or_null(_ref("date")),
    "from_known": _or_null(_YES_NO)
    | {"description": "False where `from` is only the day on which it was first recorded."},
    "until": _or_null(_ref("date")),
    "level": _ref("level"),
    "requires": _ref("requires"),
    "summary": _text(),
    "parent": _or_null(_whole(1, "The version that it changes.")),
    "revises": _or_null(_whole(1, "The announced version whose place it takes.")),
    "recorded": _ref("date"),
    "origin": {"enum": ["drafted", "imported"]},
    "notice": _or_null(_object("What notice was given of it.", _NOTICE)),
    "withdrawn": _or_null(_object("Why it never applies.", {"at": _or_null(_ref("instant")), "because": _text()})),
    "removed": _or_null(
        _object(
            "By which order the text was removed from the archive.",
            {"date": _ref("date"), "basis": _text()},
        )
    ),
    "digest": _ref("digest"),
    "previous": {"anyOf": [_ref("digest"), {"const": "none"}]},
    "text": _or_null(_text("The sealed text, relative to this file; null where it was removed.")),
}
_BROUGHT: Final[Mapping[str, Schema]] = {
    "before": _whole(1, "Of a past text that was brought in later: the version that came to apply after it."),
    "note": _text("What was written of a text that was brought in."),
}
VERSIONS: Final[Schema] = (
    {"$schema": _DIALECT, "title": "The versions of a policy"}
    | _with(
        _object(
            "Every public version of a policy, with all that is needed to prove the archive.",
            {
                **_HEAD,
                "versions": _list(
                    _with(
                        _object(
                            "A version. `from` and `until` are its first and last day; null where it has none.",
                            _ROW,
                        ),
                        _BROUGHT,
                    )
                ),
            },
        ),
        {"record": _ref("digest") | {"description": "The last entry in the records of notices when this was built."}},
    )
    | {"$defs": {name: schema for name, schema in _DEFS.items() if name != "consent"}}
)
VERSION: Final[Schema] = (
    {"$schema": _DIALECT, "title": "A version of a policy"}
    | _object(
        "A whole version: its days, its digest, and its sections with text and facts.",
        {
            "$schema": _ADDRESS,
            "format": {"const": 1},
            "policy": _text("brand/policy"),
            "title": _text(),
            "subtitle": _text(),
            "kind": {"enum": ["privacy", "cookies", "terms", "other"]},
            "language": _text(),
            "timezone": _text("A version applies from 00:00 in this time zone."),
            **_ROW,
            "text": _or_null(_ADDRESS) | {"description": "The sealed text; null where it was removed."},
            "sections": _list(
                _with(
                    _object(
                        "A section, in the order of the text.",
                        {
                            "id": _text("Permanent: the anchor on the page."),
                            "type": {"enum": sorted(SCHEMA)},
                            "title": _text("Empty where the section has no heading."),
                            "level": _whole(1, "That of its heading."),
                            "text": _text("Markdown."),
                            "facts": {"type": "object", "description": "What it states, by kind; lists by id."},
                        },
                    ),
                    {"grammar": _whole(2, "By which the Markdown is read, where that isn't CommonMark with tables.")},
                )
            ),
        },
    )
    | {"$defs": {name: schema for name, schema in _DEFS.items() if name != "consent"}}
)
_TERM: Final[Schema] = {"type": "string", "pattern": "^(dpv|pd|eu-gdpr|tech|edu|ai):[A-Za-z][A-Za-z0-9-]*$"}
DPV: Final[Schema] = {
    "$schema": _DIALECT,
    "title": "The facts of a policy in the Data Privacy Vocabulary, as JSON-LD",
    **_object(
        "The notice comes first in the graph; what it names by “#” stands in the same file.",
        {
            "@context": {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}},
            "@graph": {
                "type": "array",
                "minItems": 1,
                "items": _ref("node") | {"required": ["@id", "@type"]},
            },
        },
    ),
    "$defs": {
        "node": {
            "type": "object",
            "properties": {
                "@id": _ADDRESS,
                "@type": {"anyOf": [{"type": "string"}, {"type": "array", "items": _TERM, "minItems": 1}]},
            },
            "patternProperties": {"^dpv:": {"anyOf": [_ref("value"), _list(_ref("value"))]}},
            "propertyNames": {"pattern": "^(@(id|type|value)|(dpv|dct):[A-Za-z]+)$"},
        },
        "value": {"anyOf": [{"type": "string"}, _ref("node")]},
    },
}
SCHEMAS: Final[tuple[tuple[str, Schema], ...]] = (
    ("policy.schema.json", POLICY),
    ("versions.schema.json", VERSIONS),
    ("version.schema.json", VERSION),
    ("dpv.schema.json", DPV),
)
"""Name of the file and schema."""
