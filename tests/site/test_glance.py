"""At a glance: what the facts state, in plain words, each line with its section; nothing that they do not state."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from generator.loading import policy_source
from generator.model.catalogue import Words, has_words
from generator.model.document import Document, Section
from generator.model.languages import ENGLISH, TRANSLATED, fact_words
from generator.schema.facts import SCHEMA, Facts
from generator.site.glance import Coming, GlanceView, Topic, foretold
from generator.site.glance_topics import glance
from generator.site.page import Page
from generator.source.text_to_document import from_markdown
from tests.conftest import ROOT
from tests.rendered import html

if TYPE_CHECKING:
    from generator.schema.values import Value

UNSPECIFIED = "unspecified"


def document(**facts: Facts) -> Document:
    """Return a document with a section for each type of facts given, named by its type."""
    sections = tuple(Section(kind, kind, kind.title(), "Words.", stated) for kind, stated in facts.items())
    return Document("Privacy", "en", sections)


@dataclass(frozen=True)
class Shown:
    """What the part of a page shows."""

    glance: GlanceView


def drawn(topics: tuple[Topic, ...]) -> str:
    """Return topics as they stand on a page, when another text is to come."""
    coming = Coming(datetime.date(2027, 5, 1), "en", "notice/")
    return html(Page("", "", "", template="parts/glance.html", view=Shown(GlanceView(topics, coming))))


def said(topics: tuple[Topic, ...]) -> list[str]:
    return [f"{line.words}: {line.more}" if line.more else line.words for topic in topics for line in topic.lines]


COLLECTED: Facts = {"data": {"payment": {"label": "Payment data"}, "usage": {"label": "Usage data"}}}

STATED: list[tuple[str, Facts, list[str]]] = [
    (
        "retention",
        {"retention": {"ai_training": {"keep": "30 days"}, "trains": {"keep": "2 days", "data": ["gps-position"]}}},
        ["AI training: 30 days", "GPS position: 2 days"],
    ),
    (
        "retention",
        {
            "retention": {
                "usage": {"data": ["usage"], "keep": "30 days", "then": "anonymise"},
                "odd": {"data": ["odd_things"], "keep": UNSPECIFIED},
                "account": {"data": ["account"], "keep": "36 months", "after": "last_login"},
                "payment": {"data": ["payment", "usage"], "keep": "7 years", "kept_for": "law"},
            }
        },
        [
            "Payment data and usage data: 7 years, because laws require it",
            "Account: 36 months after your last login",
            "Usage data: 30 days, then made anonymous",
            "Odd things: the policy does not say how long",
        ],
    ),
    ("retention", {"retention": UNSPECIFIED}, ["The policy does not say how long your data is kept"]),
    (
        "retention",
        {"on_account_deletion": {"identifiers": "30 days", "keep_anonymised": True}},
        ["When you delete your account: what identifies you is deleted within 30 days; anonymous data is kept"],
    ),
    (
        "sharing",
        {"sale": UNSPECIFIED, "ad_sharing": "opt_in", "recipients": {"banks": {"label": "Banks", "when": "You pay"}}},
        [
            "The policy does not say whether your data is sold",
            "Your data is shared for advertising only if you agree",
            "Banks: when you pay",
        ],
    ),
    (
        "rights",
        {
            "rights": {
                "odd_one": {"how": UNSPECIFIED},
                "erasure": {"how": ["Write to us", "your account"], "limits": ["legal duties"], "term": "eu-gdpr:A17"},
                "access": {},
            },
            "respond_within": "1 month",
            "extension": "2 months",
            "fee": "none",
        },
        [
            "Get a copy of your data",
            "Have your data deleted: write to us or your account; limits: legal duties",
            "Odd one: the policy does not say how",
            "You get an answer: within 1 month, in hard cases up to 2 months later",
            "It is free",
        ],
    ),
    (
        "rights",
        {"rights": {"access": {}}, "respond_within": UNSPECIFIED, "extension": UNSPECIFIED, "fee": UNSPECIFIED},
        ["Get a copy of your data", "The policy does not say within how many days you get an answer"],
    ),
    (
        "use",
        {
            "purposes": {
                "ads": {"label": "Advertising", "basis": "consent"},
                "x": {"label": "Help", "basis": UNSPECIFIED},
            }
        },
        ["Advertising: only with your consent", "Help"],
    ),
    (
        "contact",
        {
            "channels": {"mail": {"kind": "email", "value": "a@example.com", "for": ["privacy"]}},
            "reply_within": "2 days",
        },
        ["E-mail: a@example.com", "You get a reply: within 2 days"],
    ),
    ("contact", {"channels": UNSPECIFIED, "reply_within": UNSPECIFIED}, ["The policy does not say how to reach us"]),
]


@pytest.mark.parametrize(("kind", "facts", "lines"), STATED)
def test_a_line_says_what_a_fact_states(kind: str, facts: Facts, lines: list[str]) -> None:
    topics = glance(document(**{kind: facts}, collection=COLLECTED))
    found = [line for topic in topics for line in topic.lines if line.section == kind]
    assert [f"{line.words}: {line.more}" if line.more else line.words for line in found] == lines


def test_what_is_not_stated_is_not_said() -> None:
    assert glance(document(other={}, retention={}, rights={})) == ()
    assert glance(Document("Terms", "en", (), "terms")) == ()
    assert "never sold</span></summary>" in drawn(glance(document(sharing={"sale": "never"})))


def test_a_privacy_policy_without_a_section_on_retention_says_so_and_another_document_does_not() -> None:
    words = "This policy has no section about how long data is kept"
    assert words in said(glance(document(collection=COLLECTED)))
    assert words not in said(glance(document(collection=COLLECTED, retention={})))
    terms = Document("Terms", "en", document(collection=COLLECTED).sections, "terms")
    assert words not in said(glance(terms))


def test_every_value_unspecified_is_no_error() -> None:
    for kind, facts in SCHEMA.items():
        drawn(glance(document(**{kind: dict.fromkeys(facts, UNSPECIFIED)})))


@pytest.mark.parametrize("name", ["gluptron/privacy", "sextrontgen/privacy"])
def test_the_real_policies_answer_what_readers_ask(name: str) -> None:
    version = policy_source.load(ROOT / "policy_source").policy(name).versions[0].document
    topics = glance(version)
    names = ["What is collected", "Why", "Who receives it", "How long it is kept", "Your rights", "Contact"]
    assert [topic.name for topic in topics] == names
    known = {section.id for section in version.sections}
    assert {line.section for topic in topics for line in topic.lines} - {""} <= known
    assert any(line.words == "Have your data deleted" for line in topics[4].lines)
    assert not [words for words in said(topics) if "_" in words or UNSPECIFIED in words]


def test_the_periods_of_a_real_policy_are_there_longest_first() -> None:
    topics = glance(policy_source.load(ROOT / "policy_source").policy("gluptron/privacy").versions[0].document)
    kept = [line for line in said(topics) if line.startswith(("Payment information: 7", "Account information: 3"))]
    assert kept == [
        "Payment information: 7 years, because laws require it",
        "Account information: 3 years after your last login",
    ]


def test_what_the_next_text_will_say_stands_beside_what_this_one_says() -> None:
    payment: dict[str, Value] = {"data": ["payment"], "keep": "7 years"}
    logs: dict[str, Value] = {"data": ["logs"], "keep": "1 month"}
    kept: dict[str, Value] = {"payment": payment, "logs": logs}
    later: dict[str, Value] = {
        "payment": {**payment, "keep": "9 years"},
        "visits": {"data": ["visits"], "keep": "1 day"},
    }
    topics, coming = (glance(document(retention={"retention": one})) for one in (kept, later))
    page = drawn(foretold(topics, coming))
    when = '<small>From <time datetime="2027-05-01">May 1, 2027</time>: <a href="notice/">'
    assert f"Payment</a>: 7 years {when}9 years</a></small>" in page
    assert f"Logs</a>: 1 month {when}no longer stated</a></small>" in page
    assert f"<li>{when}Visits: 1 day</a></small></li>" in page
    assert foretold(topics, topics) == topics


def test_of_several_that_begin_alike_none_is_taken_for_the_others_successor() -> None:
    def reached(*values: str) -> tuple[Topic, ...]:
        channels: dict[str, Value] = {f"c{n}": {"kind": "email", "value": one} for n, one in enumerate(values)}
        return glance(document(contact={"channels": channels}))

    both = reached("a@example.com", "b@example.com")
    assert foretold(both, both) == both
    after = foretold(both, reached("a@example.com", "c@example.com"))
    first, second, third = (line.later for line in after[-1].lines)
    assert (first, "no longer" in second, "E-mail: c@example.com" in third) == ("", True, True)


def test_a_right_that_is_used_by_writing_leads_to_the_address() -> None:
    right: dict[str, Value] = {"how": ["Contact our team"], "limits": ["Legal duties"]}
    other: dict[str, Value] = {"how": ["Account settings", "Contact our team"]}
    channel: dict[str, Value] = {"kind": "email", "value": "us@example.com", "for": ["rights"]}
    rights: dict[str, Value] = {"rights": {"deletion": right, "access": other}}
    page = drawn(glance(document(rights=rights, contact={"channels": {"mail": channel}})))
    assert '<a href="mailto:us@example.com">contact our team, us@example.com</a>; limits: legal duties</li>' in page
    assert ">Get a copy of your data</a>: account settings or contact our team</li>" in page


def test_markup_in_facts_is_shown_as_text() -> None:
    facts: Facts = {"data": {"x": {"label": '<b onclick="x">&amp;', "fields": ["<i>"]}}}
    page = drawn(glance(document(collection=facts)))
    assert "<b onclick" not in page
    assert "&lt;i&gt;" in page
    assert 'href="javascript' not in page


def test_an_imported_text_has_no_glance() -> None:
    text = "# Privacy\n\n## Retention\n\nWe keep data for 3 years.\n\n## Your rights\n\nWrite to us."
    assert glance(from_markdown(text, fallback_title="Privacy")) == ()


def test_what_the_next_text_says_of_a_sale_stands_where_this_one_says_it() -> None:
    """Before: “Your data is never sold; from May 1: no longer stated”, and that it is sold some lines below."""
    now, later = (document(sharing={"sale": sale, "ad_sharing": "never"}) for sale in ("never", "yes"))
    topics = foretold(glance(now), glance(later))
    (lines,) = (topic.lines for topic in topics if topic.key == "glance-received")
    assert [(line.words, line.later) for line in lines] == [
        ("Your data is never sold", "Your data is sold"),
        ("Your data is never shared for advertising", ""),
    ]


@pytest.mark.parametrize(
    ("fees", "lines"),
    [
        (("none", "5 EUR"), [("It is free", "5 EUR")]),
        (("5 EUR", "none"), [("What it costs", "It is free")]),
        (("none", UNSPECIFIED), [("It is free", "no longer stated")]),
    ],
)
def test_a_fee_that_begins_or_ends_stands_where_this_text_says_the_other(
    fees: tuple[str, str], lines: list[tuple[str, str]]
) -> None:
    """Before: “It is free; from May 1: no longer stated”, and that it costs something below."""
    now, later = (document(rights={"respond_within": "30 days", "fee": fee}) for fee in fees)
    topics = foretold(glance(now), glance(later))
    (found,) = (topic.lines for topic in topics if topic.key == "glance-rights")
    assert [(line.words, line.later) for line in found if line.later] == lines


def test_a_german_glance_has_german_grammar() -> None:
    facts: dict[str, Facts] = {
        "sharing": {"recipients": {"pay": {"label": "Zahlungsdienste", "when": "wenn Sie bezahlen"}}},
        "retention": {"retention": {"orders": {"keep": "2 months"}}, "on_account_deletion": {"identifiers": "30 days"}},
        "rights": {"rights": {"access": {}}, "respond_within": "1 week", "extension": "2 months"},
        "contact": {"channels": {"mail": {"kind": "email", "value": "a@example.com"}}, "reply_within": "3 years"},
        "cookies": {"cookies": {"session": {"kind": "essential"}}},
    }
    lines = said(glance(document(**facts), Words(language="de")))
    for line in (
        "Zahlungsdienste: wenn: Sie bezahlen",
        "Bestellungen: 2 Monate",
        "Wenn Sie Ihr Konto löschen: was Sie identifiziert, wird innerhalb von 30 Tagen gelöscht",
        "Sie erhalten Antwort: innerhalb von 1 Woche, in schwierigen Fällen bis zu 2 Monate später",
        "Sie erhalten Antwort: innerhalb von 3 Jahren",
        "Cookies: für den Dienst selbst",
    ):
        assert line in lines
    assert "Orders: 2 months" in said(glance(document(**facts)))


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "1 listed; never sold", "2 listed; never sold"),
        ("de", "1 genannt; nie verkauft", "2 genannt; nie verkauft"),
        ("fr", "1 indiqué\N{NO-BREAK SPACE}; jamais vendues", "2 indiqués\N{NO-BREAK SPACE}; jamais vendues"),
        ("es", "1 indicado; nunca se venden", "2 indicados; nunca se venden"),
        ("it", "1 indicato; mai venduti", "2 indicati; mai venduti"),
        ("nl", "1 genoemd; nooit verkocht", "2 genoemd; nooit verkocht"),
    ],
)
def test_recipients_are_counted_whether_they_are_companies_or_kinds_of_them(language: str, one: str, two: str) -> None:
    """Before: “1 type de destinataires” for one company that is named; a list can hold both."""
    company: dict[str, Value] = {"acme": {"label": "Acme Ltd"}}
    kind: dict[str, Value] = {"banks": {"label": "Banks"}}
    for recipients, short in ((company, one), (company | kind, two)):
        topics = glance(document(sharing={"recipients": recipients, "sale": "never"}), Words(language=language))
        assert [topic.short for topic in topics if topic.key == "glance-received"] == [short]


@pytest.mark.parametrize("language", [ENGLISH, *TRANSLATED])
def test_every_event_that_has_words_in_each_language_is_said_in_them(language: str) -> None:
    """`policy check` offers these names, so no page may print one as the files have it: “2 Jahre ab last use”."""
    for name in fact_words("de").words["after"]:
        assert has_words(f"glance-after-{name.replace('_', '-')}", language), name
        facts: Facts = {"retention": {"account": {"keep": "2 years", "after": name}}}
        (line,) = said(glance(document(retention=facts), Words(language=language)))
        assert language == ENGLISH or name.replace("_", " ") not in line


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("end_of_season", "Wir bewahren Karten nach der Spielzeit auf.", "2 Jahre ab einem Ereignis, das der Ab"),
        ("spielzeitende", "Wir bewahren Karten nach dem Spielzeitende auf.", "2 Jahre ab spielzeitende"),
        ("season", "Wir bewahren Saisonkarten auf.", "2 Jahre ab einem Ereignis, das der Abschnitt nennt"),
        ("contract_end", "Wir bewahren Karten auf.", "2 Jahre ab dem Ende des Vertrags"),
    ],
)
def test_an_event_of_one_s_own_is_said_where_the_text_has_its_words(name: str, text: str, shown: str) -> None:
    """Before: “2 Jahre nach end of season”."""
    facts: Facts = {"retention": {"cards": {"keep": "2 years", "after": name}}}
    stated = Document("Datenschutz", "de", (Section("kept", "retention", "Dauer", text, facts),))
    (line,) = said(glance(stated, Words(language="de")))
    assert shown in line
