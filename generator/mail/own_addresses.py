"""How many of a list are the company itself, or one mailbox again: a list of such alone is a test, and no notice."""

from collections.abc import Iterable
from typing import Final

from generator.materiality.features import targets
from generator.model.brand import Brand
from generator.schema.values import keys_of

_ANYBODYS: Final = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr live.com msn.com yahoo.com yahoo.co.uk"
    " yahoo.fr icloud.com me.com mac.com aol.com proton.me protonmail.com pm.me gmx.de gmx.net gmx.at gmx.com web.de"
    " t-online.de freenet.de mail.de posteo.de mailbox.org orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it"
    " virgilio.it tiscali.it tin.it ziggo.nl kpnmail.nl planet.nl xs4all.nl telefonica.net terra.es mail.com zoho.com"
    " fastmail.com yandex.com mail.ru qq.com 163.com bluewin.ch btinternet.com comcast.net att.net verizon.net".split()
)
"""Where anybody can have an address: what a company has there is no domain of its own."""


def own_domains(brand: Brand, sender: str) -> frozenset[str]:
    """Return the registrable domains of a brand: of its sites, of its own addresses, of the sender of its messages."""
    sites = (str(brand.values.get("site", "")), brand.address)
    reached = str(keys_of(brand.values.get("contact")).get("email", ""))
    boxes = (f"mailto:{one}" for one in (reached, brand.check_address, sender) if "@" in one)
    return frozenset(map(targets.site, (*sites, *boxes))) - _ANYBODYS - {""}


def count_own(domains: Iterable[tuple[str, int, int]], own: frozenset[str]) -> int:
    """Return how many of a list are nobody else: at the brand's own domains, or one mailbox by several addresses.

    The list is counted by the domains of its addresses, and by their mailboxes.
    """
    return sum(
        addresses if targets.site(f"mailto:x@{domain}") in own else addresses - mailboxes
        for domain, addresses, mailboxes in domains
    )
