"""Words that say of a text, a page or a notice that it is not what it is, and words that are of the matter."""

from pathlib import Path

import pytest

from generator.checks.footer_words import footer_words, leads_to_another_text
from generator.errors import Place, Severity
from generator.loading import policy_source
from generator.publish.project_code import own_code
from generator.schema.facts import Facts  # noqa: TC001 -- one import style
from generator.source.disowned_words import disowned, disowned_name
from tests.conftest import Policy, edit
from tests.notice.ways import refused
from tests.small import FOLDER, KEPT, NAME, ROOT_OF, keep
from tests.steps import sealed

SENTENCES = {
    "en": (
        "Below is our earlier notice, for your files.",
        "What follows is an example of how our notices look.",
        "The following is boilerplate that the law makes us print.",
        "This is only a sample.",
        "-----Original Message-----",
        "On Mon, Dec 1, 2025, Tiny wrote:",
        "The list below is out of date.",
        "The table below was made by a machine and may be wrong.",
        "The wording below is not final.",
        "Nothing here is binding.",
        "This text has no legal effect.",
        "The binding version is in our application.",
        "A corrected version of this notice follows next week.",
        "Please wait for our next e-mail before you object.",
        "This may never come into force.",
        "We will probably not use this.",
        "We do not intend to make use of this.",
        "In practice we still delete accounts after three years.",
    ),
    "de": (
        "Dies ist nur ein Beispiel.",
        "Die Liste unten ist veraltet.",
        "Das ist noch nicht endgültig.",
        "Die verbindliche Fassung steht in der App.",
        "In der Praxis löschen wir weiterhin nach drei Jahren.",
        "Automatische Antwort",
    ),
    "fr": (
        "Ceci est un exemple.",
        "La liste ci-dessous est obsolète.",
        "Ce texte n'est pas définitif.",
        "La version officielle est sur notre application.",
        "Message transféré",
    ),
    "es": (
        "Esto es solo un ejemplo.",
        "La lista de abajo está obsoleta.",
        "Este texto aún no es definitivo.",
        "La versión oficial está en la aplicación.",
        "Respuesta automática",
    ),
    "it": (
        "Questo è solo un esempio.",
        "Il testo sotto è superato.",
        "Questo testo non è ancora definitivo.",
        "La versione ufficiale è nella nostra applicazione.",
        "Messaggio inoltrato",
    ),
    "nl": (
        "Dit is slechts een voorbeeld.",
        "De lijst hieronder is verouderd.",
        "Deze tekst is niet definitief.",
        "De officiële versie staat op onze app.",
        "Doorgestuurd bericht",
    ),
}
HONEST = (
    "You can have a copy of your data, and this is an example of our profiling.",
    "We may use a test environment with your data.",
    "Your messages are no longer used for advertising, and they are not valid as proof.",
    "The new limit may not apply to business accounts.",
    "Offers are not binding until you order.",
    "We do not intend to sell it for advertising.",
    "The former text applies until January 4; we keep the old version.",
    "This corrects our notice of December 1: the table in it was out of date.",
    "In practice, this means that we keep your account for five years.",
    "If it is wrong, you can have it corrected.",
    "The terms that apply to your account change.",
    "We train models for internal use only.",
    "Dies betrifft Beispiele und Muster, die Sie hochladen.",
    "Wir haben die Frist verlängert, und die frühere Fassung gilt bis Januar.",
    "Nous gardons la copie de vos messages, et ceci est important.",
    "Esto es importante: el aviso es definitivo y está vigente desde enero.",
    "Questo è importante: il testo è valido da gennaio.",
    "Dit is belangrijk: de tekst is vanaf januari geldig.",
)


@pytest.mark.parametrize("language", SENTENCES)
def test_sentences_that_disown_what_stands_beside_them_are_found(language: str) -> None:
    assert [one for one in SENTENCES[language] if not disowned(one)] == []


def test_sentences_about_the_matter_disown_nothing() -> None:
    assert {one: found for one in HONEST if (found := disowned(one))} == {}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        *((one, True) for one in ("Draft", "Superseded.", "Test site", "Terms (test)", "Sample terms", "[Demo] Terms")),
        *((one, True) for one in ("Re: Terms", "Automatic reply: Terms", "Spam? Terms", "An archived copy")),
        *(
            (one, True)
            for one in ("For illustration only", "Under construction", "Entwurf", "Testseite", "Page de test")
        ),
        *((one, True) for one in ("Página de prueba", "Bozza", "Voorbeeldtekst", "Terms that apply are at x.example")),
        *((one, False) for one in ("Terms", "Internet Archive", "Test Kitchen", "Draft Beer Co", "Sample Bakery")),
        *((one, False) for one in ("All archived versions", "Newsletter", "Old website", "Terms of the beta program")),
        *((one, False) for one in ("Advertising: with your consent", "Ältere Fassungen", "Anciennes versions")),
    ],
)
def test_names_that_disown_a_text_are_found(name: str, *, found: bool) -> None:
    assert bool(disowned_name(name)) is found


def test_a_company_may_be_called_as_a_state_is() -> None:
    assert (disowned_name("Example", alone=False), disowned_name("Example (test)", alone=False)) == ("", "test")


def test_a_foot_that_disowns_pages_is_named() -> None:
    """Before: “Test site, nothing here is binding” at the foot of each page, and `check` was clean."""
    (found,) = footer_words({"text": "Test site, nothing here is binding."}, Place("x", 1))
    assert (found.severity, "the text above it counts (“Test site”)" in found.message) == (Severity.WARNING, True)


@pytest.mark.parametrize(
    ("label", "address", "named"),
    [
        ("Terms of use", "https://other.example/terms", True),
        ("AGB", "https://other.example/agb", True),
        ("Terms of use", "https://www.tiny.example/terms", False),
        ("Cookie settings", "https://other.example/consent", False),
        ("Datenschutz-Einstellungen", "https://other.example/consent", False),
        ("Shop", "https://other.example/", False),
    ],
)
def test_a_button_called_as_a_text_leads_to_none_elsewhere(label: str, address: str, *, named: bool) -> None:
    """Before: “Terms of use” at the foot of the terms led to others at another site."""
    footer: Facts = {"button": {"label": label, "href": address}}
    assert bool([*leads_to_another_text(footer, {"tiny.example"}, Place("x", 1))]) is named


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ("copyright: Superseded.\n", "Superseded"),
        ("copyright: Nothing changes for you.\n", "Nothing changes"),
        ("site_name: Outdated\n", "Outdated"),
        ("markdown_extensions: [{toc: {permalink_title: Super&shy;seded}}]\n", ""),
        ("extra: {alternate: [{name: Sample texts, link: /x/}]}\n", "Sample texts"),
        ("copyright: © 2026 Example Ltd\nsite_name: Policies\n", ""),
    ],
)
def test_settings_that_disown_pages_are_named(tmp_path: Path, settings: str, word: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"theme:\n  name: policypress\n{settings}")
    said = f"makes readers doubt that the texts on pages count (“{word}”)"
    assert [said in one.message for one in own_code(tmp_path)] == ([True] if word else [])


def test_a_site_may_be_called_as_a_company_is(tmp_path: Path) -> None:
    """Before: the tutorial's own `policy init --company Example` was told to take its name out."""
    (tmp_path / "mkdocs.yml").write_text("theme:\n  name: policypress\nsite_name: Example\n")
    assert [*own_code(tmp_path, {"Example"})] == []
    (found,) = own_code(tmp_path, {"Tiny"})
    assert "readers doubt that the texts on pages count (“Example”)" in found.message


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Nothing changes for you.", True),
        ("Everything stays as it is.", True),
        ("Es ändert sich nichts.", True),
        ("© 2026 Example Ltd. Registered in England, no. 123456.", False),
        ("Made with care in Leeds. Minor repairs for free.", False),
        ("Nothing is wasted here: we reuse boxes.", False),
    ],
)
def test_a_foot_that_denies_what_is_announced_is_named(words: str, *, named: bool) -> None:
    """Before: names and titles were read for that, and what stands below each notice was not."""
    feet: list[Facts] = [{"text": words}, {"back": words}, {"button": {"label": words, "href": "https://x.example/"}}]
    assert {bool([*footer_words(foot, Place("x", 1))]) for foot in feet} == {named}


@pytest.mark.parametrize(
    ("path", "old", "new", "rule"),
    [
        (f"{FOLDER}/policy.yml", "title: Terms", "title: Former terms", "title"),
        (f"{FOLDER}/policy.yml", "title: Terms", "title: Terms (copy)", "title"),
        (f"{FOLDER}/policy.yml", "title: Terms", "title: Notice for former employees", ""),
        (f"{FOLDER}/policy.yml", "title: Terms", "title: Terms\nsubtitle: Superseded.", "title"),
        (f"{FOLDER}/policy.yml", "title: Terms", "title: Terms\nsubtitle: What you agree to with us", ""),
        ("policy_source/tiny/brand.yml", "name: Tiny\n", "name: Mail Delivery System\n", "name"),
        ("policy_source/tiny/brand.yml", "name: Tiny\n", "name: Tiny Test Kitchen\n", ""),
    ],
)
def test_titles_and_names_that_disown_are_named(tiny: Path, path: str, old: str, new: str, rule: str) -> None:
    edit(tiny / path, old, new)
    found = [one.rule for one in policy_source.load(ROOT_OF).findings if one.rule in {"title", "name"}]
    assert found == [rule] * bool(rule)


@pytest.mark.parametrize(("slug", "named"), [("nothing-changes", True), ("draft", True), ("extras", False)])
def test_an_address_that_disowns_a_text_is_named_before_it_is_published(tiny: Path, slug: str, *, named: bool) -> None:
    """Before: each address of the text, and each link in a notice, could say “nothing-changes”."""
    folder = tiny / "policy_source/tiny" / slug
    (folder / "sections").mkdir(parents=True)
    (folder / "policy.yml").write_text("title: Rules\nkind: privacy\nlanguage: en\nsections: [one]\n")
    (folder / "sections/one.md").write_text("---\ntype: other\ntitle: One\n---\nWords.\n")
    found = [one.rule for one in policy_source.load(ROOT_OF).findings if "says in each address" in one.message]
    assert found == ["title"] * named


@pytest.mark.parametrize(
    ("subject", "named"),
    [
        ("Automatic reply: {title} of {brand} changes on {date}", True),
        ("[Test] {brand}: {title} changes on {date}", True),
        ("Re: {brand}: {title} changes on {date}", True),
        ("Important: {brand}: {title} changes on {date}", False),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_own_words_that_disown_a_notice_are_named(subject: str, *, named: bool) -> None:
    Path("policy_source/tiny/words.yml").write_text(f'words:\n  subject: "{subject}"\n')
    found = [one.message for one in policy_source.load(ROOT_OF).findings if "makes readers doubt" in one.message]
    assert bool(found) is named


def test_people_do_not_disown_the_notice_that_they_write(tiny: Path, policy: Policy) -> None:
    """Before: below a true first sentence, what followed could be called an example, a copy, or out of date."""
    keep(tiny, "account", 5)
    assert "It's filed" in (tiny / KEPT).read_text()
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    true = "We keep your account for 5 years, not 3."
    words = ("announce", NAME, "--by", "a-moreau", "--summary")
    refused(policy, tiny, "makes readers doubt that the notice", *words, f"{true}\n\nThe list below is out of date.")
    assert policy(*words, f"{true}\n\nUntil then, the former text applies.").status == 0


ODD = "N\u043ething changes for you"  # a Cyrillic o


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("policy_source/tiny/brand.yml", "name: Tiny\n", f"name: Tiny\nfooter: {{text: '{ODD}'}}\n"),
        ("policy_source/tiny/brand.yml", "name: Tiny\n", f"name: Tiny, {ODD}\n"),
        (f"{FOLDER}/policy.yml", "title: Terms", f"title: {ODD}"),
        (f"{FOLDER}/policy.yml", "title: Terms", f"title: Terms\nsubtitle: {ODD}"),
        (KEPT, "It's filed by hand.", f"{ODD}."),
        (KEPT, "id: orders, keep", f"id: orders, may_extend: {ODD}, keep"),
    ],
)
def test_letters_that_hide_a_word_from_every_list_are_named(tiny: Path, path: str, old: str, new: str) -> None:
    """Before: a letter of another writing in “nothing”, and nothing read it."""
    edit(tiny / path, old, new)
    found = [one.message for one in policy_source.load(ROOT_OF).findings if "only look like" in one.message]
    assert [("N\u043ething" in one) for one in found] == [True], found


def test_a_notice_is_written_in_plain_letters(tiny: Path, policy: Policy) -> None:
    """Before: “Nothing changes for you”, with one letter of another writing, was announced of a longer period."""
    keep(tiny, "account", 5)
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    words = ("announce", NAME, "--by", "a-moreau", "--summary")
    refused(policy, tiny, "only look like those of a word", *words, f"We keep your account for 5 years. {ODD}.")
    Path("policy_source/tiny/words.yml").write_text(
        f"words:\n  subject: '{{brand}}: {{title}} changes {{date}}, {ODD}'\n"
    )
    refused(policy, tiny, "only look like", *words, "We keep your account for 5 years, and not for 3 as before.")
