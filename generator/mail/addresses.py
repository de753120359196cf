"""An e-mail address as mail servers take it, and what is wrong with one that nobody can write to."""

import re
import unicodedata
from typing import Final

from generator.mail.csv_rows import NAME, NOT_UTF_8

MOST_ADDRESS: Final = 254  # octets: RFC 5321 §4.5.3.1.3 less the two angle brackets
MOST_LOCAL: Final = 64  # octets: RFC 5321 §4.5.3.1.1
_ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_LOCAL: Final = re.compile(rf"{_ATOM}(?:\.{_ATOM})*", re.ASCII)
_DOMAIN: Final = re.compile(rf"(?:{_LABEL}\.)+(?![0-9]+\Z){_LABEL}", re.ASCII)
_DOTS: Final = re.compile("[。．｡]")  # RFC 3490 §3.1
# IDNA 2003, which Python knows, and IDNA 2008 name different hosts by these four. Source: RFC 5894 §7.2
_DEVIATE: Final = re.compile("[ßς\u200c\u200d]")


def checked(written: str) -> tuple[str, str, str]:
    """Return an address as mail servers take it, what is wrong with it and how to mend that (both empty: nothing is).

    Quoted local parts and numbers for domains are refused, which RFC 5321 allows and no provider gives out. The message
    never shows the address.
    """
    local, at, domain = written.rpartition("@")
    problem, remedy = _shape(written, local, at, domain)
    if problem:
        return "", problem, remedy
    if not local.isascii():
        local = unicodedata.normalize("NFC", local)
    if not domain.isascii():
        if _DEVIATE.search(domain):
            return "", "two standards read this domain in different ways", "write it in its form xn--…"
        try:
            domain = _DOTS.sub(".", domain).encode("idna").decode("ascii")
        except UnicodeError:
            return "", "what stands after the @ is not an international domain", "check it, or write its form xn--…"
    domain = domain.lower()
    if not _DOMAIN.fullmatch(domain):
        return "", "what stands after the @ is not a domain", "correct the address"
    if len(local.encode()) > MOST_LOCAL or len(local.encode()) + 1 + len(domain) > MOST_ADDRESS:
        message = f"this address is longer than e-mail allows ({MOST_LOCAL} octets, @, {MOST_ADDRESS} in all)"
        return "", message, "correct it"
    return f"{local}@{domain}", "", ""


_SEVERAL: Final = re.compile(r"@[^@]+[,;\s][^@]+@")


def _shape(written: str, local: str, at: str, domain: str) -> tuple[str, str]:
    """Return what is wrong with an address before its domain is looked at."""
    if not written:
        return "there is no address in this row", "write one, or remove the row"
    if len(written) > MOST_ADDRESS:
        return f"this address is longer than the {MOST_ADDRESS} octets that e-mail allows", "correct it"
    if written.count("@") > 1 and _SEVERAL.search(written):
        return "several addresses stand in this row", "give each a row of its own"
    if "<" in written or ">" in written:
        return "this is more than an address", f"write the address alone, and the name in the column “{NAME}”"
    if not at:
        return "this is not an address: it has no @", "correct it"
    if not local or not domain:
        return "nothing stands before or after the @ of this address", "correct it"
    if local.isascii() and _LOCAL.fullmatch(local):
        return "", ""
    ascii_only = "".join(c if c.isascii() else "x" for c in unicodedata.normalize("NFKC", local))
    if not _LOCAL.fullmatch(ascii_only) or not local.isprintable() or NOT_UTF_8.search(local):
        message = "what stands before the @ has a space, a second @, a dot too many or a character that can't be there"
        return message, "correct the address"
    return "", ""
