"""A brand that begins beside one that readers take for the same company: nobody is told of its first versions."""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.checks.second_policy_of_kind import RULE
from generator.errors import Finding, Place, Severity
from generator.materiality.features import targets
from generator.model import people
from generator.model.brand import Brand
from generator.model.policy import Policy
from generator.source.legal_forms import LEGAL_FORMS


def brand_twice(policies: Sequence[Policy], shown: str) -> Iterator[Finding]:
    """Find a brand that began after another one of its name, or at its address: readers take both for one company."""
    known: dict[str, list[Policy]] = {}
    for policy in policies:
        known.setdefault(policy.brand.slug, []).append(policy)
    for own in known.values():
        brand, began = own[0].brand, _began(own)
        for others in known.values():
            other = others[0].brand
            if (
                other is not brand
                and (_is_one_company(brand, other) or _is_below(brand, others))
                and _began(others)
                and (not began or began > (_began(others) or began))
            ):
                message = (
                    f"{brand.slug} has the name or the address of {other.slug}, which was there before: the first"
                    " versions of its policies need no notice"
                )
                remedy = f"change the policies of {other.slug}, with notice; or mend “name” and “published_at”"
                yield Finding(Place(f"{shown}/{brand.slug}/brand.yml"), RULE, message, remedy, Severity.WARNING)


def _is_below(brand: Brand, others: Sequence[Policy]) -> bool:
    """Return True if a brand is published where readers know a policy of another one, or below: in its place."""
    here = f"{_place(brand.address)}/"
    return any(
        here.startswith(f"{_place(one.brand.address)}/{one.slug}/")
        for one in others
        if one.brand.address and brand.address
    )


def _is_one_company(brand: Brand, other: Brand) -> bool:
    """Return True if readers take two brands for one: by their names, as they look and without a form, or addresses.

    Where both are at one domain, it is enough that the name of one stands in that of the other: “Tiny Legal”.
    """
    names = [_FORMS.sub("", _MARKS.sub("", one.name)) for one in (brand, other)]
    if people.one_name(*names):
        return True
    short, long = sorted((name.casefold().split() for name in names), key=len)
    within = any(long[at : at + len(short)] == short for at in range(len(long)))
    if within and brand.address and targets.domain(brand.address) == targets.domain(other.address):
        return True
    places = [{*filter(None, map(_place, (one.address, str(one.values.get("site", "")))))} for one in (brand, other)]
    return bool(places[0] & places[1])


def _place(address: str) -> str:
    """Return host and path of an address, as readers know them."""
    return _LEAD.sub("", address.casefold()).rstrip("/") if "://" in address else ""


_MARKS: Final = re.compile("[™®©]")
_LEAD: Final = re.compile(r"^\w+://(?:www\.)?")
_FORMS: Final = re.compile(rf"[\s,]+(?:{LEGAL_FORMS}|Company|Co|SE|SARL|SA|SRL|SpA|AS)\.?$", re.IGNORECASE)
"""The form of a company at the end of its name."""


def _began(policies: Sequence[Policy]) -> datetime.date | None:
    """Return the day on which the first version of a brand's policies was recorded; None before that."""
    return min((one.versions[0].recorded for one in policies if one.versions), default=None)
