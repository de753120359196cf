"""What the facts of a document state that a sentence could type by hand: periods, ages, sums, addresses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.schema import durations
from generator.schema.facts import Facts
from generator.schema.values import UNSPECIFIED, Value, texts_of

AGES: Final = ("min_age", "parental_consent_below")
_OFTEN_STATED: Final = frozenset({"review_every", "period"})


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that a fact states: what kind of value it is, the path of its variable, and how to write it."""

    kind: str
    path: str
    value: str
    unit: str = ""

    @property
    def variable(self) -> str:
        """The variable to write in its place."""
        return f"{{{{ facts.{self.path} }}}}{self.unit}"


def stated_values(facts: Facts, path: str = "") -> Iterator[Stated]:
    """Yield the values that facts state, with their paths."""
    for name, value in facts.items():
        here = f"{path}{name}"
        if isinstance(value, dict):
            yield from _of_item(value, here)
            yield from stated_values(value, f"{here}.")
        elif name in AGES and isinstance(value, int) and not isinstance(value, bool) and value:
            yield Stated("age", here, str(value))
        elif here == "notice.days" and isinstance(value, int):
            yield Stated("period", here, f"{value} days", " days")
        elif isinstance(value, str) and durations.parse(value):
            yield Stated("period", here, value)
            if name in _OFTEN_STATED:
                yield Stated("frequency", here, value)


_IN_WORDS: Final = frozenset("cancel cap excluded fee how limits may_extend suspension unless what when".split())
"""The facts of which people write the words, which may hold a value: “up to 2 days before you arrive”."""


def stated_in_words(facts: Facts) -> Iterator[str]:
    """Yield the facts that people write in words."""
    for name, value in facts.items():
        if isinstance(value, dict):
            yield from stated_in_words(value)
        elif name in _IN_WORDS:
            yield from texts_of(value) or [str(value)]


def _of_item(item: Mapping[str, Value], path: str) -> Iterator[Stated]:
    """Yield what an item of a list states as a whole: a price, or a way to reach the company."""
    if "amount" in item and UNSPECIFIED not in {item["amount"], item.get("currency")}:
        yield Stated("amount", f"{path}.amount", f"{item['amount']} {str(item.get('currency')).upper()}")
    value = str(item.get("value", UNSPECIFIED))
    if item.get("kind") in {"email", "phone"} and value != UNSPECIFIED and "{{" not in value:
        yield Stated(str(item["kind"]), f"{path}.value", value)
