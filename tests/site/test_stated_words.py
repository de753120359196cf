"""Nothing is said in a company's name but what facts or people state."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.commands.ignored_options import STEPS, ignored
from generator.materiality.judge_changes import judge
from generator.materiality.summary import SummaryEntry, group_changes
from generator.materiality.verdict import Judged, Verdict
from generator.model.brand import NoticePromise
from generator.model.catalogue import CATALOGUE, USUAL, Words
from generator.model.document import Document, Section
from generator.model.levels import Direction, Level
from generator.model.record import Waiver
from generator.notice import change_sentences, reader_options
from generator.text.diff import diff
from generator.text.document_alignment import aligned
from generator.text.fact_changes import expanded
from generator.text.redline import redline
from tests.conftest import Policy, edit, settled
from tests.site.company import BRAND, NOTICE, html, pages, said
from tests.small import FOLDER, KEPT, NAME, made, refused
from tests.steps import DANGER, SUMMARY, announced, decided, sealed, sealed_and_announced


def test_nothing_is_promised_that_no_fact_states(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    text = " ".join((tiny / NOTICE).read_text().split())
    page = said(pages()[f"{NAME}/notice/"])
    for promise in ("penalty", "object", "withdraw", "consent", "a copy of your data", "deleted", "cancel", "rights"):
        assert promise not in text, promise
        assert promise not in page.replace("cancelled", ""), promise
    assert "What you can do" not in text
    assert "How to reach us" in text


def test_words_that_stay_below_another_heading_are_not_said_to_change(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before: “The wording changes:”, and below it a passage in which no word had changed."""
    made(tmp_path)
    monkeypatch.chdir(settled(tmp_path))
    objecting = "\n### To object\n\nYou can object to the use of your account.\n"
    path = tmp_path / KEPT
    path.write_text(f"{path.read_text()}\n### To ask\n\nYou can ask us.\n{objecting}\nWrite to us for any of this.\n")
    assert policy("freeze", NAME, "--yes", "--effective", "2025-01-15").status == 0
    path.write_text(path.read_text().replace(objecting, ""))
    sealed_and_announced(policy, NAME)
    text = " ".join((tmp_path / NOTICE).read_text().split())
    assert "These words stay, and what stands above them changes: Write to us for any of this." in text
    assert "The text changes" not in text


def test_readers_are_told_how_to_reach_a_company_now(tiny: Path, policy: Policy) -> None:
    """Before: a number that comes with the new text stood under “How to reach us” before, and when it never came."""
    edit(tiny / f"{FOLDER}/sections/asked.md", "356-6726", "555-0142")
    sealed_and_announced(policy, NAME)
    (_, reached), now = (tiny / NOTICE).read_text().split("How to reach us\n"), "* +1 (405) 356-6726"
    assert now in reached
    assert "555-0142" not in reached
    words = ("--by", "a-moreau", "--because", "The old number stays in use for a while.")
    assert policy("withdraw", NAME, *words).status == 0
    assert now in (tiny / f"{FOLDER}/notices/v002-withdrawn.txt").read_text()


def document(*sections: tuple[str, dict[str, object]]) -> Document:
    return Document(
        kind="privacy",
        language="en",
        title="T",
        subtitle="",
        sections=tuple(Section(f"s{n}", kind, "", "x", facts) for n, (kind, facts) in enumerate(sections)),  # type: ignore[arg-type]
    )


CLOSE = {"close_without_penalty": {"we": "always", "what": "let you close your account without penalty"}}
RIGHTS = {"objection": {}, "mine": {"term": "eu-gdpr:A7-3"}, "odd": {}}


@pytest.mark.parametrize(
    ("facts", "then"),
    [
        ((("rights", {"rights": RIGHTS}),), ["to object to a use of your data; to withdraw a consent that you gave."]),
        ((("rights", {"rights": "unspecified"}),), []),
        ((("rights", {"rights": {"odd": {}}}),), []),
        ((("terms", {"promises": CLOSE}),), ["You can close your account without penalty."]),
        ((("other", {"promises": {"close_without_penalty": {**CLOSE["close_without_penalty"], "we": "never"}}}),), []),
        ((("other", {"promises": {"close_without_penalty": {"we": "always", "unless": "you owe us"}}}),), []),
        ((("terms", {"cancel": "at any time"}),), ["When you can cancel: at any time."]),
        ((("terms", {"cancel": "unspecified"}),), []),
        ((), []),
    ],
)
def test_choices_are_those_of_the_facts(facts: tuple[tuple[str, dict[str, object]], ...], then: list[str]) -> None:
    found = reader_options.reader_options(document(*facts), document(*facts), USUAL)
    assert [one.rpartition("states: ")[2] for one in found] == then
    assert reader_options.reader_options(document(*facts), document(), USUAL) == ()
    assert reader_options.reader_options(document(), document(*facts), USUAL) == ()


PLACES = {
    "If you live in the European Union": True,
    "California": True,
    "Residents of Colorado": True,
    "For people in Germany": True,
    "Wenn Sie in der Schweiz wohnen": True,
    "Si vous êtes en France": True,
    "Residentes en España": True,
    "Als u in Nederland woont": True,
    "Your rights": False,
    "Ihre Rechte": False,
    "Vos droits": False,
    "Your rights and how to use them": False,
    "If you want a copy": False,
}


@pytest.mark.parametrize(("title", "of_some"), PLACES.items())
def test_a_right_of_some_places_is_told_with_them(title: str, *, of_some: bool) -> None:
    """Before: what a text gives to people in the European Union, its notice said of all."""
    here, everywhere = (Section(name, "rights", name, "x", {"rights": {"access": {}}}) for name in (title, "More"))
    one, both = (Document("T", "en", sections) for sections in ((here,), (here, everywhere)))
    named = f"a copy of your data ({title})." if of_some else "a copy of your data."
    assert reader_options.reader_options(one, one, USUAL)[0].endswith(named)
    assert reader_options.reader_options(both, both, USUAL)[0].endswith("a copy of your data.")
    assert reader_options.reader_options(both, one, USUAL)[0].endswith(named)
    assert reader_options.reader_options(one, one, replace(USUAL, edition=3))[0].endswith("a copy of your data.")


def test_what_no_fact_and_nobody_states_is_shown_and_not_judged(tiny: Path, policy: Policy) -> None:
    (tiny / KEPT).write_text((tiny / KEPT).read_text() + "\nWe never sell your orders.\n")
    decided(policy, NAME)
    assert policy("freeze", NAME, "--yes").status == 0
    announced(policy, NAME)
    text = (tiny / NOTICE).read_text()
    assert "* What is kept: This is new (less in your favour):" in text or "* What is kept: This is new:" in text
    assert "{+We never sell your orders.+}" in text
    for judged in ("A passage was", "It says", "not so", "Before:", "After:"):
        assert judged not in text
    assert text.count("7 years → 9 years") == 1


def test_a_value_that_came_alone_is_not_shown_without_its_name(tiny: Path, policy: Policy) -> None:
    edit(tiny / KEPT, "    - {id: orders,", "    - {id: notes, keep: 16 days}\n    - {id: orders,")
    sealed_and_announced(policy, NAME)
    assert "After:" not in (tiny / NOTICE).read_text()


def test_people_s_summary_leads(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    text = (tiny / NOTICE).read_text()
    assert " ".join(text.split("\n\n")[1].split()) == SUMMARY
    found = pages()
    for address, first in (
        (f"{NAME}/", "Terms changes on"),
        (f"{NAME}/notice/", "Tiny changes its Terms"),
        ("tiny/", "T"),
    ):
        body = said(found[address][found[address].index("policy-banner") :])
        assert body.index(SUMMARY) < body.index(first), address
    message = html(tiny, policy)
    assert message.index(SUMMARY) < message.index("Tiny changes its Terms") < message.index("What changes")


@pytest.mark.parametrize("line", ["published_at: unspecified\n", ""])
def test_a_placeholder_never_reaches_a_link(tiny: Path, policy: Policy, line: str) -> None:
    edit(tiny / BRAND, "published_at: https://tiny.example/policies/\n", line)
    sealed_and_announced(policy, NAME)
    assert "unspecified" not in (tiny / NOTICE).read_text()
    duty = policy("due").out
    assert "unspecified" not in duty
    for address, body in pages().items():
        for link in re.findall(r'(?:href|src)="([^"]*)"', body):
            assert "unspecified" not in link, (address, link)
        assert "unspecified/" not in body, address


def test_a_channel_that_is_not_said_is_none() -> None:
    channels: dict[str, object] = {"a": {"value": "unspecified"}, "b": {"value": "b@example.com"}, "c": {}}
    assert change_sentences.reachable(document(("contact", {"channels": channels}))) == ("b@example.com",)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--seen", "https://x.example", "--by", "a"), "--by would be ignored with --seen"),
        (("--given", "post", "--where", "x", "--because", "y"), "--because would be ignored with --given"),
        (("--accept-unreached", "--by", "a", "--basis", "b"), "--basis would be ignored with --accept-unreached"),
        (("--by", "a", "--summary", "s", "--basis", "b"), "--basis goes with --exception"),
        (("--by", "a", "--summary", "s", "--breaks-promise"), "--breaks-promise goes with --exception"),
        (("--by", "a", "--summary", "s", "--approved-by", "k"), "--approved-by goes with --exception or --accept"),
        (("--by", "a", "--summary", "s", "--where", "k"), "--where goes with --given"),
        (("--by", "a", "--summary", "s", "--because", "k"), "--because goes with --accept-unreached"),
    ],
)
def test_options_that_would_be_ignored_are_refused(
    tiny: Path, policy: Policy, words: tuple[str, ...], says: str
) -> None:
    refused(policy, tiny, says, "announce", NAME, *words, status=2)


def test_options_that_count_are_taken() -> None:
    for step, uses in STEPS.items():
        assert ignored(frozenset({step, *uses})) == ""
    assert ignored(frozenset({"--by", "--summary", "--reason", "--effective"})) == ""
    assert (
        ignored(frozenset({"--by", "--summary", "--exception", "--basis", "--approved-by", "--breaks-promise"})) == ""
    )


def test_a_text_that_promises_no_notice_is_not_said_to_have_promised_it(tiny: Path, policy: Policy) -> None:
    """Before: “the notice that we promised”, and a broken promise, where no text promises any."""
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    when = ("--since", "2026-12-01")
    assert policy("announce", NAME, "--by", "a-moreau", "--summary", SUMMARY, *DANGER, *when).status == 0
    text = " ".join((tiny / NOTICE).read_text().split())
    assert "It does not wait for our usual period of notice, because security is in imminent danger" in text
    assert "No text that was in force provides for such an exception." in text
    found = said(pages()[f"{NAME}/notice/"])
    assert "promise" not in text
    assert "the notice that we promised" not in found
    assert "our usual period of notice" in found


@pytest.mark.parametrize(("promises", "breaks"), [(True, "breaks-promise"), (False, "not-provided-for")])
def test_only_a_promise_in_the_text_is_broken(*, promises: bool, breaks: str) -> None:
    waiver = Waiver("imminent_security", "an attack", "a-moreau", "k-lind", breaks_promise=True)
    days = 30 if promises else "unspecified"
    older = Document("Terms", "en", (Section("updates", "changes", "Updates", "", {"notice": {"days": days}}),))
    assert change_sentences.breach(USUAL, older) == CATALOGUE[breaks].words
    assert ("that we promised" in change_sentences.exception(waiver, USUAL, older)) == promises
    assert "that we promised" not in change_sentences.exception(waiver, USUAL, None)


def test_the_condition_of_a_promise_goes_with_it() -> None:
    """Before: “We dropped the promise never to send you offers”, which nobody had promised without a condition."""
    offers: dict[str, Any] = {"we": "never", "what": "send you offers", "unless": "you allowed it"}
    with_it = Document("Terms", "en", (Section("kept", "other", "Kept", "", {"promises": {"offers": offers}}),))
    without = Document("Terms", "en", (Section("kept", "other", "Kept", "", {"promises": {}}),))
    promise = NoticePromise()
    for old, new, says in (
        (with_it, without, "We dropped the promise never to send you offers unless you allowed it."),
        (without, with_it, "We now promise never to send you offers unless you allowed it."),
    ):
        judged = judge(expanded(diff(old, new)), old, new, (promise, promise))
        assert [one.verdict.reason for one in judged] == [says]


def test_yes_and_no_are_no_values_to_show() -> None:
    """Before: “You would have to settle disputes by arbitration.”, and below it “Before: no, After: yes”."""
    old, new = (
        Document("Terms", "en", (Section("a", "terms", "A", "", {"disputes": {"arbitration": one}, "refund": days}),))
        for one, days in ((False, "30 days"), (True, "14 days"))
    )
    judged = judge(expanded(diff(old, new)), old, new, (NoticePromise(), NoticePromise()))
    of = redline(old, new, aligned(old, new), [one.change for one in judged])
    told = [change_sentences.changed(entry, of, old, new, USUAL) for entry in group_changes(judged)]
    assert [(one.reason, one.sides) for one in told] == [
        ("You would have to settle disputes by arbitration.", ()),
        ("This changes: how long you can get your money back (30 days → 14 days).", ()),
    ]


@pytest.mark.parametrize(
    ("before", "after", "reason", "shown", "former"),
    [
        ({"country": "GB"}, {"country": "US"}, "United Kingdom → United States.", 0, 2),
        ({"country": "GB"}, {"country": "US"}, "We share more.", 2, 2),
        ({"when": "none"}, {"when": "you pay"}, "It happens when you pay.", 0, 2),
        ({"when": "none"}, {"when": "you pay"}, "It happens more often.", 2, 2),
        ({"when": "you ask"}, {"when": "you pay"}, "It happens when you pay.", 2, 2),
    ],
)
def test_both_sides_stand_below_a_sentence_that_does_not_say_them(
    before: dict[str, str], after: dict[str, str], reason: str, shown: int, former: int
) -> None:
    """Before: “before: GB, after: US” below the names of both; what was announced so stays so."""
    old, new = (document(("sharing", {"recipients": {"host": {"label": "Host", **one}}})) for one in (before, after))
    (change,) = expanded(diff(old, new))
    entry = SummaryEntry(Judged(change, Verdict(Level.MATERIAL, Direction.UNKNOWN, "48", reason)))
    of = redline(old, new, aligned(old, new), [change])
    now, earlier = (change_sentences.changed(entry, of, old, new, Words(edition=edition)).sides for edition in (5, 4))
    assert (len(now), len(earlier)) == (shown, former)
    assert "GB" not in str(now)
