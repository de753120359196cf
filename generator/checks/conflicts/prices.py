"""Amounts in prose that contradict the only price that is stated, or its period."""

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.conflicts.english import UNIT, agree, pattern, tokens, words
from generator.checks.conflicts.passages import Clash, Passage
from generator.schema import durations
from generator.schema.values import UNSPECIFIED

_AMOUNT: Final = r"\d{1,3}(?:[,\s]\d{3}){1,3}(?:\.\d{2})?|\d{1,9}(?:[.,]\d{2})?"
_CODES: Final = "EUR|USD|GBP|CHF|CAD|AUD|JPY"
_NAMED: Final = {"€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY", "euro": "EUR", "dollar": "USD", "pound": "GBP"}
_DOLLARS: Final = frozenset(["CAD", "AUD", "NZD", "SGD", "HKD", "MXN"])
_MONEY: Final = pattern(
    rf"(?<![\w.,])(?:(?P<sign>[€£$¥]|\b(?:{_CODES})\b)\s?(?P<a>{_AMOUNT})"
    rf"|(?P<b>{_AMOUNT})\s?(?P<code>€|{_CODES}|euros?|dollars?|pounds?))"
    rf"(?!\w|[.,]\d)(?:,?\s?(?:per|an?|every|each|/)\s?(?P<each>{UNIT})\b)?"
)
_PRICED: Final = pattern(r"\b(?:prices?|priced|costs?|fees?|subscriptions?|charged?|pay|plan|memberships?|per)\b", "/")
_OTHER_MONEY: Final = words(
    r"liab\w+|refund\w*|late|shipping|delivery|discount\w*|vouchers?|credits?|tax\w*|vat|sav(?:e|ing)\w*|up to"
    r"|more than|less than|under|over|trial|first|donat\w+|minimum|maximum|gift|setup|cancell\w+|was|were|until"
    r"|students?|reduced|includ\w*|rises?|extra|additional|from"
)
_PLANS: Final = frozenset(
    (
        *("yearly", "annual", "monthly", "weekly", "single", "family", "team", "group", "business", "premium", "pro"),
        *("basic", "plu"),
    )
)
_THE_PRICE: Final = words(
    r"(?:the|an?|your|our) (?:subscription|price|fee|membership|service|plan)|price (?:is|of)|it costs|you pay"
)


def said_prices(passage: Passage) -> Iterator[Clash]:
    """Amounts that contradict the only price that is stated, or its period."""
    text = passage.words
    prices = [(name, item) for name, item in passage.items("price") if item.get("amount")]
    if len(prices) != 1 or not _PRICED.search(text) or _OTHER_MONEY.search(text):
        return
    name, item = prices[0]
    amount, currency = str(item["amount"]), str(item.get("currency")).upper()
    typed = list(_MONEY.finditer(text))
    if len(typed) != 1 or _cents(amount) is None or UNSPECIFIED in {amount, currency.lower()}:
        return
    named, naming = set(tokens(text)), set(tokens(name))
    if named & _PLANS - naming or not (named & naming or _THE_PRICE.search(text)):
        return
    match = typed[0]
    said = (match["sign"] or match["code"]).strip()
    said_currency = _NAMED.get(said.lower().rstrip("s"), said.upper())
    if said == "$" and currency in _DOLLARS:
        said_currency = currency
    if _cents(match["a"] or match["b"]) != _cents(amount) or said_currency != currency:
        literal = match[0][: match.end("code" if match["code"] else "a") - match.start()]
        yield passage.clash(match.start(), literal, f"price.{name}.amount", f"{amount} {currency}")
        return
    period = durations.parse(str(item.get("period")))
    each = durations.parse(f"1 {match['each'].lower()}") if match["each"] else None
    if period and each and not agree(each, period):
        yield passage.clash(match.start(), match[0], f"price.{name}.period", period.text)


def _cents(amount: str) -> int | None:
    """Return an amount in hundredths: 1,000 and 9,99 and 9.9 are all read."""
    parts = re.fullmatch(r"(\d{1,3}(?:[,\s.]\d{3})+|\d{1,9})(?:[.,](\d{1,2}))?", amount.strip())
    return int(re.sub(r"\D", "", parts[1])) * 100 + int((parts[2] or "0").ljust(2, "0")) if parts else None
