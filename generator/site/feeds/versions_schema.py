"""The JSON Schemas of the list of versions and of the record of one."""

from collections.abc import Mapping
from typing import Final

from generator.model.policy import State
from generator.schema.choices import POLICY_KINDS
from generator.schema.facts import SCHEMA
from generator.site.feeds.schema_parts import (
    ADDRESS,
    DEFS,
    DIALECT,
    ENDED,
    ENDS,
    HEAD,
    NOTICE,
    NUMBER,
    YES_NO,
    Schema,
    list_of,
    object_of,
    or_null,
    ref,
    text_of,
    whole_number,
    with_optional,
)

_ROW: Final[Mapping[str, Schema]] = {
    "version": NUMBER,
    "phase": ref("phase"),
    "state": {"enum": [*map(str, State), None]},
    "from": or_null(ref("date")),
    "from_known": or_null(YES_NO)
    | {"description": "False where `from` is only the day on which it was first recorded."},
    "until": or_null(ref("date")),
    "level": ref("level"),
    "requires": ref("requires"),
    "summary": text_of(),
    "parent": or_null(whole_number(1, "The version that it changes.")),
    "revises": or_null(whole_number(1, "The announced version whose place it takes.")),
    "recorded": ref("date"),
    "origin": {"enum": ["drafted", "imported"]},
    "notice": or_null(object_of("What notice was given of it.", NOTICE)),
    "withdrawn": or_null(object_of("Why it never applies.", {"at": or_null(ref("instant")), "because": text_of()})),
    "removed": or_null(
        object_of(
            "By which order the text was removed from the archive.",
            {"date": ref("date"), "basis": text_of()},
        )
    ),
    "digest": ref("digest"),
    "previous": {"anyOf": [ref("digest"), {"const": "none"}]},
    "text": or_null(text_of("The sealed text, relative to this file; null where it was removed.")),
}
_SELDOM: Final[Mapping[str, Schema]] = {
    "before": whole_number(1, "Of a past text that was brought in later: the version that came to apply after it."),
    "note": text_of("What was written of a text that was brought in."),
    **ENDS,
}
VERSIONS: Final[Schema] = (
    {"$schema": DIALECT, "title": "The versions of a policy"}
    | with_optional(
        object_of(
            "Every public version of a policy, with all that is needed to prove the archive.",
            {
                **HEAD,
                "versions": list_of(
                    with_optional(
                        object_of(
                            "A version. `from` and `until` are its first and last day; null where it has none.",
                            _ROW,
                        ),
                        _SELDOM,
                    )
                ),
            },
        ),
        {
            "record": ref("digest") | {"description": "The last entry in the records of notices when this was built."},
            "promised": ref("digest")
            | {"description": "What was written down, once, of the promise of versions that don't say all of it."},
            **ENDED,
        },
    )
    | {"$defs": {name: schema for name, schema in DEFS.items() if name != "consent"}}
)
VERSION: Final[Schema] = (
    {"$schema": DIALECT, "title": "A version of a policy"}
    | object_of(
        "A whole version: its days, its digest, and its sections with text and facts.",
        {
            "$schema": ADDRESS,
            "format": {"const": 1},
            "policy": text_of("brand/policy"),
            "title": text_of(),
            "subtitle": text_of(),
            "kind": {"enum": [*POLICY_KINDS]},
            "language": text_of(),
            "timezone": text_of("A version applies from 00:00 in this time zone."),
            **_ROW,
            "text": or_null(ADDRESS) | {"description": "The sealed text; null where it was removed."},
            "sections": list_of(
                with_optional(
                    object_of(
                        "A section, in the order of the text.",
                        {
                            "id": text_of("Permanent: the anchor on the page."),
                            "type": {"enum": sorted(SCHEMA)},
                            "title": text_of("Empty where the section has no heading."),
                            "level": whole_number(1, "That of its heading."),
                            "text": text_of("Markdown."),
                            "facts": {"type": "object", "description": "What it states, by kind; lists by id."},
                        },
                    ),
                    {
                        "grammar": whole_number(
                            2, "By which the Markdown is read, where that isn't CommonMark with tables."
                        )
                    },
                )
            ),
        },
    )
    | {"$defs": {name: schema for name, schema in DEFS.items() if name != "consent"}}
)
