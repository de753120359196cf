"""Which policy of a brand a draft translates, and why it can't."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as MappingType
from dataclasses import replace

from generator.errors import Finding, nearest
from generator.loading.draft_file import Draft
from generator.materiality import translations
from generator.model.policy import Policy


def with_masters(policy: Policy, every: Sequence[Policy]) -> Policy:
    """Return a policy with those of which its versions are translations, whatever policy.yml says today."""
    named = {version.master for version in policy.versions if version.master}
    masters = (one for one in every if one is not policy and named & {version.digest for version in one.versions})
    return replace(policy, masters=tuple(masters))


def twice_translated(drafts: MappingType[str, Draft]) -> Iterator[Finding]:
    """Find a second translation of a policy into one language: readers could not know which of them applies."""
    first: dict[tuple[str, str], str] = {}
    for name, draft in drafts.items():
        key = draft.master, draft.read.language.casefold()
        other = first.setdefault(key, name) if draft.master else name
        if other != name:
            message = f"“{other}” translates “{draft.master}” into the same language"
            yield Finding(draft.master_place, translations.RULE, message, "keep one of them: which would apply?")


def master_of(
    name: str, drafts: MappingType[str, Draft], policies: MappingType[str, Policy], findings: list[Finding]
) -> Policy | None:
    """Return the policy that a translation translates; that there is none which can be is a finding."""
    own = drafts[name]
    other, remedy = drafts.get(own.master), "name the policy from which this one is translated"
    if other is None:
        message, remedy = f"no policy here is called “{own.master}”", nearest(own.master, drafts.keys() - {name})
    elif other is own or other.master:
        message = f"“{own.master}” is a translation itself"
    elif _is_one_language(other.read.language.casefold(), own.read.language.casefold()):
        message, remedy = f"“{own.master}” is in the same language", "mend “language”, or leave translation_of out"
    else:
        return policies[own.master]
    findings.append(Finding(own.master_place, translations.RULE, message, remedy))
    return None


def _is_one_language(one: str, other: str) -> bool:
    """Return True if two tags name one language: the same, or one with and one without a country (en, en-gb)."""
    short, long = sorted((one, other), key=len)
    return short == long or bool(re.fullmatch(rf"{re.escape(short)}-(?:[a-z]{{2}}|\d{{3}})", long))
