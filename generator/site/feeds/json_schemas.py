"""The JSON Schemas (2020-12) of what programs read; they are published beside it."""

from typing import Final

from generator.site.feeds.schema_parts import (
    ADDRESS,
    DEFS,
    DIALECT,
    ENDED,
    ENDS,
    HEAD,
    IN_BRIEF,
    NOTICE,
    NUMBER,
    VERSION_KEYS,
    Schema,
    list_of,
    object_of,
    or_null,
    ref,
    text_of,
    with_optional,
)
from generator.site.feeds.versions_schema import VERSION, VERSIONS

POLICY: Final[Schema] = (
    {"$schema": DIALECT, "title": "A policy, for applications"}
    | with_optional(
        object_of(
            "What an application reads to ask people again, and to ask new ones.",
            {
                **HEAD,
                "brand": text_of(),
                "in_force": or_null(ref("version")),
                "upcoming": list_of(ref("upcoming"), "Announced and not yet in force; the next one first."),
                "since": list_of(
                    object_of(
                        "What later versions in force ask, taken together, of somebody who accepted this one.",
                        {
                            "version": NUMBER,
                            "digest": ref("digest"),
                            "level": ref("level"),
                            "requires": ref("requires"),
                            "versions": list_of(NUMBER),
                            "consent": list_of(ref("consent")),
                        },
                    ),
                    "In the order in which the versions apply.",
                ),
                "new_users": object_of(
                    "For somebody who has accepted none: the versions to show, and what to ask for.",
                    {"show": list_of(NUMBER), "consent": list_of(ref("consent"))},
                ),
                "links": object_of(
                    "The page in force, and what else programs read.",
                    dict.fromkeys(("policy", "versions", "atom", "json_feed", "calendar"), ADDRESS),
                ),
            },
        ),
        ENDED,
    )
    | {
        "$defs": {
            **DEFS,
            "version": with_optional(object_of("A version.", VERSION_KEYS), {**IN_BRIEF, **ENDS}),
            "upcoming": with_optional(
                object_of(
                    "A version that is to come, with its notice; what is null did not happen yet.",
                    {
                        **VERSION_KEYS,
                        "phase": ref("phase"),
                        "notice": or_null(ref("digest")),
                        **NOTICE,
                        "announced": or_null(ref("instant")),
                    },
                ),
                {**IN_BRIEF, **ENDS},
            ),
        }
    }
)
_TERM: Final[Schema] = {"type": "string", "pattern": "^(dpv|pd|eu-gdpr|tech|edu|ai):[A-Za-z][A-Za-z0-9-]*$"}
DPV: Final[Schema] = {
    "$schema": DIALECT,
    "title": "The facts of a policy in the Data Privacy Vocabulary, as JSON-LD",
    **object_of(
        "The notice comes first in the graph; what it names by “#” stands in the same file.",
        {
            "@context": {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}},
            "@graph": {
                "type": "array",
                "minItems": 1,
                "items": ref("node") | {"required": ["@id", "@type"]},
            },
        },
    ),
    "$defs": {
        "node": {
            "type": "object",
            "properties": {
                "@id": ADDRESS,
                "@type": {"anyOf": [{"type": "string"}, {"type": "array", "items": _TERM, "minItems": 1}]},
            },
            "patternProperties": {"^dpv:": {"anyOf": [ref("value"), list_of(ref("value"))]}},
            "propertyNames": {"pattern": "^(@(id|type|value)|(dpv|dct):[A-Za-z]+)$"},
        },
        "value": {"anyOf": [{"type": "string"}, ref("node")]},
    },
}
SCHEMAS: Final[tuple[tuple[str, Schema], ...]] = (
    ("policy.schema.json", POLICY),
    ("versions.schema.json", VERSIONS),
    ("version.schema.json", VERSION),
    ("dpv.schema.json", DPV),
)
"""Name of the file and schema."""
