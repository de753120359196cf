"""What the topics of the summary at a glance read of the facts, and how they name and count it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.materiality.facts.fact_words import id_in_words, inside, title, with_initials
from generator.model.catalogue import CATALOGUE, Words
from generator.model.document import Document, Section
from generator.model.languages import ENGLISH, fact_words
from generator.notice.stated_facts import length_in
from generator.schema.values import UNSPECIFIED, Value, items_of, texts_of
from generator.site.glance import GlanceLine, Topic

Item = Mapping[str, Value]


def stated(document: Document, key: str) -> Iterator[tuple[Section, Value]]:
    """Yield each section that states a fact, with the fact."""
    for section in document.sections:
        if key in section.facts:
            yield section, section.facts[key]


def stated_items(document: Document, key: str) -> Iterator[tuple[Section, str, Item]]:
    """Yield the items of every list of that name, each with its section and id."""
    for section, value in stated(document, key):
        yield from ((section, name, item) for name, item in items_of(value).items())


def unsaid(document: Document, key: str, words: Words) -> Iterator[GlanceLine]:
    """Yield that the policy does not say something, where the facts say that it does not."""
    for section, value in stated(document, key):
        if value == UNSPECIFIED:
            yield GlanceLine(words.say(f"glance-unsaid-{key}"), section.id)


def stated_text(item: Item, key: str) -> str:
    """Return a text of an item; empty where it is left open."""
    value = item.get(key, "")
    return "" if value == UNSPECIFIED else str(value)


def several(item: Item, key: str) -> list[str]:
    """Return the texts of an item's list, without what is left open."""
    return [part for part in texts_of(item.get(key)) if part != UNSPECIFIED]


def label_of(words: Words, name: str, item: Item) -> str:
    """Return what an item is called."""
    return title(stated_text(item, "label") or _id_said(words, name))


def _id_said(words: Words, name: str) -> str:
    """Return an id in plain words, its initials with capitals; in Italian, “ai” is a word."""
    plain = id_in_words(name)
    return plain if words.language == "it" else with_initials(plain)


def named(words: Words, key: str, name: str) -> str:
    """Return an item by its id, where nothing else names it: in the language of words where the id is a usual one."""
    abroad = words.language != ENGLISH and words.speaks_of_facts
    usual = fact_words(words.language).words.get(key, {}) if abroad else {}
    return title(usual.get(name) or _id_said(words, name))


def name_of(words: Words, kind: str, value: str) -> str:
    """Return what a value of facts is called; one that the catalogue does not know, in its own words."""
    key = f"glance-{kind}-{value.replace('_', '-')}"
    return words.say(key) if key in CATALOGUE else id_in_words(value)


def count_of(words: Words, number: int, kind: str) -> str:
    """Return how many there are of a kind of things; empty where there are none."""
    if not number:
        return ""
    return words.say(f"glance-{kind}-one" if number == 1 else f"glance-{kind}-several", count=str(number))


def listed(words: Words, names: Sequence[str], last: str = "and") -> str:
    """Return names as one phrase."""
    if len(names) < 2:  # noqa: PLR2004 -- one alone, or none
        return "".join(names)
    return words.say(f"list-{last}", names=", ".join(names[:-1]), last=names[-1])


def length_of(words: Words, period: str) -> str:
    """Return a length of time in the language of words."""
    return period if words.language == ENGLISH else length_in(period, words.language) or period


def after_preposition(words: Words, length: str) -> str:
    """Return a length of time as it stands after “within”: in German, in the dative (2 Monaten)."""
    several = length.endswith("e") and not length.startswith("1 ")
    return f"{length}n" if several and words.language == "de" else length


def within_sentence(words: Words, name: str) -> str:
    """Return a name as it stands inside a sentence: in German, nouns keep their capitals."""
    return name if words.language == "de" else inside(name)


def topic(words: Words, kind: str, short: str, lines: Iterable[GlanceLine], *, first: bool = False) -> Topic:
    """Return a topic under its title in the brand's words."""
    key = f"glance-{kind}"
    return Topic(key, words.say(key), short, tuple(lines), first)
