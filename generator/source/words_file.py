"""A brand's own words, `words.yml` beside its brand.yml: which sentences it says otherwise, what it hides.

A file such as `words.de.yml` holds those for policies of one language.
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.errors import Finding, Severity, nearest
from generator.model.catalogue import CATALOGUE, NOTICE, PLACEHOLDER, SHOWN, USUAL, Words
from generator.model.catalogue import usual as usual_words
from generator.model.languages import ENGLISH, code_of
from generator.schema.nodes import Entry, Mapping, Node, Scalar, in_quotes, kind_in_words
from generator.source.change_words import says_no_change
from generator.source.denied_words import denied, denies
from generator.source.disowned_words import disowned_name
from generator.source.other_values import other_value
from generator.source.played_down import called_small, hedged, played_down
from generator.source.policy_words import of_a_policy
from generator.source.presumed_consent import lacks_consent, presumed
from generator.source.telling_words import elsewhere, telling_position, untold
from generator.source.unbacked import CHOICE, unbacked_words
from generator.text.appearance import unseen
from generator.text.odd_letters import odd_letters

FILE: Final = "words.yml"
RULE: Final = "words"
EMPTY: Final = "words-empty"
_KEYS: Final = ("words", "show", "language")
LONGEST: Final = 600
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*")


def read(node: Mapping, findings: list[Finding], only: str = "") -> tuple[Words, str]:
    """Return what a brand says in its own words, and the language that the file states, or an empty one.

    What can't be one of its words is a finding, and the usual words stay. A file is `only` for one language where its
    name says so: then it states none, and what is hidden stands in the file for all.
    """
    own: dict[str, str] = {}
    hidden: set[str] = set()
    stated = "" if only else code_of(_stated(node, findings))
    for entry in node.entries:
        match entry.key.text:
            case "words":
                own.update(_words(entry.value, findings, only or stated))
            case "show" | "language" as key if only:
                message = f"“{key}” doesn't stand in the words of one language"
                findings.append(Finding(entry.key.place, RULE, message, f"write it in {FILE}, or leave it out"))
            case "show":
                hidden.update(_hidden(entry.value, findings))
            case "language":
                pass
            case unknown:
                message = f"{in_quotes(unknown)} is not a key of {FILE}"
                findings.append(Finding(entry.key.place, RULE, message, nearest(unknown, _KEYS)))
    return Words(own, frozenset(hidden)) if own or hidden else USUAL, stated


def _stated(node: Mapping, findings: list[Finding]) -> str:
    value = node.get("language")
    if value is None or (isinstance(value, Scalar) and _LANGUAGE.fullmatch(value.text)):
        return value.text if isinstance(value, Scalar) else ""
    findings.append(Finding(value.place, RULE, "“language” is not the code of a language", "write en, de or fr-CA"))
    return ""


def _entries(node: Node, what: str, findings: list[Finding]) -> tuple[Entry, ...]:
    if isinstance(node, Mapping):
        return node.entries
    findings.append(
        Finding(node.place, RULE, f"“{what}” can't be {kind_in_words(node)}", "write “key: …”, one a line, below it")
    )
    return ()


def _words(node: Node, findings: list[Finding], language: str) -> Iterator[tuple[str, str]]:
    for entry in _entries(node, "words", findings):
        key, value = entry.key.text, entry.value
        if key not in CATALOGUE:
            message = f"no sentence is called {in_quotes(key)}"
            findings.append(Finding(entry.key.place, RULE, message, nearest(key, CATALOGUE)))
            continue
        wrong = list(_wrong(key, value, language or ENGLISH)) or list(_says_nothing(key, value, language))
        findings.extend(wrong)
        if isinstance(value, Scalar) and all(one.severity is Severity.WARNING for one in wrong):
            yield key, value.text


def _wrong(key: str, value: Node, language: str) -> Iterator[Finding]:
    """Find why a value can't be the words of a sentence in a language."""
    if not isinstance(value, Scalar):
        yield Finding(value.place, RULE, f"the words of “{key}” can't be {kind_in_words(value)}", "write one sentence")
        return
    sentence, words, before = CATALOGUE[key], value.text, usual_words(key, language)
    usual = f"the usual words are {in_quotes(before)}"
    if not words.strip():
        if sentence.must:
            message = f"“{key}” can be reworded, but not emptied: it tells a date, a level, what changes, or a way"
            yield Finding(value.place, RULE, message, usual)
        elif not value.quoted:
            yield Finding(value.place, RULE, f"“{key}” has no words", f'write "" to leave it out; {usual}')
        return
    there = set(PLACEHOLDER.findall(words))
    for name in sorted(sentence.needs - there):
        yield Finding(value.place, RULE, f"the placeholder {{{name}}} is missing in “{key}”", usual)
    for name in sorted(there - sentence.needs):
        yield Finding(value.place, RULE, f"“{key}” has no placeholder {{{name}}}", usual)
    if (said := of_a_policy(words)) and not of_a_policy(sentence.words) and not of_a_policy(before):
        message = f"“{key}” says to readers what a policy says ({in_quotes(said)})"
        remedy = f"say it in a policy, where changes are judged and announced; {usual}"
        yield Finding(value.place, RULE, message, remedy, Severity.WARNING)
    if says_no_change(key, PLACEHOLDER.sub(" ", words)):
        yield Finding(value.place, RULE, f"“{key}” doesn't say that something changes", usual, Severity.WARNING)
    if said := denied(key, sentence.words, words, language):
        yield Finding(value.place, RULE, f"“{key}” {said}", usual, Severity.WARNING)
    other = next((name for name in _beside(key) if _same(words, usual_words(name, language))), "")
    if other and not _same(words, before):
        message = f"“{key}” would say what “{other}” says"
        yield Finding(value.place, RULE, message, f"say what it is about; {usual}")
    elif key in _OF_A_CHANGE and (said := played_down(words)):
        yield Finding(value.place, RULE, f"“{key}” says that little changes ({in_quotes(said)})", usual)
    elif key in _OF_A_LEVEL and (said := called_small(words)):
        yield Finding(value.place, RULE, f"“{key}” calls a change small that is none ({in_quotes(said)})", usual)
    elif key in _OF_A_CHANGE and (said := called_small(words)):
        message = f"“{key}” stands where something material changes, and calls it small ({in_quotes(said)})"
        yield Finding(value.place, RULE, message, usual, Severity.WARNING)
    elif not other and (said := next(_opposites(key, words, language), "") or other_value(key, words, language)):
        message = f"“{key}” seems to say what “{said}” says"
        yield Finding(value.place, RULE, message, f"say what it is about; {usual}", Severity.WARNING)
    if key in _OF_CONSENT and (said := presumed(words)):
        message = f"“{key}” takes for a consent what is none ({in_quotes(said)})"
        yield Finding(value.place, RULE, message, usual, Severity.WARNING)
    if key in _NAMES_CONSENT and lacks_consent(words, language):
        message = f"“{key}” doesn't say that a consent is needed"
        yield Finding(value.place, RULE, message, usual, Severity.WARNING)
    if len(words) > LONGEST:
        yield Finding(value.place, RULE, f"“{key}” has {len(words)} characters, at most {LONGEST} fit", usual)


def _says_nothing(key: str, value: Node, language: str) -> Iterator[Finding]:
    """Find that words of a sentence don't tell what it is there for, or speak of something else.

    They are no error: what was announced in such words stands. Of some it is certain that they tell nothing (`EMPTY`).
    The language is empty where the file doesn't state it.
    """
    words = value.text if isinstance(value, Scalar) else ""
    if not words.strip():
        return
    usual = f"the usual words are {in_quotes(usual_words(key, language))}"
    if hidden := next((name for _, name in unseen(words, changed=True) if name), "") or _blank(words):
        message = f"“{key}” holds a character that nobody sees ({hidden})"
        yield Finding(value.place, EMPTY, message, "take it out", Severity.WARNING)
        return
    if odd := odd_letters(PLACEHOLDER.sub(" ", words)):
        message = f"“{key}” holds a word in letters that only look like its own ({in_quotes(odd)})"
        yield Finding(value.place, EMPTY, message, "type it anew", Severity.WARNING)
        return
    said, before = (disowned_name(PLACEHOLDER.sub("…", one)) for one in (words, usual_words(key, language)))
    if said and not before:
        message = f"“{key}” makes readers doubt that what it stands beside counts ({in_quotes(said)})"
        yield Finding(value.place, RULE, message, usual, Severity.WARNING)
        return
    if found := uncertain(key, words, language):
        yield Finding(value.place, RULE, f"“{key}” {found}", usual, Severity.WARNING)
        return
    lack, other = untold(key, words, language), elsewhere(key, words, language)
    if lack:
        speaks = f", and speaks of something else ({in_quotes(other)})" if other else ""
        certain = other or not any(map(str.isalpha, PLACEHOLDER.sub(" ", words)))
        message = f"“{key}” doesn't say {lack}{speaks}"
        yield Finding(value.place, EMPTY if certain else RULE, message, usual, Severity.WARNING)
    elif other:
        message = f"“{key}” speaks of something else, too ({in_quotes(other)})"
        yield Finding(value.place, RULE, message, usual, Severity.WARNING)
    elif key in _SUBJECTS and (at := telling_position(key, words, language)) > SHOWN_OF_SUBJECTS:
        message = (
            f"“{key}” says what it is about after {at} characters, and mail programs show some {SHOWN_OF_SUBJECTS}"
        )
        yield Finding(value.place, RULE, message, f"say it first; {usual}", Severity.WARNING)
    elif CATALOGUE[key].must and len(words) > max(_LONG, _TIMES * len(usual_words(key, language))):
        message = f"“{key}” says in {len(words)} characters what it is about: readers may not find it"
        yield Finding(value.place, RULE, message, f"say it in fewer; {usual}", Severity.WARNING)


def uncertain(key: str, words: str, language: str) -> str:
    """Return what is wrong with own words that make a guess, or something of some, of what is so for all; or empty."""
    if (CATALOGUE[key].where != NOTICE and key not in _STANDING) or key.startswith(_OF_WHAT_WAS):
        return ""
    said, before = (PLACEHOLDER.sub("…", one) for one in (words, usual_words(key, language)))
    if (found := hedged(said, language)) and not hedged(before, language):
        return f"says that something is so, and these words make it uncertain ({in_quotes(found)})"
    choices = key in _OF_A_CHANGE and key not in _OF_CONSENT
    groups = (one for name, one in unbacked_words().items() if choices or not name.startswith(CHOICE))
    bounds = next((match[0] for one in groups if (match := one.search(said)) and not one.search(before)), "")
    if bounds and key not in _OF_CONSENT:
        return f"says of some readers, or for a time, what is so for all ({in_quotes(bounds)})"
    if key in _TO_COME and (already := _ALREADY.search(said)):
        return f"says of what is to come that it is so ({in_quotes(already[0])})"
    return ""


_TO_COME: Final = frozenset("subject subject-later opening applies until-then what-changes banner-changes".split())
_ALREADY: Final = re.compile(
    r"(?<!\w)(?:already|bereits|schon|längst|déjà|ya|già|reeds|al sinds|inmiddels)(?!\w)", re.IGNORECASE
)
_OF_WHAT_WAS: Final = ("postponed", "withdrawn", "exception", "because")
"""How the names of sentences begin that say what was announced once, or which danger there was."""
_STANDING: Final = frozenset(
    one for one in CATALOGUE if one.partition("-")[0] in {"version", "standing", "banner", "mark", "state", "feed"}
)
"""Sentences of pages that say how a text stands."""


def _blank(words: str) -> str:
    """Return the name of a sign that looks like a space and is none; empty where there is none."""
    return "U+2800 braille pattern blank" if "\u2800" in words else ""


_SUBJECTS: Final = ("subject", "subject-later", "subject-withdrawn", "subject-several")
SHOWN_OF_SUBJECTS: Final = 60  # characters
_LONG: Final = 240
_TIMES: Final = 3
_OF_A_CHANGE: Final = frozenset(
    "subject subject-later opening opening-past applies applied level-material level-consent label-material"
    " label-consent what-changes banner-changes banner-changed read-what-changes subject-several opening-several"
    " title-changes about-changes banner-takes-effect several more-of-one more-of-several link-notice".split()
)
"""Sentences that stand where something material changes."""


_OF_A_LEVEL: Final = frozenset(
    f"{family}-{level}" for family in ("level", "label", "changes", "ruled") for level in ("material", "consent")
)
_NAMES_CONSENT: Final = frozenset("level-consent label-consent changes-consent consent feed-consent".split())
_OF_CONSENT: Final = frozenset("consent consent-heading consent-others consent-held feed-consent".split())
_OPPOSITES: Final = (
    *(("before", "after"), ("text-added", "text-removed"), ("section-added", "section-removed")),
    *(("stated-added", "stated-removed"), ("until-then", "text-new"), ("still-applies", "text-new")),
    *(("label-adverse", "label-favourable"), ("level-material", "level-minor"), ("level-consent", "level-minor")),
    *(("label-material", "label-minor"), ("label-consent", "label-minor"), ("state-announced", "state-in-force")),
    ("standing-upcoming", "standing-since"),
)
"""Pairs of which one can't say what is the other's alone; either may be reworded."""
_IN_SIGNS: Final = (re.compile(r"\[-(.+?)-\]"), re.compile(r"\{\+(.+?)\+\}"))


def _opposites(key: str, words: str, language: str) -> Iterator[str]:
    """Yield sentences whose own words stand in those of their opposite; of the explanation of signs, itself."""
    usual = usual_words(key, language)
    for pair in (one for one in _OPPOSITES if key in one):
        other = pair[pair.index(key) - 1]
        if _says(words, usual_words(other, language), usual) and not denies(words, language):
            yield other
    if key == "signs":
        removed, added = ([one.search(each) for each in (words, usual)] for one in _IN_SIGNS)
        for (own, said), (_, others) in ((removed, added), (added, removed)):
            if own and said and others and _says(own[1], others[1], said[1]):
                yield key


def _says(words: str, others: str, usual: str) -> bool:
    """Return True if words hold all that another sentence has and the usual one has not."""
    said = (PLACEHOLDER.sub(" ", one).casefold() for one in (words, others, usual))
    own, other, before = (set(re.findall(r"\w+", one)) for one in said)
    return bool(other - before) and other - before <= own


def _beside(key: str) -> Iterator[str]:
    """Yield the sentences that stand in the place of one where something else is so, such as another level."""
    family = key.partition("-")[0]
    yield from (name for name in CATALOGUE if name != key and name.partition("-")[0] == family)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold().rstrip(".") == " ".join(other.split()).casefold().rstrip(".")


def _hidden(node: Node, findings: list[Finding]) -> Iterator[str]:
    for entry in _entries(node, "show", findings):
        key, value = entry.key.text, entry.value
        if key not in SHOWN:
            message = f"{in_quotes(key)} is nothing that can be switched off"
            findings.append(Finding(entry.key.place, RULE, message, nearest(key, SHOWN)))
        elif not isinstance(value, Scalar) or value.text not in {"yes", "no"}:
            findings.append(Finding(value.place, RULE, f"“{key}” can't be {kind_in_words(value)}", "write yes or no"))
        elif value.text == "no":
            yield key
