"""No way round the notice by what stands beside the text: links, the foot of pages, the words and name of a brand."""

from pathlib import Path

import pytest

from generator.checks.footer_words import footer_words
from generator.errors import Place, Severity
from generator.loading import policy_source
from generator.schema.values import Value  # noqa: TC001 -- one import style
from tests.conftest import edit
from tests.notice.edits.drafts import BRAND, PLAIN, errors, section
from tests.small import ROOT_OF


@pytest.mark.usefixtures("tiny")
def test_a_link_without_words_is_named() -> None:
    """Before: nobody saw it, and what it led to could change without being judged."""
    Path(PLAIN).write_text(section("other", "See [](https://a.example), [](#kept) and [words](https://b.example)."))
    assert [one.message for one in policy_source.load(ROOT_OF).findings if one.rule == "link-words"] == [
        "a link without words, which nobody sees and programs still follow"
    ]


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("See [the list](https://tiny.example/partners.PDF?v=2).", "file-outside"),
        ("See [the list](https://tiny.example/partners).", ""),
        ("These terms apply from 1 January 2020.", "typed-date"),
        ("This policy covers data from 2020.", ""),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_what_changes_without_notice_or_is_never_renewed_is_named(words: str, rule: str) -> None:
    """Before: a text left to a file what matters, and the file could be another one on any day."""
    Path(PLAIN).write_text(section("other", words))
    found = [one.rule for one in policy_source.load(ROOT_OF).findings if "plain" in one.place.path]
    assert found == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("By reading this you agree to arbitration.", True),
        ("We may sell your data after 3 days.", True),
        ("You can object at any time.", True),
        ("Mit dem Besuch dieser Seite stimmen Sie einem Schiedsverfahren zu.", True),
        ("Nous pouvons vendre vos données.", True),
        ("Podemos vender sus datos.", True),
        ("Possiamo vendere i suoi dati.", True),
        ("Door verder te lezen gaat u akkoord met arbitrage.", True),
        ("The notice above was sent by mistake. Please ignore it.", True),
        ("Changes announced here are postponed until further notice.", True),
        ("All earlier terms are void.", True),
        ("Disputes are heard in Delaware only.", True),
        ("Die Ankündigung oben ist ein Versehen.", True),
        ("L’avis ci-dessus est une erreur.", True),
        ("El aviso de arriba es un error.", True),
        ("L’avviso qui sopra è un errore.", True),
        ("De aankondiging hierboven is een vergissing.", True),
        ("Data may be sold to partners.", True),
        ("Use of this site constitutes acceptance of arbitration.", True),
        ("Whoever reads this accepts that messages are read.", True),
        ("Disputes are settled by arbitration.", True),
        ("Kundendaten werden an Partner verkauft.", True),
        ("Les données sont vendues à des partenaires.", True),
        ("Los datos se venden a socios.", True),
        ("I dati sono venduti a partner.", True),
        ("Gegevens worden aan partners verkocht.", True),
        ("Accounts are kept for nine years.", True),
        ("Letters may be passed on to partners.", True),
        ("Briefe werden neun Jahre aufbewahrt.", True),
        ("Les comptes sont conservés neuf ans.", True),
        ("Las cuentas se conservan nueve años.", True),
        ("Gli account sono conservati nove anni.", True),
        ("Accounts worden negen jaar bewaard.", True),
        ("All names are trademarks of those who own them.", False),
        ("E-mails are answered within a day.", False),
        ("Accounts are free of charge.", False),
        ("Alle Namen sind Marken ihrer Inhaber.", False),
        ("Les noms sont des marques déposées.", False),
        ("Los nombres son marcas registradas.", False),
        ("I nomi sono marchi registrati.", False),
        ("Namen zijn handelsmerken.", False),
        ("Photos by A. Smith, which are used with permission.", False),
        ("Information for customers and members", False),
        ("Prices are in euros and include VAT.", False),
        ("Cookies akzeptieren", False),
        ("Accept cookies", False),
        ("Content under CC BY 4.0", False),
        ("Für Kunden und Besucher", False),
        ("Read the terms, the policy and all earlier versions.", False),
        ("Changes of these pages, as a feed", False),
        ("Alle Fassungen und Hinweise", False),
        ("Ihre Cookie-Einstellungen", False),
        ("© 2026 Beispiel GmbH. Alle Rechte vorbehalten.", False),
        ("Vos choix de confidentialité", False),
        ("Sus opciones de privacidad", False),
        ("© 2026 Example Ltd. All rights reserved.", False),
        ("Do Not Sell or Share My Personal Information", False),
        ("Your Privacy Choices", False),
        ("Example Ltd, 1 Main Street. Questions? Write to privacy@example.com.", False),
    ],
)
@pytest.mark.parametrize("key", ["text", "back", "button"])
def test_the_foot_of_pages_promises_nothing(words: str, key: str, *, refused: bool) -> None:
    """Before: any sentence at the foot stood on every page with the next build, and nothing judged it."""
    value: Value = {"label": words, "href": "https://x.example"} if key == "button" else words
    assert bool([*footer_words({key: value}, Place("x", 1))]) is refused


OF_TERMS = [
    "Prices may change without notice.",
    "Prices and availability are subject to change without notice.",
    "Liability for links is excluded.",
    "Haftung für externe Links ausgeschlossen.",
    "Prix susceptibles de changer sans préavis.",
    "Precios sujetos a cambios sin previo aviso.",
    "Prezzi soggetti a modifiche senza preavviso.",
    "Prijzen onder voorbehoud, zonder kennisgeving.",
]


@pytest.mark.parametrize("words", OF_TERMS)
@pytest.mark.parametrize("terms", [True, False])
def test_prices_at_the_foot_are_refused_where_a_text_states_them(tiny: Path, words: str, *, terms: bool) -> None:
    """Before: such words of what a shop offers held up a project whose texts say nothing of prices."""
    price = "  price: [{id: basic, amount: 5, currency: EUR}]\n"
    Path(PLAIN).write_text(section("terms" if terms else "other", "Words.", price if terms else ""))
    edit(tiny / BRAND, "unreached", f"footer: {{text: '{words}'}}\nunreached")
    found = [one for one in policy_source.load(ROOT_OF).findings if one.rule == "footer"]
    assert [one.severity for one in found if one.severity is Severity.ERROR] == [Severity.ERROR] * terms
    assert [one.severity for one in found if one.severity is Severity.WARNING] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("language", "foot", "file", "says"),
    [
        ("en", "Twoje dane mogą zostać sprzedane.", "", "text (“Twoje dane"),
        ("en", "Dina uppgifter kan säljas till partner.", "", "text (“Dina"),
        ("en", "Ваши данные могут быть проданы.", "", "text (“Ваши"),
        ("en", "お客様のデータは提携先に販売されることがあります。", "", "text (“お客様"),
        ("pt", "Os seus dados podem ser vendidos a parceiros.", "", "text (“Os seus"),
        ("tr", "Verilerinizi satabiliriz, bunu kabul edersiniz.", "", "text (“Verilerinizi"),
        ("en", "Dados podem ser vendidos a parceiros.", "", "text (“Dados"),
        ("en", "Bilgileriniz ortaklara satilabilir, kabul etmis olursunuz.", "", "text (“Bilgileriniz"),
        ("en", "Tietosi voidaan myydä kumppaneille milloin tahansa.", "", "text (“Tietosi"),
        ("de", "Dados podem ser vendidos a parceiros.", "", "text (“Dados"),
        ("fr", "Fiyatlar haber verilmeden degisebilir ve satilabilir.", "", "text (“Fiyatlar"),
        ("es", "Podaci mogu biti prodani partnerima.", "", "text (“Podaci"),
        ("it", "Hinnat voivat muuttua ilman ilmoitusta.", "", "text (“Hinnat"),
        ("nl", "Preturile pot creste oricand, datele pot fi vandute.", "", "text (“Preturile"),
        ("fr", "Handgemachte Keramik, weltweit versandt seit langem", "", ""),
        ("es", "Sociedad limitada inscrita, impuestos incluidos", "", ""),
        ("en", "Envíos rápidos, devoluciones gratuitas, atención personalizada.", "", ""),
        ("it", "Spedizione gratuita sopra cinquanta euro", "", ""),
        ("nl", "Prijzen inclusief btw, exclusief verzendkosten", "", ""),
        ("en", "Independent bakery since 1950, family run business", "", ""),
        ("en", "Handmade ceramics, shipped worldwide every morning", "", ""),
        ("en", "Bäckerei Müller, feine Backwaren seit 1950", "", ""),
        ("en", "Open source software, freely licensed", "", ""),
        ("en", "Meet us at the fair, or at home, till we close", "", ""),
        ("de", "Damit du weißt, was du isst, und er auch", "", ""),
        ("de", "Handgemachte Keramik, weltweit versandt seit langem", "", ""),
        ("pl", "© 2026 Przykład", "words.pl.yml", ": words.pl.yml"),
        ("en", "© 2026 Example Ltd. All rights reserved.", "", ""),
        ("en", "Made in Łódź by Škoda & Søn", "", ""),
        ("en", "© 2026 株式会社テスト", "", ""),
        ("en", "Tous droits réservés", "", ""),
        ("de", "Alle Rechte vorbehalten", "", ""),
        ("pl", "© 2026 Żółć sp. z o.o.", "", ""),
        ("pl", "All rights reserved by the company", "", ""),
    ],
)
def test_words_beside_the_text_that_nobody_reads_are_named_once(
    tiny: Path, language: str, foot: str, file: str, says: str
) -> None:
    """Before: “your data may be sold” stood at the foot of every page in Polish, with `check` clean."""
    Path(PLAIN).write_text(section("other", "Words."))
    edit(tiny / "policy_source/tiny/terms/policy.yml", "language: en", f"language: {language}")
    edit(tiny / BRAND, "unreached", f"footer: {{text: '{foot}'}}\nunreached")
    if file:
        (tiny / "policy_source/tiny" / file).write_text("words:\n  before: Przedtem\n")
    found = [one.message for one in policy_source.load(ROOT_OF).findings if one.rule == "unread-words"]
    assert [says in one for one in found] == ([True] if says else [])


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("until-then: Until then we may sell your data.", True),
        ("opening: We at {brand} change our {title}.", False),
        ("consent: We do it only if you agree.", False),
    ],
)
def test_the_own_words_of_a_brand_say_what_no_policy_says(tiny: Path, words: str, *, named: bool) -> None:
    """Before: a sentence around a notice, with the next build, promised or took what no text said."""
    Path(PLAIN).write_text(section("other", "Words."))
    (tiny / "policy_source/tiny/words.yml").write_text(f"words:\n  {words}\n")
    found = [one.message for one in policy_source.load(ROOT_OF).findings if one.rule == "words"]
    assert found == (["“until-then” says to readers what a policy says (“sell”)"] if named else [])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("label-adverse: In your favour", "“label-adverse” would say what “label-favourable” says"),
        ("level-material: Only the wording changes", "“level-material” would say what “level-editorial” says"),
        (
            "level-material: Für Sie ändert sich nichts.",
            "“level-material” says that little changes (“ändert sich nichts”)",
        ),
        (
            "opening: We made a few minor updates, {brand} {title}.",
            "“opening” says that little changes (“We made a few minor updates”)",
        ),
        ("until-then: Until then nothing changes.", ""),
        ("label-editorial: just words", ""),
    ],
)
def test_no_sentence_says_what_another_one_says(tiny: Path, words: str, says: str) -> None:
    """Before: `words.yml` called what is worse for readers “in your favour”."""
    Path(PLAIN).write_text(section("other", "Words."))
    (tiny / "policy_source/tiny/words.yml").write_text(f"words:\n  {words}\n")
    assert errors("words") == ([says] if says else [])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("banner-not-yet: This text is in force. It takes effect on {date}.", "says that something is not so"),
        ("banner-not-yet: Dieser Text gilt noch nicht. Er gilt ab {date}.", ""),
        ("banner-not-yet: Ten tekst jeszcze nie obowiązuje. Obowiązuje od {date}.", ""),
        ("banner-not-yet: このテキストはまだ有効ではありません。{date}", ""),
        ("state-in-force: not in force", "says that something is so"),
        ("state-in-force: gilt", ""),
        ("subject: {brand}: summer offers. {title} {date}", "doesn't say that something changes"),
        ("subject: {brand}: {title} ändert sich am {date}", ""),
        ("subject: {brand}: zmiana {title} od {date}", ""),
        ("opening: Dear friends of {brand}, read {title} some day.", "doesn't say that something changes"),
        ("breaks-promise: A published promise allows this exception.", "says that something is not so"),
    ],
)
def test_own_words_do_not_say_the_opposite(tiny: Path, words: str, says: str) -> None:
    """Before: `words.yml` said of a text to come that it is in force."""
    Path(PLAIN).write_text(section("other", "Words."))
    key, _, said = words.partition(": ")
    (tiny / "policy_source/tiny/words.yml").write_text(f"words:\n  {key}: '{said}'\n")
    found = [one.message for one in policy_source.load(ROOT_OF).findings if one.rule == "words"]
    assert [says in one for one in found] == ([True] if says else []), found


@pytest.mark.parametrize(
    ("usual", "name", "named"),
    [
        ("Tiny", "Tiny. We may sell your data", True),
        ("Tiny", "Share & Keep Ltd", False),
        ("A. Moreau", "Please ignore this notice", True),
        ("A. Moreau", "A. Moreau (the notice above was sent by mistake)", True),
        ("A. Moreau", "Für Sie ändert sich nichts", True),
        ("A. Moreau", "Moreau & Söhne, legal", False),
        ("A. Moreau", "Will Void", False),
    ],
)
def test_the_name_of_a_brand_or_a_person_is_a_name(tiny: Path, usual: str, name: str, *, named: bool) -> None:
    """Before: what stood in `name` was said on each page and in each e-mail, and who approved on that of a notice."""
    Path(PLAIN).write_text(section("other", "Words."))
    edit(tiny / BRAND, f"name: {usual}", f"name: {name}")
    assert any(one.rule == "name" for one in policy_source.load(ROOT_OF).findings) is named


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Nothing in our terms", True),
        ("No part of our terms", True),
        ("Draft", True),
        ("Terms (superseded)", True),
        ("Terms, not in force", True),
        ("Nichts in unseren AGB", True),
        ("Rien dans nos conditions", True),
        ("Nada de nuestros términos", True),
        ("Niente nei nostri termini", True),
        ("Niets in onze voorwaarden", True),
        ("Do not sell my personal information", False),
        ("Terms of withdrawal", False),
        ("No-refund policy", False),
        ("Invalid traffic policy", False),
        ("Obsolete product support", False),
        ("Void terms for obsolete products", True),
        ("Widerrufsbelehrung", False),
        ("Conditions générales de vente", False),
        ("Notice at collection", False),
    ],
)
def test_a_title_says_nothing_of_how_its_text_stands(tiny: Path, title: str, *, named: bool) -> None:
    """Before: “Nothing in our terms changes on January 4” was the subject of a notice."""
    Path(PLAIN).write_text(section("other", "Words."))
    edit(tiny / "policy_source/tiny/terms/policy.yml", "title: Terms", f"title: {title}")
    assert any(one.rule == "title" for one in policy_source.load(ROOT_OF).findings) is named


@pytest.mark.parametrize(
    ("name", "named"), [("notice", True), ("passes", True), ("cookies", False), ("open-part", False)]
)
def test_no_button_at_the_foot_has_a_mark_of_the_program(tiny: Path, name: str, *, named: bool) -> None:
    """Before: a page without its banner had the mark of the notice at its foot, for a look to find."""
    Path(PLAIN).write_text(section("other", "Words."))
    button = f"footer: {{button: {{label: Cookies, href: 'https://tiny.example/c', data: {{{name}: x}}}}}}"
    edit(tiny / BRAND, "unreached", f"{button}\nunreached")
    found = [one for one in policy_source.load(ROOT_OF).findings if "is a mark of the program" in one.message]
    assert [one.severity for one in found] == [Severity.ERROR] * named


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Nothing", True),
        ("Nothing new", True),
        ("What is kept (wording only)", True),
        ("What is kept – in your favour", True),
        ("What is kept (superseded)", True),
        ("Minor changes", False),
        ("What is kept (for how long)", False),
        ("Children – not under 13", False),
        ("Nothing changes for you", True),
        ("Nichts Neues", True),
        ("Rien de nouveau", True),
        ("Nothing is sold", False),
        ("What we never do", False),
        ("No children", False),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_a_section_is_not_called_nothing(title: str, *, named: bool) -> None:
    """Before: “Nothing new” led what a banner and an e-mail said of a longer period."""
    Path(PLAIN).write_text(section("other", "Words.").replace("The rest", title))
    assert any(one.rule == "title" for one in policy_source.load(ROOT_OF).findings) is named


LONG = "Terms and Conditions for our Website, our Applications and Services"


@pytest.mark.parametrize(
    ("language", "title", "words", "noted"),
    [
        ("en", LONG, "", True),
        ("en", LONG, "words:\n  subject: 'Changes on {date} ({brand}): {title}'\n", False),
        ("en", "Terms and Conditions of Sale and Delivery", "", False),
        ("de", "Allgemeine Geschäftsbedingungen für Website, Anwendungen und Dienste", "", False),
    ],
)
def test_a_title_does_not_push_the_change_out_of_sight(
    tiny: Path, language: str, title: str, words: str, *, noted: bool
) -> None:
    """Before: a list of e-mails showed the name of the text, and not that it changes."""
    Path(PLAIN).write_text(section("other", "Words."))
    edit(tiny / "policy_source/tiny/terms/policy.yml", "title: Terms", f"title: {title}")
    edit(tiny / "policy_source/tiny/terms/policy.yml", "language: en", f"language: {language}")
    if words:
        (tiny / "policy_source/tiny/words.yml").write_text(words)
    found = [one for one in policy_source.load(ROOT_OF).findings if one.rule == "title"]
    assert [one.severity for one in found] == [Severity.NOTE] * noted


POLISH = (
    "Przetwarzamy dane, które są nam potrzebne do realizacji zamówień, oraz dane, które podają nam państwo listownie."
    " Nie sprzedajemy tych danych, że tak powiemy, na rynku. Dane są usuwane po roku lub na państwa żądanie, jak i"
    " przez nas po zamknięciu konta. W tym celu może być potrzebna ich kopia od państwa."
)


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", POLISH, "(pl) than “language” says (en)"),
        ("pl", POLISH, ""),
        ("en", "We answer soon.", ""),
        ("cs", POLISH, ""),
    ],
)
def test_a_text_in_another_language_than_its_file_says_is_named(
    tiny: Path, language: str, text: str, said: str
) -> None:
    """Before: a Polish text that `policy.yml` called English was read as English, and nothing in it was found."""
    edit(tiny / "policy_source/tiny/terms/policy.yml", "language: en", f"language: {language}")
    for name in ("kept", "asked"):
        path = tiny / f"policy_source/tiny/terms/sections/{name}.md"
        head = path.read_text().rpartition("---\n")[0]
        path.write_text(f"{head}---\n")
    Path(PLAIN).write_text(section("other", text))
    found = [one.message for one in policy_source.load(ROOT_OF).findings if one.rule == "language"]
    assert [said in one for one in found] == ([True] if said else []), found
