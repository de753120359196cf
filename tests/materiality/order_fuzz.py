"""Sections and items that change places beside what may head them, point at them or count them, in six languages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tests.materiality.dice import Dice


@dataclass(frozen=True, slots=True)
class OrderWords:
    """Words of a language: topics with a sentence each, heads of unknown kinds, sentences that point, items."""

    language: str
    topics: tuple[tuple[str, str], ...]
    heads: tuple[str, ...]
    opening: str
    pointing: tuple[str, ...]
    lead: str
    things: tuple[str, ...]
    own: str


WORDS: Final = (
    OrderWords(
        "en",
        (
            ("Letters", "We keep your letters for a year."),
            ("Photos", "We sell photos to our printer."),
            ("Payments", "We see what you pay."),
            ("Cookies", "We set two cookies."),
        ),
        ("Munich", "Old Town", "Dentists", "Night nurses", "Autumn", "Weekdays", "Bluebird", "Acme Plus", "Swimming"),
        "We open at nine.",
        (
            "Everything up to now is for members.",
            "Guests may skip what comes.",
            "Here ends what guests have to know.",
            "What you just read is not for guests.",
        ),
        "We handle:",
        ("names", "letters", "photos", "invoices", "recipes", "maps"),
        "your",
    ),
    OrderWords(
        "de",
        (
            ("Briefe", "Wir bewahren Ihre Briefe ein Jahr auf."),
            ("Fotos", "Wir verkaufen Fotos an unsere Druckerei."),
            ("Zahlungen", "Wir sehen, was Sie zahlen."),
            ("Kontakt", "Wir sind in der Stadt."),
        ),
        ("München", "Altstadt", "Zahnärzte", "Herbst", "Werktage", "Blauvogel"),
        "Wir öffnen um neun Uhr.",
        (
            "Das Gesagte gilt nicht für Gäste.",
            "Alles bis hierher ist für Mitglieder.",
            "Gäste lesen hier nicht weiter.",
        ),
        "Wir haben:",
        ("Namen", "Briefe", "Fotos", "Rechnungen", "Rezepte"),
        "Ihre",
    ),
    OrderWords(
        "fr",
        (
            ("Lettres", "Nous gardons les lettres pendant un an."),
            ("Photos", "Nous vendons des photos."),
            ("Paiements", "Nous acceptons les cartes."),
        ),
        ("Lyon", "Vieille ville", "Dentistes", "Automne", "Merle"),
        "Nous ouvrons à neuf heures.",
        ("Tout ce qui a été dit vaut pour les membres.", "Les invités arrêtent ici leur lecture."),
        "Nous avons :",
        ("noms", "lettres", "photos", "factures", "recettes"),
        "vos",
    ),
    OrderWords(
        "es",
        (
            ("Cartas", "Guardamos las cartas durante un año."),
            ("Fotos", "Vendemos fotos a la imprenta."),
            ("Pagos", "Vemos los pagos de la tienda."),
        ),
        ("Sevilla", "Casco viejo", "Dentistas", "Otoño", "Mirlo"),
        "Abrimos a las nueve de la mañana.",
        ("Todo lo dicho vale para los miembros.", "Los invitados dejan de leer aquí."),
        "Tenemos:",
        ("nombres", "cartas", "fotos", "facturas", "recetas"),
        "nuestras",
    ),
    OrderWords(
        "it",
        (
            ("Lettere", "Conserviamo le lettere per un anno."),
            ("Foto", "Vendiamo le foto alla tipografia."),
            ("Pagamenti", "Vediamo i pagamenti del negozio."),
        ),
        ("Torino", "Centro storico", "Dentisti", "Autunno", "Merlo"),
        "Apriamo alle nove di mattina.",
        ("Tutto quanto detto vale per i membri.", "Gli ospiti smettono qui di leggere."),
        "Abbiamo:",
        ("nomi", "lettere", "foto", "fatture", "ricette"),
        "suoi",
    ),
    OrderWords(
        "nl",
        (
            ("Brieven", "Wij bewaren uw brieven een jaar."),
            ("Foto's", "Wij verkopen foto's aan onze drukker."),
            ("Betalingen", "Wij zien wat u betaalt."),
        ),
        ("Utrecht", "Oude stad", "Tandartsen", "Herfst", "Merel"),
        "Wij gaan om negen uur open.",
        ("Alles tot nu toe is voor leden.", "Gasten lezen hier niet verder."),
        "Wij hebben:",
        ("namen", "brieven", "facturen", "recepten"),
        "uw",
    ),
)


@dataclass(frozen=True, slots=True)
class Moved:
    """Two texts of the same passages in another order: what stands beside what moved, and whether it matters."""

    what: str
    language: str
    matters: bool
    old: str
    new: str


def moved(seed: int, many: int) -> Iterator[Moved]:
    """Yield texts in which sections or items changed places; the same ones for the same seed."""
    dice = Dice(seed)
    for _ in range(many):
        words = dice.pick(WORDS)
        make = dice.pick(
            (_behind_a_head, _head_itself, _with_pointing, _items_of_heads, _harmless_sections, _own_items)
        )
        yield make(dice, words)


def _behind_a_head(dice: Dice, words: OrderWords) -> Moved:
    first, second, third = dice.mixed(words.topics)[:3]
    head = (dice.pick(words.heads), words.opening)
    return _of_sections(f"behind {head[0]}", words, (first, second, head, third), (first, head, second, third))


def _head_itself(dice: Dice, words: OrderWords) -> Moved:
    first, second, third = dice.mixed(words.topics)[:3]
    head = (dice.pick(words.heads), words.opening)
    return _of_sections(f"{head[0]} itself", words, (first, second, head, third), (head, first, second, third))


def _with_pointing(dice: Dice, words: OrderWords) -> Moved:
    (title, sentence), second, third = dice.mixed(words.topics)[:3]
    pointing = dice.pick(words.pointing)
    said = dice.pick((f"{sentence} {pointing}", f"{pointing} {sentence}", f"{sentence}\n\n{pointing}"))
    return _of_sections(pointing, words, ((title, said), second, third), (second, third, (title, said)))


def _items_of_heads(dice: Dice, words: OrderWords) -> Moved:
    one, two = dice.mixed(words.heads)[:2]
    first, second, third, fourth = (thing.casefold() for thing in dice.mixed(words.things)[:4])
    head, other = one.casefold(), two.casefold()
    old, new = (head, first, second, other, third, fourth), (head, first, other, second, third, fourth)
    return _of_items(f"{head}, {other}", words, old, new, matters=True)


def _harmless_sections(dice: Dice, words: OrderWords) -> Moved:
    first, second, third = dice.mixed(words.topics)[:3]
    return _of_sections("", words, (first, second, third), (second, first, third))


def _own_items(dice: Dice, words: OrderWords) -> Moved:
    first, second, third = (f"{words.own} {thing}" for thing in dice.mixed(words.things)[:3])
    return _of_items("", words, (first, second, third), (third, first, second), matters=False)


def _of_sections(what: str, words: OrderWords, *sides: Sequence[tuple[str, str]]) -> Moved:
    old, new = ("\n\n".join(f"## {title}\n\n{said}" for title, said in side) for side in sides)
    return Moved(what, words.language, bool(what), f"# Acme\n\n{old}\n", f"# Acme\n\n{new}\n")


def _of_items(what: str, words: OrderWords, *sides: Sequence[str], matters: bool) -> Moved:
    old, new = ("\n".join(f"- {item}" for item in side) for side in sides)
    start = f"# Acme\n\n## {words.topics[0][0]}\n\n{words.lead}\n\n"
    return Moved(what, words.language, matters, f"{start}{old}\n", f"{start}{new}\n")
