"""The table of rules for facts, by the rows of the domain's materiality table (§4.1), asked from the top.

The rows stand in four modules by subject; the last four are here: they speak of what no other row decides.
"""

from typing import Final

from generator.materiality.facts.general import (
    ANY_FACT,
    INTERNAL_NAME,
    STATED_OR_NOT,
    any_fact,
    internal_name,
    section,
    stated_or_not,
)
from generator.materiality.facts.row import CodeRow, Rows, rule_of
from generator.materiality.facts.rows_collection import COLLECTION, COOKIES
from generator.materiality.facts.rows_retention import RETENTION
from generator.materiality.facts.rows_rights import AGES, RIGHTS
from generator.materiality.facts.rows_sharing import SHARING, TRANSFERS
from generator.materiality.facts.rows_terms import CONTACT, PROMISES, TERMS, WARNING
from generator.materiality.verdict import Rule

GENERAL: Final[Rows] = (
    CodeRow("45", section),
    CodeRow("46", stated_or_not, STATED_OR_NOT),
    CodeRow("47", internal_name, INTERNAL_NAME),
    CodeRow("48", any_fact, ANY_FACT),
)

ROWS: Final[Rows] = (
    *COLLECTION,  # 1–13
    *SHARING,  # 14–20
    *RETENTION,  # 21–24
    *RIGHTS,  # 25–27
    *TRANSFERS,  # 28, 29
    *AGES,  # 30–32
    *COOKIES,  # 33, 34
    *PROMISES,  # 35, 36
    *CONTACT,  # 37–39
    *WARNING,  # 40
    *TERMS,  # 41–44
    *GENERAL,  # 45–48
)

FACT_RULES: Final[tuple[tuple[str, Rule], ...]] = tuple((row.number, rule_of(row)) for row in ROWS)
"""Number and rule of each row, in the order in which they are asked; the first that speaks decides."""
