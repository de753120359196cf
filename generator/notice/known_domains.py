"""The domains that readers of a text know from it: unlike those of brand.yml, nobody can edit them."""

import re
from typing import Final

from generator.materiality.features import targets
from generator.model.document import Document
from generator.notice.change_sentences import reachable

ANYBODYS: Final = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr live.com msn.com yahoo.com yahoo.co.uk"
    " yahoo.fr icloud.com me.com mac.com aol.com proton.me protonmail.com pm.me gmx.de gmx.net gmx.at gmx.com web.de"
    " t-online.de freenet.de mail.de posteo.de mailbox.org orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it"
    " virgilio.it tiscali.it tin.it ziggo.nl kpnmail.nl planet.nl xs4all.nl telefonica.net terra.es mail.com zoho.com"
    " fastmail.com yandex.com mail.ru qq.com 163.com bluewin.ch btinternet.com comcast.net att.net verizon.net".split()
)
"""Where anybody can have an address: what a company has there is no domain of its own."""
_ADDRESS: Final = re.compile(r"https?://[^\s/?#<>()\[\]\"'“”’»,;]+")
_MAILBOX: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def stated_domains(document: Document) -> frozenset[str]:
    """Return the registrable domains of all addresses of pages and mailboxes that a text states."""
    words = "\n".join([*(section.text for section in document.sections), *reachable(document)])
    boxes = (f"mailto:{one}" for one in _MAILBOX.findall(words))
    return frozenset(map(targets.domain, (*_ADDRESS.findall(words), *boxes))) - ANYBODYS - {""}
