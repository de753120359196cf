"""Words of a fact that are against the reader: that such a promise, safeguard, way or provider comes is not harmless.

A promise or a safeguard is for the better only where all of it is a sentence of a gain (`gains.toml`): what nobody
knows for one, people decide.

Words are read in six languages. In others nobody knows what a promise or a safeguard says, so that people decide, and a
name is what is short.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from generator import program_files
from generator.materiality.facts.contact_addresses import names_money
from generator.materiality.facts.fact_words import id_in_words
from generator.materiality.facts.general import ANY_FACT
from generator.materiality.facts.items import members
from generator.materiality.facts.sentences import fill_in
from generator.materiality.verdict import Context, Verdict
from generator.model.languages import READ, code_of
from generator.model.levels import Direction, Level
from generator.schema.facts import ITEM, Facts
from generator.schema.values import keys_of
from generator.source.policy_words import of_a_policy_or_notice
from generator.source.sought_words import pattern
from generator.text.change import Change, Kind


def _any(*rows: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(rows)})(?!\w)", re.IGNORECASE)


_USE: Final = _any(
    r"s(?:ell|elling|old)|shar(?:e|es|ed|ing)|disclos\w+|rent|trad(?:e|ing)|advertis\w+|profil\w+"
    r"|read (?:your|all)|may|might",
    r"verkauf\w*|weitergeb\w*|weitergab\w*|teilen|können|dürfen",
    r"vend\w*|partag\w*|divulg\w*|pouvons",
    r"vend\w*|compart\w*|divulg\w*|podemos",
    r"vend\w*|condivid\w*|divulg\w*|possiamo",
    r"verko\w*|delen|kunnen|mogen",
)
_NOT: Final = _any(
    r"no|not|never|without|against|kein\w*|nicht|nie|ne|pas|jamais|sans|sin|nunca|non|mai|senza|geen|niet|nooit"
)


_PAID: Final = _any(
    r"for (?:an? )?(?:\w+ )?(?:fee|charge|payment)|against payment|at (?:your|their) own (?:cost|expense)|paying",
    r"gegen (?:\w+ )?(?:gebühr|entgelt|bezahlung)|kostenpflichtig\w*|auf (?:eigene|ihre) kosten",
    r"contre (?:paiement|rémunération)|moyennant (?:\w+ )?(?:paiement|frais)|payante?s?|à vos (?:propres )?frais",
    r"(?:mediante|previo) pago|de pago|a su (?:propia )?costa|pagando",
    r"a pagamento|dietro pagamento|a (?:sue|proprie) spese",
    r"tegen (?:\w+ )?(?:betaling|vergoeding)|op eigen kosten",
)
"""By what a way costs something, where no amount is named."""
_FOR_OTHERS: Final = _any(
    r"advertis\w+|ads|market(?:ing|ers?)|brokers?|profil\w+|resell\w*|sale",
    r"\w*werb(?:ung|e\w*)|vermarkt\w+|\w*händlern?|makler\w*",
    r"publicit\w+|courtiers?|revente",
    r"publicidad|publicitari\w+|corredor\w*|reventa",
    r"pubblicit\w+|rivendit\w+",
    r"reclame|adverten\w+|makelaars?",
)
"""For what a recipient could use data that a provider of the kind that readers know doesn't."""
_OTHERS: Final = (
    r"everyone|everybody|any(?:one|body)?|others?|third|part(?:y|ies)|partners?|affiliates?|vendors?|subsidiar\w+|group"
    r"|companies|public|whoever|jeder\w*|alle|andere[nr]?|dritte[nr]?|partnern?|konzern\w*|tiers|partenaires?|autres"
    r"|tous|groupe|terceros|socios|otros|todos|grupo|terzi|altri|tutti|gruppo|derden|anderen|iedereen|groep"
)
"""Whoever it may be: a name beside them is not that of one provider."""
_WITH_OTHERS: Final = re.compile(
    rf"(?:(?<!\w)(?:and|und|et|y|e|en|or|oder|ou|o|of)|&)\s(?:\w+\s)?(?:{_OTHERS})(?!\w)", re.IGNORECASE
)
_NOBODYS: Final = re.compile(
    rf"[(\"“]?(?:{_OTHERS}|all|our|the|its|some|and|unsere?|die|der|nos|les|los|nuestros|i|nostri|onze|de)[),.\"”]?",
    re.IGNORECASE,
)
_MOST_WORDS: Final = 8
_MOST_SMALL_WORDS: Final = {True: 4, False: 2}
"""How many words in lower case a name may have, in a language that is read, and in others."""
_NEAR: Final = 3  # words
_BETTER: Final = "We now also protect data in this way: "
_OTHERWISE: Final = "This is said of security now: "


def weighed_by_words(change: Change, verdict: Verdict, context: Context) -> Verdict:
    """Return a verdict; where words in the reader's favour say what is against the reader, people have to decide.

    So they have where a new item is small, and the name that readers see of it is a sentence.
    """
    if verdict.level < Level.MATERIAL and _is_sentence(change):
        return replace(verdict, level=Level.MATERIAL, direction=Direction.UNKNOWN)
    if verdict.direction is not Direction.FAVOURABLE or not _may_be_against(change, context.new.language):
        return verdict
    named = _is_no_right(change)
    reason = fill_in(ANY_FACT[0], change, context) if named else as_weighed(verdict.reason)
    return replace(verdict, level=Level.MATERIAL, direction=Direction.UNKNOWN, reason=reason)


def is_name(label: str, kind: str, language: str) -> bool:
    """Return True if the label of a provider is no more than a name, beside that of the kind of which it is.

    “Acme, to whom we sell your data” is none, nor is “Acme, for advertising” where the kind is that of payments.
    """
    if of_a_policy_or_notice(label) or _uses(label):
        return False
    if any(match[0].casefold() not in kind.casefold() for match in _FOR_OTHERS.finditer(label)):
        return False
    if any(match[0].casefold() not in kind.casefold() for match in _WITH_OTHERS.finditer(label)):
        return False
    words = label.split()
    if not any(
        word.strip("(),.")[:1] != word.strip("(),.")[:1].lower() for word in words if not _NOBODYS.fullmatch(word)
    ):
        return False
    small = [one for one in words if one.strip("(),.").islower()]
    return len(words) <= _MOST_WORDS and len(small) <= _MOST_SMALL_WORDS[code_of(language) in READ]


def _may_be_against(change: Change, language: str) -> bool:
    found = [*_items(change)]
    if found and code_of(language) not in READ:
        return True
    return _is_no_right(change) or any(_is_against(*one) for one in found) or any(map(_costs_or_binds, _ways(change)))


def _is_no_right(change: Change) -> bool:
    """Return True if what comes as a right has a name that is none of those of rights."""
    return (
        change.path[:1] == ("rights",)
        and len(change.path) == ITEM
        and not is_gain("rights", id_in_words(change.path[1]))
    )


def _is_sentence(change: Change) -> bool:
    """Return True if a new item has an id that says to readers what a policy says: it stands for its name."""
    new = change.kind is Kind.ADDED and len(change.path) == ITEM
    return new and bool(of_a_policy_or_notice(id_in_words(change.path[1])))


def _ways(change: Change) -> Iterator[str]:
    """Yield the ways to use a right that come with a change, and the limits that it has."""
    if change.path[:1] == ("rights",) and len(change.path) == len(("rights", "id", "how", "way")):
        yield change.path[-1]
    elif change.path[:1] == ("rights",) and len(change.path) == ITEM:
        yield from (*members(keys_of(change.new).get("how")), *members(keys_of(change.new).get("limits")))


def _costs_or_binds(way: str) -> bool:
    return names_money(way) or bool(_PAID.search(way)) or bool(of_a_policy_or_notice(way))


def as_weighed(sentence: str) -> str:
    """Return a sentence of the table as it is said where words are against the reader."""
    return sentence.replace(_BETTER, _OTHERWISE)


def _items(change: Change) -> Iterator[tuple[str, Facts]]:
    """Yield the promises and safeguards that a change holds now, each with the name of its list."""
    if change.path[:1] not in {("promises",), ("measures",)}:
        return
    new = keys_of(change.new)
    if len(change.path) == ITEM:
        yield change.path[0], new
    elif len(change.path) < ITEM:
        yield from ((change.path[0], keys_of(one)) for one in new.values())


def _uses(label: str) -> bool:
    """Return True if a label says that something of readers is used, and not that it isn't."""
    found = _USE.finditer(label)
    return any(not _NOT.search(" ".join(label[: match.start()].split()[-_NEAR:])) for match in found)


def _is_against(name: str, item: Facts) -> bool:
    """Return True if nobody knows a promise or a safeguard for one that is for the better.

    It is no sentence of a gain that is known, as never to let somebody leave early, or to sell “before noon”; or it
    holds unless the company wants otherwise.
    """
    if name == "measures":
        return not is_gain(name, str(item.get("label", "")))
    unless = str(item.get("unless") or "")
    return not is_gain(str(item.get("we")), str(item.get("what", ""))) or bool(unless and not is_gain("unless", unless))


_LONGEST: Final = 200
"""Letters of a promise or a safeguard that is read; a longer one says more than one sentence."""


def is_gain(kind: str, words: str) -> bool:
    """Return True if the whole of a promise, of its “unless” or of a safeguard is a sentence of a gain."""
    plain = " ".join(words.replace("'", "’").rstrip(" .").split())
    return len(plain) <= _LONGEST and any(row.fullmatch(plain) for row in _gains().get(kind, ()))


@cache
def _gains() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """Return the sentences of what is never done to readers, always done for them, or protects their data; rights."""
    tables = program_files.patterns("materiality/facts/gains.toml").values()
    kinds = ("never", "always", "measures", "unless", "rights")
    return {kind: tuple(pattern(*table[kind]) for table in tables) for kind in kinds}
