"""The name under which readers know a company: brand.yml can state another on any day, and notices begin with it."""

import re
from typing import Final

from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.notice.known_domains import stated_domains
from generator.notice.words_of_people import all_words
from generator.schema.values import UNSPECIFIED, keys_of
from generator.source.text_language import COMMON

_WORD: Final = re.compile(r"[^\W\d_]{3,}")


def unknown_name(policy: Policy, record: VersionRecord) -> str:
    """Return where the brand's name, with which the notice of a version begins, should stand and doesn't; else empty.

    That is the text that applies, or else the notice of the version before, where one was given. Before the first one,
    a word of the name is enough, in a text that says whose it is (a company that is responsible, addresses), or in the
    name of the brand's folder.
    """
    parent = policy.parent(record.version)
    if parent is None or parent.removed:
        return ""
    document, name = parent.document, _close(policy.brand.name)
    if name in _close(" ".join(all_words(document))):
        return ""
    if before := _last_notice(policy, record):
        return "" if name in _close(before) else "the notice before it"
    companies = (str(keys_of(one.facts.get("controller")).get("legal_name", "")) for one in document.sections)
    known = [*stated_domains(document), *(one for one in companies if one and one != UNSPECIFIED)]
    known = [*known, policy.brand.slug] if known else []  # which stands in every address, and is sealed
    words = {one for one in _words(policy.brand.name) if one not in COMMON}
    written = {one for text in (document.title, *all_words(document), *known) for one in _words(text)}
    if not known or not words or words & written or any(one in each.casefold() for one in words for each in known):
        return ""
    return "the text that applies"


def _last_notice(policy: Policy, record: VersionRecord) -> str:
    earlier = (one for one in policy.records if isinstance(one, VersionRecord) and one.version < record.version)
    return next((notice.text for one in reversed([*earlier]) for notice in one.notices[-1:] if notice.text), "")


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _close(text: str) -> str:
    return "".join(text.split())
