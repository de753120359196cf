"""What is said in a company's name: only what facts or people say, in words that the brand can replace."""

import datetime
import email
import email.policy
import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.checks import project
from generator.commands.ignored import STEPS, ignored
from generator.mail import mime as mail
from generator.materiality.table import judge
from generator.model import messages as catalogue
from generator.model.brand import NoticePromise
from generator.model.document import Document, Section
from generator.model.levels import Direction, Level
from generator.model.messages import CATALOGUE, SHOWN, USUAL, Words
from generator.model.record import Waiver
from generator.model.words.scripts import SCRIPTS
from generator.model.words.sentence import NOTICE as IN_NOTICE
from generator.model.words.sentence import PAGE as ON_PAGE
from generator.notice import what_to_do, wording
from generator.publish import settings
from generator.publish.build import BODIES
from generator.publish.own_theme import theme_settings
from generator.publish.settings import BrandSite
from generator.site.feeds import calendar, events, versions_json
from generator.site.policy_on_day import PolicyOnDay, policy_on_day
from generator.site.table import compiled
from generator.source.words_file import LONGEST
from generator.text.diff import diff
from generator.text.fact_changes import expanded
from tests import mail_server
from tests.conftest import NOW, ROOT, Policy, edit, tree
from tests.rendered import markdown
from tests.small import ANNOUNCE, FOLDER, KEPT, NAME, RECORD, in_force, keep, refused
from tests.steps import SUMMARY, announced, decided, notified, sealed, sealed_and_announced

WORDS = "policy_source/tiny/words.yml"
BRAND = "policy_source/tiny/brand.yml"
NOTICE = f"{FOLDER}/notices/v002-1.txt"
DAY_2 = "2026-12-02T12:00:00+00:00"


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = in_force(tmp_path, policy, monkeypatch)
    keep(folder, "orders", 9)
    return folder


def own(folder: Path, content: str) -> None:
    (folder / WORDS).write_text(content)


def published(at: str = NOW) -> list[PolicyOnDay]:
    now = datetime.datetime.fromisoformat(at)
    loaded = project.load(Path("policy_source"))
    return [policy_on_day(one, now) for one in loaded.policies if one.versions]


def pages(at: str = NOW) -> dict[str, str]:
    """Return the body of every page of the site."""
    return {page.address: markdown(page) for page in compiled(published(at))}


def counts() -> list[object]:
    """Return how many a notice reached by each channel, as versions.json says it."""
    (item,) = published()
    record = item.record(2)
    assert record
    channels = versions_json.notice(item, record)["channels"]
    assert isinstance(channels, list)
    return [(one["recipients"], one["accepted"]) for one in channels]


def said(html: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", html).split())


# The catalogue.


def test_each_sentence_has_words_and_a_place() -> None:
    for key, sentence in CATALOGUE.items():
        assert sentence.words.strip(), key
        assert re.fullmatch("[a-z]+(-[a-z]+)*", key)
        assert sentence.where in {IN_NOTICE, ON_PAGE}
    assert all(CATALOGUE[key].must for key in CATALOGUE if CATALOGUE[key].needs & {"date", "when", "link", "count"})
    assert all(sentence.must for key, sentence in CATALOGUE.items() if key.startswith("level-"))


BUILT = (
    *("level-", "label-", "because-", "right-", "text-", "section-", "imprint-", "standing-", "given-", "state-"),
    *("count-", "channel-", "list-", "note-", "glance-", "feed-", "file-"),
    *("changes-editorial", "changes-minor", "changes-material", "changes-consent", "ruled-"),
)
"""Keys whose rest is the name of a value."""


@pytest.mark.slow
def test_every_key_that_the_program_says_is_in_the_catalogue_and_each_is_said() -> None:
    own = Path(catalogue.__file__).parent
    found = [path for path in own.parent.rglob("*.py") if own not in path.parents]
    found += [path for name in BODIES for path in (ROOT / "site_overrides" / name).glob("*.html")]
    code = "\n".join(path.read_text() for path in found)
    named = set(re.findall(r"""(?:say|html|part)\(\s*["']([a-z-]+)["']""", code))
    named |= set(re.findall(r"""(?:say_as|titled)\([\w.]+,\s*["']([a-z-]+)["']""", code))
    assert {key for key in named if key not in CATALOGUE and "-" in key} == set()
    fixed = {key for key in CATALOGUE if not key.startswith(BUILT)}
    assert {key for key in fixed if f'"{key}"' not in code.replace("'", '"')} == set()
    for level in Level:
        assert wording.level_of(level, USUAL)
        assert wording.label_of(level, USUAL)
    assert wording.favour_of(Direction.NEUTRAL, USUAL) == ""


def test_the_editors_page_lists_what_can_be_replaced() -> None:
    text = (Path(catalogue.__file__).parents[2] / "docs/words.md").read_text()
    for key, sentence in CATALOGUE.items():
        assert f"| `{key}` | {sentence.words} | {'yes' if sentence.must else ''} |".replace("  |", " |") in text, key
    for key, what in SHOWN.items():
        assert f"| `{key}` | {what} |" in text


def test_a_brand_s_words_stand_in_notice_banner_page_and_letter(tiny: Path, policy: Policy) -> None:
    own(
        tiny,
        "words:\n  applies: Our new text holds from {when}.\n  banner-changes: On {date} we change {title}.\n"
        "  level-material: Please read this.\n  glance: Briefly\n  until-then: ''\n  what-you-can-do: Your choices\n",
    )
    sealed_and_announced(policy, NAME)
    text = (tiny / NOTICE).read_text()
    assert "Our new text holds from January 4, 2027 (00:00, America/New_York)." in " ".join(text.split())
    assert "Please read this." in text
    assert "Until then" not in text
    found = pages()
    assert "On January 4, 2027 we change Terms" in said(found[f"{NAME}/"]).replace(" .", ".")
    assert "Our new text holds from" in said(found[f"{NAME}/notice/"])
    assert "Please read this." in said(found[f"{NAME}/notice/"])
    assert ">Briefly<" in found[f"{NAME}/"]
    assert policy("check").status == 0


OWN: dict[str, str] = {
    "glance-kept": "For how long",
    "glance-kept-by-law": "as laws demand",
    "list-and": "{names} & {last}",
    "changes-several": "In all {count}: {levels}.",
    "changes-one": "In all one: {levels}.",
    "changes-material": "{count} that matter",
    "changes-for": "{count} times {whom}",
    "channel-site": "up here",
    "channel-email": "by letter of the net",
    "count-days": "{count} nights",
    "count-recipients": "{count} readers",
    "state-announced": "known",
    "heard-inserted": "({words}, which is new)",
    "heard-removed": "({words}, which goes)",
    "step-last": "{step} and no more",
    "version-in-force": "Since {date} in force, for good at {link}.",
    "banner-name": "News",
    "link-here": "To this place",
    "file-calendar": "Days to note",
    "feed-changes": "{title}: another text on {date}",
    "calendar-changes": "{brand}, {title}: another text",
    "calendar-notice": "{brand}, {title}: the last day",
}


def test_a_brand_s_words_stand_at_a_glance_in_numbers_redlines_feeds_and_calendars(tiny: Path, policy: Policy) -> None:
    own(tiny, "words:\n" + "".join(f"  {key}: {json.dumps(words)}\n" for key, words in OWN.items()))
    assert "words.yml" not in policy("check").out
    sealed_and_announced(policy, NAME)
    notified(Path("policy_source"), NAME)
    found = pages()
    shown = {address: said(body) for address, body in found.items()}
    changes, text = f"{NAME}/versions/2/changes/", shown[f"{NAME}/"]
    assert "For how long" in text
    assert re.search(r"In all (one|[0-9]+): 1 that matter", shown[changes])
    assert "1 times less in your favour" in shown[changes]
    assert re.search(r"by letter of the net on [^)]*\) \(10 of 10 readers reached\)", shown[changes])
    assert "up here on December" in shown[changes]
    assert re.search(r"[0-9]+ nights before it takes effect", shown[f"{NAME}/versions/"])
    assert "known" in shown[f"{NAME}/versions/"]
    assert re.search(r"<ins><i>\(</i>9<i>, which is new\)</i></ins>", found[changes])
    assert re.search(r"<a [^>]*><i></i>[0-9]/[0-9]<i> and no more</i></a>", found[changes])
    assert re.search(r"Since \w+ \d+, \d{4} in force, for good at Terms ?\.", shown[f"{NAME}/versions/1/"])
    assert 'aria-label="News"' in found[f"{NAME}/"]
    assert "which is new)" in html(tiny, policy)
    (item,) = published()
    assert "Terms: another text on January 4, 2027" in [one.title for one in events.events(item)]
    titles = [one.title for one in calendar.entries(item)]
    assert {"Tiny, Terms: another text", "Tiny, Terms: the last day"} <= set(titles)
    assert policy("check").status == 0


def test_what_scripts_say_stands_on_the_pages_that_need_it(tiny: Path, policy: Policy) -> None:
    own(tiny, "words:\n  when-answer: 'On {date}: {link}'\n  step-this: Here & now\n  compare-reading: Reading\n")
    sealed_and_announced(policy, NAME)
    found = pages()
    assert 'data-when-answer="On {date}: {link}"' in found[f"{NAME}/versions/"]
    for address in (f"{NAME}/versions/2/changes/", f"{NAME}/notice/", f"{NAME}/compare/"):
        assert 'data-step-this="Here &amp; now"' in found[address], address
    assert 'data-compare-reading="Reading"' in found[f"{NAME}/compare/"]
    assert "data-said" not in found[f"{NAME}/"]


def test_scripts_say_nothing_but_the_words_of_the_page() -> None:
    assets, parts = ROOT / "site_overrides/assets", ROOT / "site_overrides/parts/script-words.html"
    code = "".join((assets / name).read_text() for name in ("policy.js", "compare.js"))
    code = re.sub(r"/\*.*?\*/", "", code, flags=re.DOTALL)
    asked = {name for name in re.findall(r'"([a-z]+[A-Z]\w+)"', code) if name != "DOMContentLoaded"}
    keys = {re.sub("[A-Z]", lambda found: f"-{found[0].lower()}", name) for name in asked}
    handed = set(re.findall(r'"([a-z-]+)"', parts.read_text()))
    assert keys <= handed <= set(CATALOGUE)
    assert handed - keys <= {"keys", "before", "after"}
    for sentence in SCRIPTS.values():
        longest = max(re.split(r"\{[a-z]+\}", sentence.words), key=len).strip()
        assert len(longest) < 4 or longest not in code, longest


def test_the_page_for_missing_addresses_says_a_brand_s_words(tmp_path: Path) -> None:
    brand = BrandSite("tiny", "Tiny & Co", (), words=Words({"not-found-start": "Back to {name}"}))
    look = theme_settings(ROOT, tmp_path / "build/docs")
    written = settings.write_brand(look, tmp_path / "build/docs", brand, {}, styled=False).read_text()
    template = (ROOT / "site_overrides/404.html").read_text()
    assert "Back to Tiny &amp; Co" in written
    assert CATALOGUE["not-found-words"].words.split(".")[0] in written
    assert set(re.findall(r"extra\.not_found\.(\w+)", template)) == {"title", "words", "start"}


BAD = [
    ("words:\n  aplies: X {when}\n", "words.yml:2:3: error: no sentence is called “aplies”, did you mean “applies”?"),
    ("words:\n  applies: It applies.\n", "words.yml:2:12: error: the placeholder {when} is missing in “applies”"),
    ("words:\n  opening: '{brand} {titel} {title}'\n", "words.yml:2:12: error: “opening” has no placeholder {titel}"),
    ("words:\n  applies: ''\n", "words.yml:2:12: error: “applies” can be reworded, but not emptied"),
    ("words:\n  level-material: '  '\n", "can be reworded, but not emptied"),
    ("words:\n  link-notice:\n", "can be reworded, but not emptied"),
    ("words:\n  until-then:\n", '“until-then” has no words, write "" to leave it out'),
    ("words:\n  glance-from-to: 'up to {most}'\n", "the placeholder {least} is missing in “glance-from-to”"),
    ("words:\n  compare-between: on the way\n", "the placeholder {count} is missing in “compare-between”"),
    ("words:\n  glance-sale-yes: ''\n", "“glance-sale-yes” can be reworded, but not emptied"),
    ("words:\n  opening: [a]\n", "words.yml:2:12: error: the words of “opening” can't be a list"),
    ("words: X\n", "words.yml:1:8: error: “words” can't be “X”"),
    ("word:\n  a: b\n", "words.yml:1:1: error: “word” is not a key of words.yml, did you mean “words”?"),
    ("show:\n  favor: no\n", "“favor” is nothing that can be switched off, did you mean “favour”?"),
    ("show:\n  favour: never\n", "words.yml:2:11: error: “favour” can't be “never”, write yes or no"),
    (f"words:\n  until-then: {'x' * (LONGEST + 1)}\n", f"has {LONGEST + 1} characters"),
    ("words:\n  until-then: a\n  until-then: b\n", "words.yml:3:3: error: the key “until-then” stands twice"),
    ("words:\n  until-then: Then: see\n", "“until-then” holds a colon, so it needs quotes"),
]


@pytest.mark.parametrize(("content", "says"), BAD)
def test_words_that_can_not_be_said_are_named_and_stop_everything(
    tiny: Path, policy: Policy, content: str, says: str
) -> None:
    own(tiny, content)
    found = policy("check")
    assert found.status == 1
    assert says in found.out
    assert policy("freeze", NAME, "--yes").status == 1
    assert policy("build").status == 1


def test_words_can_be_emptied_and_hold_markup_that_is_text(tiny: Path, policy: Policy) -> None:
    own(tiny, "words:\n  opening: '<b>{brand}</b> & {title}'\n  until-then: \"\"\nshow: {favour: yes}\n")
    sealed_and_announced(policy, NAME)
    assert "<b>Tiny</b> & Terms" in (tiny / NOTICE).read_text()
    assert "&lt;b&gt;Tiny&lt;/b&gt; &amp; Terms" in pages()[f"{NAME}/notice/"]


# The words at announcement.


def test_other_words_in_the_notice_period_are_a_revision(tiny: Path, policy: Policy) -> None:
    own(tiny, "words:\n  until-then: The old text holds till then.\n")
    sealed_and_announced(policy, NAME)
    assert "\nwords: sha256:" in (tiny / RECORD).read_text()
    notified(Path("policy_source"), NAME)
    assert policy("check").status == 0
    own(tiny, "words:\n  until-then: Nothing changes till then.\n")
    found = policy("check")
    assert found.status == 1
    assert "the words of notices (words.yml) are others than when version 2 was announced" in found.out
    assert policy("build").status == 1
    assert policy("freeze", NAME, "--yes", "--revises", "2", "--now", DAY_2).status == 0
    announced(policy, NAME, at=DAY_2)
    assert policy("check", "--now", DAY_2).status == 0
    assert "Nothing changes till then." in (tiny / f"{FOLDER}/notices/v003-1.txt").read_text()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "words:\n  until-then: Nothing changes till then.\n"),
        ("words:\n  until-then: Nothing changes till then.\n", ""),
    ],
)
def test_words_that_come_or_go_are_other_words(tiny: Path, policy: Policy, before: str, after: str) -> None:
    for content, status in ((before, 0), (after, 1), (before, 0)):
        if content:
            own(tiny, content)
        else:
            (tiny / WORDS).unlink(missing_ok=True)
        if not (tiny / NOTICE).exists():
            sealed_and_announced(policy, NAME)
        assert policy("check").status == status, content


@pytest.mark.parametrize(
    "content",
    [
        "words:\n  until-then:   Nothing changes  till then.\n",
        "words:\n  until-then: Nothing changes till then.\n  glance: Briefly\n",
        "words:\n  until-then: Nothing changes till then.\nshow:\n  favour: no\n",
    ],
)
def test_what_is_no_other_word_of_a_notice_is_no_revision(tiny: Path, policy: Policy, content: str) -> None:
    own(tiny, "words:\n  until-then: Nothing changes till then.\n")
    sealed_and_announced(policy, NAME)
    own(tiny, content)
    assert policy("check").status == 0
    notified(Path("policy_source"), NAME)
    own(tiny, "words: {}\n")
    assert policy("check", "--now", "2027-01-04T05:00:00+00:00").status == 0  # what applies was told


# What the facts of the policy state, and no more.


def test_nothing_is_promised_that_no_fact_states(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    text = " ".join((tiny / NOTICE).read_text().split())
    page = said(pages()[f"{NAME}/notice/"])
    for promise in ("penalty", "object", "withdraw", "consent", "a copy of your data", "deleted", "cancel", "rights"):
        assert promise not in text, promise
        assert promise not in page.replace("cancelled", ""), promise
    assert "What you can do" not in text
    assert "How to reach us" in text


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
        ((("terms", {"cancel": "at any time"}),), ["You can cancel: at any time."]),
        ((("terms", {"cancel": "unspecified"}),), []),
        ((), []),
    ],
)
def test_choices_are_those_of_the_facts(facts: tuple[tuple[str, dict[str, object]], ...], then: list[str]) -> None:
    found = what_to_do.ways_out(document(*facts), document(*facts), USUAL)
    assert [one.rpartition("states: ")[2] for one in found] == then
    assert what_to_do.ways_out(document(*facts), document(), USUAL) == ()
    assert what_to_do.ways_out(document(), document(*facts), USUAL) == ()


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


def html(tiny: Path, policy: Policy) -> str:
    assert policy("notify", NAME, "--dry-run", "out").status == 0
    message = email.message_from_bytes((tiny / "out/tiny-terms-v002.eml").read_bytes(), policy=email.policy.default)
    body = message.get_body(("html",))
    assert body is not None
    return " ".join(str(body.get_content()).split())


# What can be switched off.


def test_labels_glance_counts_and_names_can_be_switched_off(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    notified(Path("policy_source"), NAME)
    shown = {address: said(body) for address, body in pages().items()}
    changes = f"{NAME}/versions/2/changes/"
    assert "less in your favour" in shown[f"{NAME}/notice/"]
    assert "At a glance" in shown[f"{NAME}/"]
    assert "10 of 10 recipients reached" in shown[changes]
    assert "by A" in shown[changes]
    assert counts() == [(10, 10), (None, None)]
    own(tiny, "show:\n  favour: no\n  glance: no\n  counts: no\n  names: no\n")
    assert counts() == [(None, None), (None, None)]
    every = {address: said(body) for address, body in pages().items()}
    for words in ("your favour", "At a glance", "recipients reached", "by A ", "by K "):
        assert not [address for address, body in every.items() if words in body.split("The notice as sent")[0]], words
    assert "by a person whom our records name" in every[changes]
    assert Words(hidden=frozenset({"favour"})).digest == ""


# What would be sent.


def test_a_dry_run_is_what_is_sent_before_and_after_the_announcement(
    tiny: Path, policy: Policy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    assert policy("notify", NAME, "--dry-run", "before", "--summary", SUMMARY).status == 0
    assert policy(*ANNOUNCE).status == 0
    assert policy("notify", NAME, "--dry-run", "after").status == 0
    assert tree(tiny / "before") == tree(tiny / "after")
    assert (
        policy("postpone", NAME, "--by", "a-moreau", "--because", "The letters came back from the printer.").status == 0
    )
    assert policy("notify", NAME, "--dry-run", "later").status == 0
    (tiny / "list.csv").write_text("email\na@example.com\n")
    sent: list[bytes] = []
    addressed = mail.addressed

    def keeping(*words: Any) -> bytes:
        sent.append(addressed(*words))
        return sent[-1]

    monkeypatch.setattr(mail, "addressed", keeping)
    with mail_server.running(tmp_path / "log") as server:
        for key, value in {"HOST": "127.0.0.1", "PORT": str(server.port), "SECURITY": "none"}.items():
            monkeypatch.setenv(f"POLICY_SMTP_{key}", value)
        monkeypatch.setenv("POLICY_SMTP_FROM", "privacy@example.com")
        assert policy("notify", NAME, "--recipients", "list.csv").status == 0
        assert len(server.taken()) == len(sent) == 1
    shown = (tiny / "later/tiny-terms-v002.eml").read_bytes()
    own_lines = re.compile(rb"^(?:Date|Message-ID|To|From):.*\r\n", re.MULTILINE)
    assert own_lines.sub(b"", shown).strip() == own_lines.sub(b"", sent[0]).strip()
    assert shown.count(b"We had announced it for January 4, 2027.") == 2
    refused(
        policy, tiny, "its summary and its day are set", "notify", NAME, "--dry-run", "x", "--summary", "X", status=2
    )
    refused(policy, tiny, "go with --dry-run", "notify", NAME, "--recipients", "list.csv", "--summary", "X", status=2)


# Links, and options that nothing would use.


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
    assert wording.reachable(document(("contact", {"channels": channels}))) == ("b@example.com",)


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
    words = ("--exception", "imminent_security", "--basis", "an attack", "--approved-by", "k-lind", "--breaks-promise")
    assert policy("announce", NAME, "--by", "a-moreau", "--summary", SUMMARY, *words).status == 0
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
    assert wording.breach(USUAL, older) == CATALOGUE[breaks].words
    assert ("that we promised" in wording.exception(waiver, USUAL, older)) == promises
    assert "that we promised" not in wording.exception(waiver, USUAL, None)


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
