"""Legal forms that stand behind the names of companies: whatever looks for companies knows these, and more."""

from typing import Final

LEGAL_FORMS: Final = (
    r"Ltd|Limited|Inc|Incorporated|LLC|LLP|PLC|plc|Corp|Corporation|GmbH|AG|KG|UG|SAS|BV|NV|AB|Oy|ApS|A/S"
)
SHORT_FORMS: Final = {"limited": "ltd", "incorporated": "inc", "corporation": "corp"}
"""Forms that are written in two ways, in small letters: the longer and the shorter one."""
