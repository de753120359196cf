"""Why facts changed, in the languages that have words: complete, filled in, and without words of the schema."""

import dataclasses
import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from babel.units import format_unit
from hypothesis import given

from generator.errors import Place
from generator.materiality import promise_changes, translations
from generator.materiality.consent_questions import as_a_whole, by_consent
from generator.materiality.ended_policy import bounded
from generator.materiality.facts.reasons_abroad import FILLED_IN, alone_in, reason_in
from generator.materiality.facts.sentence_table import every_sentence, sentence_of
from generator.materiality.facts.sentences import names_in_braces
from generator.materiality.facts.values_abroad import language_of, price_in, value_in
from generator.materiality.judge_changes import judge
from generator.materiality.verdict import Context, Verdict
from generator.materiality.wording import judge_edit, judge_passage, neutral_words
from generator.materiality.wording.judge_edit import DOUBLED, LAW_REASONS
from generator.model.brand import NoticePromise
from generator.model.catalogue import Words
from generator.model.document import Document, Section
from generator.model.languages import TRANSLATED, fact_words
from generator.model.levels import Direction, Level
from generator.model.version import Version
from generator.notice.stated_facts import length_in
from generator.schema.facts import SCHEMA, Facts, fields_of
from generator.schema.kinds import Choice, ItemList, Kind, ListOf, Record
from generator.text.change import Change, Subject
from generator.text.change import Kind as ChangeKind
from generator.text.diff import diff
from generator.text.fact_changes import expanded
from tests.materiality.test_fact_rules import cases, document, pairs_of_facts, section_facts, text

UNITS = ("hour", "day", "week", "month", "year")
ENDED = "This policy had ended, and applies again."
ALONE = (
    ENDED,
    "We do this only if you agree.",
    "The text before it, or its own, was removed by order, so it is asked for as a whole.",
)
OF_WORDING = (
    *LAW_REASONS.values(),
    DOUBLED,
    "Only the layout of the source changed.",
    "What kind of section this is, is stated now.",
    "This section stands in another place.",
    "This section is of another kind.",
)
"""What is said of wording that counts for little, and of sections: `judge_edit`, `judge_passage`."""


def paths() -> Iterator[tuple[str, Kind]]:
    """Yield every path of the schema of facts, with the kind of its value."""
    for section_type in SCHEMA:
        for key, field in fields_of(section_type).items():
            yield from below(key, field.kind)


def below(path: str, kind: Kind) -> Iterator[tuple[str, Kind]]:
    yield path, kind
    if isinstance(kind, Record | ItemList):
        for key, field in kind.fields.items():
            yield from below(f"{path}.{key}", field.kind)


def judged(old: Document, new: Document) -> list[tuple[Change, Verdict]]:
    found = judge(expanded(diff(old, new)), old, new, [NoticePromise(favourable_changes="minor")])
    return [(one.change, one.verdict) for one in found if one.change.subject is Subject.FACT]


@pytest.mark.parametrize("code", TRANSLATED)
def test_each_fact_has_a_name_and_each_word_of_the_schema_a_word(code: str) -> None:
    of = fact_words(code)
    assert sorted({path for path, _ in paths()} - of.names.keys()) == []
    lacking = []
    for path, kind in paths():
        choice = kind.of if isinstance(kind, ListOf) else kind
        if isinstance(choice, Choice):
            key = path.rpartition(".")[2]
            lacking += [f"{key}.{word}" for word in choice.words if not of.words.get(key, {}).get(word)]
    assert lacking == []
    assert not [one for one in (*of.names.values(), *of.sentences.values()) if not one.strip() or one != one.strip()]


@pytest.mark.parametrize("code", TRANSLATED)
def test_each_sentence_of_the_table_has_one_in_each_language_and_none_is_of_a_row_that_went(code: str) -> None:
    wanted = {*every_sentence(), *promise_changes.every_sentence(), translations.SENTENCE, *ALONE, *OF_WORDING}
    known = fact_words(code).sentences
    assert sorted(wanted - known.keys()) == []
    assert sorted(known.keys() - wanted) == []
    assert not [one for one in known.values() if not names_in_braces(one) <= FILLED_IN.keys()]


@pytest.mark.parametrize("code", TRANSLATED)
def test_what_a_sentence_holds_the_one_abroad_holds_too(code: str) -> None:
    found = {}
    for english, said in fact_words(code).sentences.items():
        lost = things(english) - things(said)
        if lost and not (english == translations.SENTENCE or (english.startswith("Our ") and lost == {"label"})):
            found[english] = lost
    assert found == {}


def things(sentence: str) -> frozenset[str]:
    """Return what is filled into a sentence, whatever its form: a label within a sentence is the same label."""
    same = {"item": "label", "thing": "entry", "right": "label", "data_kept": "label", "cookies": "label"}
    names = (name.lower() for name in names_in_braces(sentence))
    plain = {re.sub(r"^(?:plain|short|spoken)_", "", same.get(name, name)) for name in names}
    sides = {"step", "old", "new", "member"}
    return frozenset(plain - sides | ({"sides"} if plain & sides else set()))


def said_in(code: str) -> Iterator[tuple[str, str, str]]:
    """Yield for each case of the table its title, the English reason, and that of a language."""
    for case in cases():
        kind, also = text(case.node.get("type")), case.node.get("also")
        sides = [
            section_facts(kind, side) if side else None for side in (case.node.get("before"), case.node.get("after"))
        ]
        old, new = (document(kind, side, also, code) for side in sides)
        for change, verdict in judged(old, new):
            context = Context(old, new, Level.MINOR)
            assert sentence_of(change, verdict, context), (str(case), verdict.reason)
            said = reason_in(Words(language=code), change, verdict, context)
            yield str(case), verdict.reason, _without(said, old, new)


def _without(said: str, *documents: Document) -> str:
    """Return what is said without what people wrote in the facts."""
    written = sorted({one for each in documents for section in each.sections for one in _texts(section.facts)}, key=len)
    for one in reversed(written):
        said = said.replace(one.rstrip("."), "…") if " " in one or one[:1].isupper() else said
    return said


def _texts(value: object) -> Iterator[str]:
    match value:
        case Mapping():
            yield from (text for pair in value.items() for part in pair for text in _texts(part))
        case list() | tuple():
            yield from (text for part in value for text in _texts(part))
        case str():
            yield value


@pytest.mark.parametrize("code", TRANSLATED)
def test_each_case_of_the_table_is_said_in_each_language(code: str) -> None:
    found = list(said_in(code))
    assert len(found) > 200
    english_words = r"\b(?:None|unspecified|your?|unless|from|now|the|not|opt)\b"
    odd = re.compile(rf"[{{}}→]|[a-z]_[a-z]|duration|{english_words}", re.IGNORECASE)
    assert [(case, said) for case, english, said in found if not said or said == english or odd.search(said)] == []


@given(pairs_of_facts())
def test_whatever_facts_change_german_readers_are_told_in_german(pair: tuple[str, Facts, Facts]) -> None:
    kind, before, after = pair
    old, new = (Document("T", "de", (Section("s", kind, "S", "", side),)) for side in (before, after))
    context = Context(old, new, Level.MINOR)
    for change, verdict in judged(old, new):
        said = reason_in(Words(language="de"), change, verdict, context)
        assert said, verdict.reason
        assert said != verdict.reason


@pytest.mark.parametrize("code", TRANSLATED)
def test_each_length_of_time_has_words(code: str) -> None:
    """Before: Italian readers got “30 duration-day”, Dutch ones “72 duration-hour”: the data of locales lack them."""
    of = language_of(code, code)
    texts = [f"{count} {unit}{'s' if count > 1 else ''}" for unit in UNITS for count in (1, 2)]
    said = [value_in(of, "keep", one) for one in texts]
    assert said == [length_in(one, code) for one in texts]
    assert not [one for one in said if "duration" in one or one in {*texts} - {"1 week"}]  # which is Dutch, too
    in_babel = [one for one in (_by_locale(text, code) for text in texts) if "duration" not in one]
    assert set(in_babel) <= set(said)
    assert length_in("2 days", "pl") == "2 dni"


def _by_locale(text: str, code: str) -> str:
    count, unit = text.split()
    return str(format_unit(int(count), f"duration-{unit.removesuffix('s')}", "long", locale=code))


def test_values_are_written_as_the_language_writes_them() -> None:
    german, swiss, french = language_of("de", "de"), language_of("de", "de-CH"), language_of("fr", "fr")
    values = [
        value_in(german, "amount", "9.99"),
        value_in(german, "cap", "1000 EUR"),
        value_in(swiss, "cap", "1000 EUR"),
        value_in(french, "cap", "1000 EUR"),
        value_in(german, "keep", "1 month"),
        value_in(german, "country", "US"),
        value_in(german, "country", "Vereinigte Staaten"),
        value_in(german, "days", 30),
        value_in(german, "what", "Ihre E-Mail nicht verkaufen"),
        value_in(german, "after", "erste_bestellung"),
    ]
    assert [re.sub(r"\s", " ", one) for one in values] == [
        "9,99",
        "1.000,00 €",
        "EUR 1’000.00",
        "1 000,00 €",
        "1 Monat",
        "Vereinigte Staaten",
        "Vereinigte Staaten",
        "30 Tage",
        "Ihre E-Mail nicht verkaufen",
        "erste bestellung",
    ]


@pytest.mark.parametrize("code", TRANSLATED)
def test_what_a_brand_promises_of_notices_is_said_too(code: str) -> None:
    low = NoticePromise(60, ("email", "site"), "all_users", "minor", 5, "UTC", ("eecc",))
    high = NoticePromise(30, ("site", "post"), "active_users", "material", 10, "Europe/Paris", ())
    both = Context(Document("T", code, ()), Document("T", code, ()), Level.MINOR)
    found = [*promise_changes.changes(low, high), *promise_changes.changes(high, low)]
    assert {one.change.path[0] for one in found} == {field.name for field in dataclasses.fields(NoticePromise)}
    for one in found:
        said = reason_in(Words(language=code), one.change, one.verdict, both)
        assert said, one.verdict.reason
        assert not re.search(r"[{}→]|[a-z]_[a-z]", said)


def test_sentences_that_stand_alone_are_those_of_the_program() -> None:
    facts: Facts = {"purposes": {"ads": {"label": "Ads", "basis": "consent"}}}
    document = Document("T", "en", (Section("use", "use", "Use", "", facts),))
    day = datetime.date(2026, 1, 1)
    version = Version(1, document, day, "freeze", day, NoticePromise(), "", "sha256:0", Place("1.md"))
    ended = Document("T", "en", (Section("policy-ended", "other", "", "It ended."),))
    back = bounded(ended, version.document, ())[0].verdict.reason
    reasons = {back, *as_a_whole(version).reasons, *(reason for one in by_consent(version) for reason in one.reasons)}
    assert reasons == set(ALONE)
    german, former = Words(language="de"), Words(language="de", silent_on_facts=True)
    assert alone_in(german, ALONE[1]) == "Das tun wir nur, wenn Sie einwilligen."
    assert (alone_in(Words(), ALONE[1]), alone_in(former, ALONE[1])) == (ALONE[1], "")
    change = Change(ChangeKind.CHANGED, Subject.DOCUMENT, "", "", ("ended",), "ended", "applies again")
    verdict = Verdict(Level.MATERIAL, Direction.UNKNOWN, "policy-ended", back)
    both = Context(Document("T", "de", ()), Document("T", "de", ()), Level.MINOR)
    assert reason_in(german, change, verdict, both) == "Dieser Text galt nicht mehr und gilt nun wieder."
    assert reason_in(former, change, verdict, both) == ""


def test_what_is_said_of_wording_is_what_the_program_says() -> None:
    files = (judge_edit.__file__, judge_passage.__file__, neutral_words.__file__)
    code = "".join(Path(one).read_text(encoding="utf-8") for one in files)
    assert [one for one in OF_WORDING if f'"{one}"' not in code] == []


def test_a_reason_that_no_row_gives_is_not_guessed() -> None:
    facts: tuple[Facts, Facts] = ({"retention": {"a": {"keep": "1 year"}}}, {"retention": {"a": {"keep": "2 years"}}})
    old, new = (Document("T", "de", (Section("s", "retention", "S", "", side),)) for side in facts)
    ((change, verdict),) = judged(old, new)
    context = Context(old, new, Level.MINOR)
    earlier = Verdict(verdict.level, verdict.direction, verdict.rule, "We keep it longer than we did: 2 years.")
    assert reason_in(Words(language="de"), change, verdict, context).startswith(
        "Wir bewahren diese Daten länger auf: A"
    )
    assert reason_in(Words(language="de"), change, earlier, context) == ""
    assert reason_in(Words(language="pl"), change, verdict, context) == ""


SEALED_BEFORE: tuple[tuple[str, Facts, Facts, str, str], ...] = (
    ("retention", {"retention": {"account": {"keep": "1 year"}}}, {"retention": {"account": {"keep": "2 years"}}},
     "We keep account longer: 1 year → 2 years.", "Wir bewahren diese Daten länger auf: Konto"),
    ("changes", {"notice": {"channels": ["email"]}}, {"notice": {"channels": ["email", "site"]}},
     "We now also tell you of changes in this way: site.", "auf dieser Website"),
    ("sharing", {"sale": "never"}, {}, "We may now sell your data: never → not stated.", "Wir dürfen Ihre Daten nun"),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "before", "after", "reason", "says"), SEALED_BEFORE)
def test_what_an_earlier_program_sealed_is_known_by_its_own_words(
    kind: str, before: Facts, after: Facts, reason: str, says: str
) -> None:
    """Ids that stand for their label have words now; the sentences with the ids themselves were sealed."""
    old, new = (Document("T", "de", (Section("s", kind, "S", "", side),)) for side in (before, after))
    ((change, verdict),) = judged(old, new)
    sealed = dataclasses.replace(verdict, reason=reason)
    context = Context(old, new, Level.MINOR)
    assert verdict.reason != reason
    assert says in reason_in(Words(language="de"), change, sealed, context)


@pytest.mark.parametrize(
    ("code", "period", "words"),
    [
        ("nl", "1 month", "€\N{NO-BREAK SPACE}5,00 / maand"),
        ("de", "1 year", "5,00\N{NO-BREAK SPACE}€ / Jahr"),
        ("de", "3 months", "5,00\N{NO-BREAK SPACE}€ / 3 Monate"),
    ],
)
def test_a_price_for_one_month_is_that_of_a_month(code: str, period: str, words: str) -> None:
    """Before: “€ 5,00 / 1 maand” stood in a notice."""
    price: Facts = {"amount": "5.00", "currency": "EUR", "period": period}
    assert price_in(language_of(code, code), price) == words


PROMISE: Facts = {"promises": {"ads": {"we": "never", "what": "use cookies for ads"}}}
ABROAD: Facts = {"to": {"a": {"country": "unspecified", "safeguards": ["scc", "adequacy"]}}}
LESS: Facts = {"to": {"a": {"country": "unspecified", "safeguards": ["scc"]}}}
ALL: Facts = {"data": {"a": {"label": "Kontodaten"}}, "retention": {"b": {"keep": "1 year", "data": ["c", "a"]}}}
ONE: Facts = {"data": {"a": {"label": "Kontodaten"}}, "retention": {"b": {"keep": "1 year", "data": ["c"]}}}
NAMED: tuple[tuple[str, Facts, Facts, tuple[str, str], tuple[str, str]], ...] = (
    ("cookies", PROMISE, {},
     ("We no longer state our promise: never to use cookies for ads.",
      "Nicht mehr angegeben: Zusage – niemals use cookies for ads."),
     ("We no longer state our promise: use cookies for ads.",
      "Nicht mehr angegeben: Zusage – niemals use cookies for ads.")),
    ("transfers", ABROAD, LESS,
     ("We no longer state this: an adequacy decision (how data is protected there).",
      "Nicht mehr angegeben: Angemessenheitsbeschluss (Garantien für die Übermittlung)."),
     ("We no longer state how data is protected there (not stated).",
      "Nicht mehr angegeben: Garantien für die Übermittlung.")),
    ("retention", ONE, ALL,
     ("We now state this: kontodaten (which data this period is about: b).",
      "Neu angegeben: Kontodaten (Daten, für die die Aufbewahrungsdauer gilt – C, Kontodaten)."),
     ("We now state which data this period is about: b: yes.",
      "Neu angegeben: Daten, für die die Aufbewahrungsdauer gilt – C, Kontodaten (ja).")),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "before", "after", "said", "earlier"), NAMED)
def test_what_comes_and_goes_is_named_by_itself(
    kind: str, before: Facts, after: Facts, said: tuple[str, str], earlier: tuple[str, str]
) -> None:
    """Before: “our promise: use cookies for ads” without “never”, “how data is protected (not stated)”, “b: yes”."""
    old, new = (Document("T", "de", (Section("s", kind, "S", "Words.", side),)) for side in (before, after))
    ((change, verdict),) = judged(old, new)
    context = Context(old, new, Level.MINOR)
    assert verdict.reason == said[0]
    for reason, german in (said, earlier):
        assert reason_in(Words(language="de"), change, dataclasses.replace(verdict, reason=reason), context) == german


def test_a_reason_that_was_sealed_with_small_initials_has_its_sentence() -> None:
    older, newer = (
        document("retention", {"retention": {"ai_training": {"keep": keep}}}, None, "de")
        for keep in ("1 year", "2 years")
    )
    ((change, verdict),) = judged(older, newer)
    sealed = dataclasses.replace(verdict, reason="We keep ai training longer: 1 year → 2 years.")
    assert sentence_of(change, sealed, Context(older, newer, Level.MINOR)) == "We keep {data_kept} longer: {step}."


@pytest.mark.parametrize(
    ("label", "now", "sealed"),
    [
        ("Cairn Cloud Inc.", "Cairn Cloud Inc.", "cairn Cloud Inc."),
        ("Google Analytics", "Google Analytics", "google Analytics"),
        ("IT services", "IT services", "IT services"),
        ("Payment providers", "payment providers", "payment providers"),
    ],
)
def test_a_company_keeps_its_capital_and_what_was_sealed_otherwise_its_sentence(
    label: str, now: str, sealed: str
) -> None:
    """Before: “This changed: who gets data (cairn Cloud Inc.)”, and that of what is still to come."""
    host = {"role": "processor", "when": "you pay"}
    older, newer = (
        document("sharing", {"recipients": {"host": {**host, "label": one}}}, None, "de") for one in ("Former", label)
    )
    ((change, verdict),) = judged(older, newer)
    assert verdict.reason == f"This changes: who gets data ({now}): Former → {label.rstrip('.')}."
    context, german = Context(older, newer, Level.MINOR), Words(language="de")
    earlier = f"This changed: who gets data ({sealed}): Former → {label.rstrip('.')}."
    before = dataclasses.replace(verdict, reason=earlier)
    assert sentence_of(change, before, context) == "This changed: {name}: {short_old} → {short_new}."
    said = [reason_in(german, change, one, context) for one in (verdict, before)]
    assert said[0] == said[1] == f"Es ändert sich: Empfänger – {label} (vorher: Former; nachher: {label})."
