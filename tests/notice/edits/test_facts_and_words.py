"""No way round the notice by a fact that goes, or gets better, beside words (decisions/0012, “By small edits”)."""

from pathlib import Path

import pytest

from generator.model.levels import Level
from generator.text.change import Subject
from tests.conftest import edit
from tests.notice.edits.drafts import ADS, BRAND, PLAIN, drafted, seal, section

# Words that no fact holds


@pytest.mark.usefixtures("tiny")
def test_the_title_of_a_new_section_is_judged() -> None:
    """Before: a section of one harmless fact and no text was minor, whatever its title said."""
    seal(section("other", "Words."))
    edit(Path("policy_source/tiny/terms/policy.yml"), "plain]", "plain, new]")
    cookies = "---\ntype: cookies\ntitle: We may sell your data\nfacts:\n  cookies: [{id: s, kind: essential}]\n---\n"
    Path(PLAIN).with_name("new.md").write_text(cookies)
    found = {str(one.change.subject): one.verdict.level for one in drafted(section("other", "Words."))}
    assert found["section"] is Level.CONSENT


# Facts that go, and words that stay


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Advertising and answers.", Level.MATERIAL),
        ("Answers and also advertising.", Level.MATERIAL),
        ("Answers.", Level.MINOR),
    ],
)
def test_a_fact_that_goes_is_for_the_better_where_its_words_go(tiny: Path, text: str, expected: Level) -> None:
    """Before: the fact was taken out, the text went on to say it, and readers were told that it had ended."""
    edit(tiny / BRAND, "unreached", "notice: {favourable_changes: minor}\nunreached")
    seal(section("use", "Advertising and answers.", ADS))
    found = drafted(section("use", text, ADS.partition("    - {id: ads")[0]))
    assert [one.verdict.level for one in found if one.change.path == ("purposes", "ads")] == [expected]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("We encrypt. Encryption in transit.", "We no longer state how we protect data (encryption in transit)."),
        ("We do what we can.", "We no longer protect data in this way: Encryption in transit."),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_nobody_is_told_that_something_ended_while_the_text_says_it(text: str, reason: str) -> None:
    """Before: “We no longer protect data in this way” stood in the notice, and the text said that it is done."""
    measures = "  measures:\n    - {id: audits, label: Audits}\n"
    stated = f"{measures}    - {{id: tls, label: Encryption in transit}}\n"
    seal(section("security", "We encrypt. Encryption in transit.", stated))
    found = [one for one in drafted(section("security", text, measures)) if one.change.path == ("measures", "tls")]
    assert [(one.verdict.level, one.verdict.reason) for one in found] == [(Level.MATERIAL, reason)]


GAINS = {
    "never": (
        "sell personal information",
        "use your camera",
        "collect sensitive data",
        "track you across other websites",
        "show third-party advertising",
        "send you marketing without your permission",
        "train AI on your content",
        "track you, unless: you agree",
        "read messages, unless: a law requires it",
        "Ihre Nachrichten lesen",
        "partager vos données",
        "compartir sus datos",
        "vendere i suoi dati",
        "uw gegevens verkopen",
    ),
    "always": (
        "delete your data on request",
        "let you close your account without penalty",
        "give you a copy of your data",
        "ask before we use your camera",
        "Ihre Fragen beantworten",
        "répondre à vos demandes",
        "responder a sus preguntas",
        "rispondere alle richieste",
        "uw vragen beantwoorden",
    ),
    "measures": (
        "Encryption of data in transit",
        "Quarterly permission reviews",
        "Redundant systems",
        "Monitoring for suspicious activity around the clock",
        "Schulungen",
        "Contrôles d’accès",
        "Copias de seguridad",
        "Cifratura",
        "Versleuteling",
    ),
}
OPEN = {
    "never": (
        "let you leave early",
        "accept claims",
        "lower our prices",
        "sell your data before noon",
        "sell your data, unless: you visit our site",
        "auf Ansprüche eingehen",
        "vous laisser partir",
    ),
    "always": ("be right", "decide for you", "delete your photos", "Recht behalten", "avoir raison"),
    "measures": ("Your calls are recorded for quality", "A committee", "Logs of your calls", "Videoaufnahmen"),
}


@pytest.mark.parametrize(("rows", "expected"), [(GAINS, Level.MINOR), (OPEN, Level.MATERIAL)])
def test_a_promise_is_for_the_better_where_its_words_say_a_gain(
    tiny: Path, rows: dict[str, tuple[str, ...]], expected: Level
) -> None:
    """Before: what was against readers was looked for, so that “never let you leave early” was for the better."""
    edit(tiny / BRAND, "unreached", "notice: {favourable_changes: minor}\nunreached")
    first = "  promises: [{id: a, we: never, what: sell data}]\n  measures: [{id: a, label: Encryption}]\n"
    seal(section("security", "Words.", first))
    promises = [(we, what) for we in ("never", "always") for what in rows[we]]
    more = "".join(f", {{id: p{number}, we: {we}, what: {what}}}" for number, (we, what) in enumerate(promises))
    measures = "".join(f", {{id: m{number}, label: {label}}}" for number, label in enumerate(rows["measures"]))
    facts = first.replace("sell data}]", f"sell data}}{more}]").replace("Encryption}]", f"Encryption}}{measures}]")
    found = drafted(section("security", "Words.", facts))
    assert {str(one.change.new): one.verdict.level for one in found if one.verdict.level is not expected} == {}
    assert len(found) == len(promises) + len(rows["measures"])


@pytest.mark.parametrize(
    ("language", "kind", "old", "new", "expected"),
    [
        ("pl", "security", "measures: [{id: a, label: Szyfrowanie}]", "{id: b, label: Czytamy wiadomości}", 2),
        ("pl", "other", "promises: [{id: a, we: never, what: sprzedawać}]", "{id: b, we: always, what: czytać}", 2),
        ("de", "security", "measures: [{id: a, label: Schulungen}]", "{id: b, label: Verschlüsselung}", 1),
        ("en", "rights", "rights: [{id: access, how: [email]}]", "{id: object, how: ['by letter, for 50 EUR']}", 2),
        ("en", "rights", "rights: [{id: access, how: [email]}]", "{id: object, how: [by letter, account]}", 1),
        ("en", "rights", "rights: [{id: access, how: [email]}]", "{id: object, how: [email, 20 euros each time]}", 2),
        ("en", "rights", "rights: [{id: access, how: [email]}]", "{id: object, how: [by letter, for a small fee]}", 2),
        ("en", "rights", "rights: [{id: access, how: [email]}]", "{id: object, how: [by letter, free of charge]}", 1),
        ("en", "rights", "rights: [{id: access, how: [a]}]", "{id: object, how: [a], limits: [payment records]}", 1),
        ("de", "rights", "rights: [{id: access, how: [Brief]}]", "{id: object, how: [Brief, gegen Entgelt]}", 2),
        ("de", "rights", "rights: [{id: access, how: [Brief]}]", "{id: object, how: [Brief, kostenlos]}", 1),
        ("fr", "rights", "rights: [{id: access, how: [lettre]}]", "{id: object, how: [contre paiement]}", 2),
        ("fr", "rights", "rights: [{id: access, how: [lettre]}]", "{id: object, how: [lettre, sans frais]}", 1),
        ("es", "rights", "rights: [{id: access, how: [carta]}]", "{id: object, how: [previo pago]}", 2),
        ("it", "rights", "rights: [{id: access, how: [lettera]}]", "{id: object, how: [a pagamento]}", 2),
        ("nl", "rights", "rights: [{id: access, how: [brief]}]", "{id: object, how: [tegen betaling]}", 2),
        ("nl", "rights", "rights: [{id: access, how: [brief]}]", "{id: object, how: [brief, gratis]}", 1),
    ],
)
def test_words_that_are_not_read_are_not_for_the_better(
    tiny: Path, language: str, kind: str, old: str, new: str, expected: int
) -> None:
    """Before: a safeguard “we read your messages” was for the better in every language that is not read."""
    edit(tiny / BRAND, "unreached", "notice: {favourable_changes: minor}\nunreached")
    edit(tiny / "policy_source/tiny/terms/policy.yml", "language: en", f"language: {language}")
    seal(section(kind, "Words.", f"  {old}\n"))
    found = drafted(section(kind, "Words.", f"  {old.removesuffix(']')}, {new}]\n"))
    assert [one.verdict.level for one in found] == [expected]


# A fact that gets better, and words that say what they said

TRAINS = "We train models on what you post."


@pytest.mark.parametrize(
    ("kind", "old", "new", "text"),
    [
        ("terms", "content_licence: {ai_training: yes}", "content_licence: {ai_training: no}", TRAINS),
        ("terms", "renewal: automatic", "renewal: manual", "Your subscription renews automatically."),
        ("terms", "disputes: {arbitration: yes}", "disputes: {arbitration: no}", "Disputes go to arbitration."),
        ("cookies", "dnt_gpc: ignored", "dnt_gpc: honoured", "We do not follow signals of your browser."),
        (
            "cookies",
            "cookies: [{id: a, kind: advertising, control: none}]",
            "cookies: [{id: a, kind: advertising, control: consent}]",
            "You can't refuse our cookies.",
        ),
        (
            "collection",
            "data: [{id: a, label: N, required: yes}]",
            "data: [{id: a, label: N, required: optional}]",
            "You must give it.",
        ),
        ("sharing", "ad_sharing: yes", "ad_sharing: never", "Partners show you what they sell."),
        (
            "sharing",
            "recipients: [{id: a, label: Partners, role: third_party}]",
            "recipients: [{id: a, label: Partners, role: processor}]",
            "Our partners use your mail for their own purposes.",
        ),
        (
            "use",
            "purposes: [{id: a, label: Credit, adm: described}]",
            "purposes: [{id: a, label: Credit, adm: none}]",
            "A machine says whether you get credit.",
        ),
        ("changes", "archive: no", "archive: yes", "Former texts are gone."),
        ("rights", "respond_within: 30 days", "respond_within: 1 day", "We answer when we find the time."),
        ("rights", "fee: 50 EUR", "fee: none", "Each answer costs something."),
        ("terms", "refund: 14 days", "refund: 30 days", "We pay nothing back."),
        (
            "retention",
            "retention: [{id: a, keep: 1 year, then: keep}]",
            "retention: [{id: a, keep: 1 year, then: delete}]",
            "It stays in our books.",
        ),
    ],
)
def test_a_fact_is_better_where_its_words_are(tiny: Path, kind: str, old: str, new: str, text: str) -> None:
    """Before: “We no longer train AI” was told, in force at once, above a text that says that we do."""
    edit(tiny / BRAND, "unreached", "notice: {favourable_changes: minor}\nunreached")
    seal(section(kind, text, f"  {old}\n"))
    rows = (text, Level.MATERIAL), (text.replace("'", "’"), Level.MATERIAL), ("It is done no more.", Level.MINOR)
    for words, expected in rows:
        found = [one for one in drafted(section(kind, words, f"  {new}\n")) if one.change.path]
        facts = [one for one in found if one.change.subject is Subject.FACT]
        assert [one.verdict.level for one in facts] == [expected], words
        assert expected is Level.MINOR or all(one.verdict.reason.startswith("This changes: ") for one in facts)


@pytest.mark.parametrize(
    ("kind", "old", "new", "expected"),
    [
        (
            "sharing",
            "{id: a, label: P, role: processor, for: [billing]}",
            "{id: a, label: P, role: processor, for: []}",
            2,
        ),
        ("sharing", "{id: a, label: P, data: [x, y]}", "{id: a, label: P, data: [x]}", 1),
        ("sharing", "{id: a, label: P, data: [x, y]}", "{id: a, label: P, data: []}", 2),
        ("use", "{id: a, label: P, data: [x]}", "{id: a, label: P, data: []}", 2),
        ("collection", "{id: a, label: P, fields: [x]}", "{id: a, label: P, fields: []}", 2),
    ],
)
def test_what_is_bound_by_nothing_is_not_bound_more(tiny: Path, kind: str, old: str, new: str, expected: int) -> None:
    """Before: “Partners may no longer use your data for billing”, and for what they may use it stood nowhere."""
    edit(tiny / BRAND, "unreached", "notice: {favourable_changes: minor}\nunreached")
    name = {"sharing": "recipients", "use": "purposes", "collection": "data"}[kind]
    seal(section(kind, "For x and for y.", f"  {name}: [{old}]\n"))
    found = [one for one in drafted(section(kind, "For x.", f"  {name}: [{new}]\n")) if one.change.path[:1] == (name,)]
    assert {one.verdict.level for one in found} == {Level(expected)}


@pytest.mark.parametrize(
    ("kind", "words", "facts", "said"),
    [
        (
            "terms",
            "It costs 5 EUR a month.",
            "price: [{id: m, amount: 5, currency: EUR}]",
            "We now state the price (m).",
        ),
        (
            "terms",
            "It costs something.",
            "price: [{id: m, amount: 5, currency: EUR}]",
            "There is a new price (m): 5 EUR.",
        ),
        ("terms", "It costs 15 EUR.", "price: [{id: m, amount: 5, currency: EUR}]", "There is a new price (m): 5 EUR."),
        ("sharing", "Acme has it.", "recipients: [{id: a, label: Acme}]", "We now state who gets data (acme)."),
        (
            "sharing",
            "We share it.",
            "recipients: [{id: a, label: Acme}]",
            "We share your data with a new recipient: Acme.",
        ),
        ("scope", "This is about our shop.", "covers: [our shop]", "We now state what this policy applies to."),
        ("scope", "This is about us.", "covers: [our shop]", "This policy now applies to our shop."),
    ],
)
@pytest.mark.parametrize("stays", [True, False])
@pytest.mark.usefixtures("tiny")
def test_a_text_that_takes_up_facts_brings_nothing_new(
    kind: str, words: str, facts: str, said: str, *, stays: bool
) -> None:
    """Before: readers were told of a new price, recipient or shop that the text had named since its first day."""
    seal(section("other", words))
    now = words if stays else f"{words} So it is."
    found = [one.verdict for one in drafted(section(kind, now, f"  {facts}\n")) if one.change.subject is Subject.FACT]
    assert [one.level for one in found] == [Level.MATERIAL]
    assert (found[0].reason == said) is (stays or not said.startswith("We now state"))


@pytest.mark.usefixtures("tiny")
def test_what_comes_to_a_list_that_was_stated_is_new() -> None:
    seal(section("scope", "This is about our site and our shop.", "  covers: [our site]\n"))
    (one,) = drafted(section("scope", "This is about our site and our shop.", "  covers: [our site, our shop]\n"))
    assert one.verdict.reason == "This policy now applies to our shop."
