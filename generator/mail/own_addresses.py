"""How many of a list are the company itself, or one mailbox again: a list of such alone is a test, and no notice."""

from collections.abc import Iterable

from generator.materiality.features import targets
from generator.model.brand import Brand
from generator.notice.known_domains import ANYBODYS
from generator.schema.values import keys_of


def own_domains(brand: Brand, sender: str) -> frozenset[str]:
    """Return the registrable domains of a brand: of its sites, of its own addresses, of the sender of its messages."""
    sites = (str(brand.values.get("site", "")), brand.address)
    boxes = (f"mailto:{one}" for one in (_contact(brand), brand.check_address, sender) if "@" in one)
    return frozenset(map(targets.domain, (*sites, *boxes))) - ANYBODYS - {""}


def from_elsewhere(brand: Brand, sender: str, stated: Iterable[str]) -> str:
    """Return the domain of a sender of which readers don't know that it is the brand's; empty where they do.

    They know the domains of its sites and addresses, and the addresses that its text has `stated`. Where it has none,
    nobody can tell.
    """
    addresses = {one.casefold() for one in (_contact(brand), brand.check_address, *stated) if "@" in one}
    known = own_domains(brand, "") | {targets.domain(f"mailto:{one}") for one in addresses}
    domain = targets.domain(f"mailto:{sender}")
    is_known = sender.casefold() in addresses or domain in known - ANYBODYS
    return "" if is_known or not known else domain


def _contact(brand: Brand) -> str:
    return str(keys_of(brand.values.get("contact")).get("email", ""))


def count_own(domains: Iterable[tuple[str, int, int]], own: frozenset[str]) -> int:
    """Return how many of a list are nobody else: at the brand's own domains, or one mailbox by several addresses.

    The list is counted by the domains of its addresses, and by their mailboxes.
    """
    return sum(
        addresses if targets.domain(f"mailto:x@{domain}") in own else addresses - mailboxes
        for domain, addresses, mailboxes in domains
    )
