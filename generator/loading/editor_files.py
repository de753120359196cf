"""The JSON Schemas of the files that people write, from the tables by which those are read."""

from collections.abc import Callable, Mapping
from typing import Final

from generator.loading.brand_file import BRAND_FIELDS
from generator.loading.draft_file import POLICY_FIELDS, SECTION_FIELDS
from generator.schema.editor_schemas import JsonSchema, schema_of, section_schema

SCHEMAS: Final[Mapping[str, Callable[[], JsonSchema]]] = {
    "brand": lambda: schema_of("brand.yml: what all policies of a brand share", BRAND_FIELDS, vague=True),
    "policy": lambda: schema_of("policy.yml: a policy and the order of its sections", POLICY_FIELDS),
    "section": lambda: section_schema(SECTION_FIELDS),
}
"""Each by the file that it is of: how it is made."""
