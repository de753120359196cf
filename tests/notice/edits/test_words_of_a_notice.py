"""A notice says what changes, in the name of the brand, to all: no way round it by its words or its list."""

import datetime
from pathlib import Path

import pytest

from generator.commands.record_evidence import record_evidence
from generator.loading import policy_source
from generator.model.document import digest
from generator.model.levels import Level
from generator.model.record import Evidence
from generator.source.flattering_words import flattering
from generator.source.played_down import played_down
from tests.conftest import NOW, Policy, edit
from tests.notice.edits.drafts import ADS, BRAND, PLAIN, drafted, seal, section
from tests.small import KEPT, NAME, ROOT_OF
from tests.steps import announced, checked, notified


def test_nobody_is_asked_for_consent_to_the_end_of_a_policy(policy: Policy, tiny: Path) -> None:
    """Before: “part of it needs your consent; if you do not answer, what applies to you stays as it is”."""
    seal(section("other", "We never sell your data.", "  promises:\n    - {id: sale, we: never, what: sell data}\n"))
    done = policy("retire", NAME, "--on", "2027-06-01", "--yes")
    assert done.status == 0, done.said
    record = policy_source.load(ROOT_OF).policy(NAME).record(2)
    assert record
    assert record.level is Level.MATERIAL
    assert "consent" not in (tiny / "policy_source/tiny/terms/versions/v002.md").read_text()


def test_an_e_mail_says_which_changes_need_consent(policy: Policy, tiny: Path) -> None:
    """Before: “part of it needs your consent”, and only the page said which."""
    seal(section("use", "Words.", ADS.partition("    - {id: ads")[0]))
    edit(tiny / KEPT, "account, keep: 3 years", "account, keep: 5 years")
    drafted(section("use", "Words.", ADS))
    assert policy("freeze", NAME, "--yes").status == 0
    announced(policy, NAME)
    words = " ".join((tiny / "policy_source/tiny/terms/notices/v002-1.txt").read_text().split())
    assert "We use mail for a new purpose: Advertising. (needs your consent; less in your favour)" in words
    assert "We keep account information longer: 3 years → 5 years. (less in your favour)" in words


# Whom a notice reached


@pytest.mark.parametrize(("later", "named"), [(10, True), (60, False), (100, False)])
def test_a_far_shorter_list_than_the_last_one_is_named(tiny: Path, policy: Policy, later: int, *, named: bool) -> None:
    """Before: a list of a few started the days of all, though the last notice had gone to many more."""
    seal(section("other", "Words."))
    for number, (years, at, recipients) in enumerate([(5, NOW, 100), (6, "2027-02-01T12:00:00+00:00", later)], 2):
        edit(tiny / KEPT, f"account, keep: {(3, 5)[number - 2]} years", f"account, keep: {years} years")
        assert policy("freeze", NAME, "--yes", "--now", at).status == 0
        announced(policy, NAME, at=at)
        loaded, moment = policy_source.load(ROOT_OF), datetime.datetime.fromisoformat(at)
        item = loaded.policy(NAME)
        words, proof = item.record(number).notices[0].digest, digest(b"proof")  # type: ignore[union-attr]
        told = Evidence("email", moment, words, "ledger", proof, recipients=recipients, accepted=recipients)
        record_evidence(loaded, item, moment, lambda _, told=told: told)  # type: ignore[misc]
        notified(ROOT_OF, NAME, at=at, channels=("site",))
    found = [one.message for one in policy_source.load(ROOT_OF).findings if one.rule == "fewer"]
    assert found == (["the notice of version 3 went to 10, that of version 2 to 100"] if named else [])


# A notice whose first words take back what it says


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Nothing important changes for you; we tidied up the text.", True),
        ("There are no material changes in this version of our terms.", True),
        ("We only improved the wording of the section on retention.", True),
        ("These are minor updates to how long we keep your account.", True),
        ("Für Sie ändert sich nichts; wir haben den Text überarbeitet.", True),
        ("Es gibt keine wesentlichen Änderungen unserer Bedingungen.", True),
        ("Rien ne change pour vous, le texte est simplement plus clair.", True),
        ("Para usted no cambia nada, hemos revisado el texto.", True),
        ("Per Lei non cambia nulla, abbiamo rivisto il testo.", True),
        ("Voor u verandert er niets, wij hebben de tekst herzien.", True),
        ("We keep your account for five years. This is a mere formality.", True),
        ("This is only a test of our notices about accounts (5 years).", True),
        ("Account: 5 years. You can delete this message.", True),
        ("Accounts are kept for five years; nobody will notice.", True),
        ("Business accounts are kept for five years. Others see no change.", True),
        ("Wir behalten Konten fünf Jahre. Das ist nur eine Formalie.", True),
        ("Konten fünf Jahre. Sie können diese E-Mail einfach löschen.", True),
        ("Nous gardons les comptes cinq ans. Ce n’est qu’une formalité.", True),
        ("Guardamos las cuentas cinco años; no notará nada.", True),
        ("Conserviamo gli account cinque anni: è solo una formalità.", True),
        ("Wij bewaren accounts vijf jaar; dit is slechts een formaliteit.", True),
        ("We keep your account for five years. There is no need to worry.", True),
        ("Account: 5 years. If you don't agree, just ignore this.", True),
        ("Konten fünf Jahre. Das ist nur Papierkram.", True),
        ("Nous gardons les comptes cinq ans, ne vous inquiétez pas.", True),
        ("Nous gardons les comptes cinq ans, et nous ne changeons rien.", True),
        ("Cuentas: cinco años. Nada cambia para usted.", True),
        ("Account: cinque anni. Nulla cambia per Lei.", True),
        ("Konten fünf Jahre. Für Sie bleibt alles, wie es ist.", True),
        ("Accounts vijf jaar. Wij veranderen niets.", True),
        ("Cuentas: cinco años. Nada cambia hasta el 4 de enero.", False),
        ("Bis zum 4. Januar ändert sich nichts bis dahin.", False),
        ("Es bleibt bei drei Jahren für Bestellungen.", False),
        ("If you ignore this question, nothing is shared.", False),
        ("You can delete this account at any time.", False),
        ("We test our backups; accounts are kept for five years.", False),
        ("Please read this: accounts are kept for five years.", False),
        ("Nothing changes until January 4. Then we keep accounts longer.", False),
        ("We keep accounts for five years. There are no other changes.", False),
        ("Minor changes will apply at once; you hear of all others before.", False),
        ("Bis zum 4. Januar gilt der alte Text; dann speichern wir länger.", False),
        ("Ab Januar behalten wir Konten fünf Jahre statt drei.", False),
        ("Nous gardons les comptes cinq ans. Rien ne change avant janvier.", False),
    ],
)
def test_words_that_play_a_change_down_are_found(words: str, *, found: bool) -> None:
    assert bool(played_down(words)) is found


@pytest.mark.parametrize(
    ("words", "language", "found"),
    [
        ("Good news: your account stays with us.", "en", True),
        ("We now keep your account for less time.", "en", True),
        ("This gives you more control over your data.", "en", True),
        ("Gute Nachrichten: wir ändern unsere Bedingungen.", "de", True),
        ("Wir speichern Ihr Konto nun kürzer.", "de", True),
        ("Nous conservons votre compte moins longtemps.", "fr", True),
        ("Conservamos su cuenta menos tiempo.", "es", True),
        ("Conserviamo il suo account per meno tempo.", "it", True),
        ("Wij bewaren uw account korter.", "nl", True),
        ("You have less time to object than before.", "en", False),
        ("We keep your account for five years, which is longer than before.", "en", False),
        ("Wir speichern Ihr Konto fünf Jahre statt drei.", "de", False),
    ],
)
def test_words_that_flatter_are_found(words: str, language: str, *, found: bool) -> None:
    assert bool(flattering(words, language)) is found


@pytest.mark.parametrize(("better", "refused"), [("", True), ("    - {id: erasure}\n", False)])
def test_what_is_only_worse_is_not_announced_as_a_gain(
    tiny: Path, policy: Policy, better: str, *, refused: bool
) -> None:
    """Before: “Good news: we keep your account for less time” stood above “3 → 5 years”, and `facts: no` hid that."""
    seal(section("rights", "Words.", "  rights:\n    - {id: access}\n"))
    Path(PLAIN).write_text(section("rights", "Words.", f"  rights:\n    - {{id: access}}\n{better}"))
    edit(tiny / KEPT, "account, keep: 3 years", "account, keep: 5 years")
    assert policy("freeze", NAME, "--yes").status == 0
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    words = ("announce", NAME, "--by", "a-moreau", "--summary", "Good news: here are the new terms of our service.")
    done = policy(*words)
    said = "what changes is less in readers' favour, and “Good news” says that they gain by it"
    assert (done.status, said in done.err) == (int(refused), refused), done.said


def test_a_material_version_is_not_announced_as_one_that_changes_little(tiny: Path, policy: Policy) -> None:
    """Before: the banner of a material change began with “Nothing important changes for you”."""
    seal(section("other", "Words."))
    edit(tiny / KEPT, "account, keep: 3 years", "account, keep: 5 years")
    assert policy("freeze", NAME, "--yes").status == 0
    denied = ("--by", "a-moreau", "--summary", "Nothing important changes for you; we tidied up the text a little.")
    done = policy("announce", NAME, *denied)
    assert (done.status, "“Nothing important changes” says that little changes" in done.err) == (1, True), done.said
    announced(policy, NAME)


@pytest.mark.parametrize(
    ("name", "words", "refused"),
    [
        ("words.yml", "applies: Summer offers from {when}.", True),
        ("words.yml", "subject: '{brand}, {title}, {date}'", True),
        ("words.yml", "subject: '{brand}: news of {title}, {date}'", False),
        ("words.de.yml", "applies: Sommerangebote ab {when}.", False),  # no words of this notice
    ],
)
def test_a_notice_is_not_given_in_words_that_say_nothing(
    tiny: Path, policy: Policy, name: str, words: str, *, refused: bool
) -> None:
    """Before: “summer offers from {when}” was all that a notice said of when the new text applies."""
    seal(section("other", "Words."))
    edit(tiny / KEPT, "account, keep: 3 years", "account, keep: 5 years")
    assert policy("freeze", NAME, "--yes").status == 0
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    (tiny / f"policy_source/tiny/{name}").write_text(f"words:\n  {words}\n")
    said = f"{name}:2:" in checked().out
    done = policy("announce", NAME, "--by", "a-moreau", "--summary", "We keep your account for five years, not three.")
    assert (said, done.status, f"{name}:2:" in done.said) == (True, int(refused), name == "words.yml"), done.said


def test_a_notice_goes_out_in_the_name_that_it_says(tiny: Path, policy: Policy) -> None:
    """Before: `name` in brand.yml was changed after the announcement, and the e-mails came from another company."""
    seal(section("other", "Words."))
    edit(tiny / KEPT, "account, keep: 3 years", "account, keep: 5 years")
    assert policy("freeze", NAME, "--yes").status == 0
    announced(policy, NAME)
    assert checked().out.startswith("Nothing to mend")
    edit(tiny / BRAND, "name: Tiny", "name: Giant")
    assert "the notice of version 2 doesn't name “Giant”" in checked().out


@pytest.mark.parametrize(
    ("facts", "answers"), [("value: privacy@tiny.example", "privacy@"), ("value: +1 4 5", "black@")]
)
def test_replies_go_where_the_text_says(tiny: Path, policy: Policy, facts: str, answers: str) -> None:
    """Before: `contact` in brand.yml became another one, and who answered the notice wrote to nobody."""
    kind = "email" if "@" in facts else "phone"
    channel = f"  channels:\n    - {{id: way, kind: {kind}, {facts}}}\n"
    seal(section("contact", "Write to {{ facts.channels.way.value }}.", channel))
    edit(tiny / KEPT, "account, keep: 3 years", "account, keep: 5 years")
    assert policy("freeze", NAME, "--yes").status == 0
    announced(policy, NAME)
    edit(tiny / BRAND, "unreached", "contact: {email: black@hole.example}\nunreached")
    assert policy("notify", NAME, "--dry-run", "notices").status == 0
    (written,) = (tiny / "notices").glob("*.eml")
    (line,) = [one for one in written.read_text().splitlines() if one.startswith("Reply-To")]
    assert answers in line


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("By continuing to use our site you agree that we use mail for advertising.", True),
        ("If you do not answer, you agree to advertising by mail.", True),
        ("You have already agreed to advertising by mail.", True),
        ("Durch die weitere Nutzung stimmen Sie der Werbung zu.", True),
        ("En continuant à utiliser le site, vous acceptez la publicité.", True),
        ("Si no responde, usted acepta la publicidad por correo.", True),
        ("Continuando a usare il sito, lei accetta la pubblicità.", True),
        ("Als u niet reageert, gaat u akkoord met reclame.", True),
        ("We use mail for advertising only if you agree; we ask you when you sign in.", False),
        ("If you do not agree, nothing changes for your mail.", False),
        ("By using our site you do not agree to advertising: we ask you.", False),
        ("Wir fragen Sie, ob Sie der Werbung zustimmen.", False),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_a_consent_is_given_and_not_taken(policy: Policy, words: str, *, found: bool) -> None:
    """Before: a notice that asks for consent began with words by which going on is one."""
    seal(section("use", "Words.", ADS.partition("    - {id: ads")[0]))
    drafted(section("use", "Words.", ADS))
    assert policy("freeze", NAME, "--yes").status == 0
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    done = policy("announce", NAME, "--by", "a-moreau", "--summary", words)
    assert ("takes for a yes what is none" in done.said) is found, done.said
