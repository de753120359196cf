"""What `due` says of consent: what policy.json and the notice ask for; “renewed” only where one was given before."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.materiality.consent_questions import Asked, renews
from generator.model.document import Document, Section
from generator.notice.due_list import duties
from generator.notice.duty import Task
from generator.schema.facts import Facts
from generator.site.feeds.policy_json import policy_json
from generator.site.pages.notice import NoticeView, notice_page
from generator.site.policy_on_day import policy_on_day
from tests.conftest import NOW, Policy
from tests.open_draft import drafted
from tests.small import ANNOUNCE, NAME, RECORD

MOMENT = datetime.datetime.fromisoformat(NOW)


def question(path: str = "") -> Asked:
    """Return a question about a fact, or about prose where there is no path."""
    return Asked("1", 2, "", "Selling", "sharing", path, (), existing=True)


@pytest.mark.parametrize(
    ("path", "kind", "facts", "renewed"),
    [
        # near misses: nobody was asked before, whatever else the facts say
        ("", "other", {}, False),
        ("sale", "sharing", {"sale": "never"}, False),
        ("sale", "sharing", {"sale": "opt_out"}, False),
        ("purposes/ads", "use", {"purposes": {"ads": {"basis": "legitimate_interest"}}}, False),
        ("purposes/ads", "use", {"purposes": {"news": {"basis": "consent"}}}, False),
        ("", "use", {"purposes": {"ads": {"basis": "consent"}}}, False),
        ("cookies/x/control", "cookies", {"cookies": {"x": {"control": "settings"}}}, False),
        ("", "changes", {"consent": "never"}, False),
        ("", "changes", {"notice": {"days": 30}}, False),
        ("", "other", {"consent": "always"}, False),
        # a consent was asked for before
        ("sale", "sharing", {"sale": "opt_in"}, True),
        ("purposes/ads", "use", {"purposes": {"ads": {"basis": "consent"}}}, True),
        ("purposes/ads/data/x", "use", {"purposes": {"ads": {"basis": "consent"}}}, True),
        ("cookies/x/control", "cookies", {"cookies": {"x": {"control": "consent"}}}, True),
        ("", "changes", {"consent": "where_required"}, True),
        ("sale", "changes", {"consent": "always"}, True),
    ],
)
def test_a_consent_is_renewed_only_where_one_was_asked_for(
    path: str, kind: str, facts: Facts, *, renewed: bool
) -> None:
    older = Document("Terms", "en", [Section("one", kind, "One", "Words.", facts)])
    assert renews(question(path), older) is renewed


@pytest.fixture
def asking(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small policy with an announced change of which nobody said whether it needs consent."""
    folder = drafted(tmp_path, policy, monkeypatch)
    for words in (("freeze", NAME, "--yes"), ("approve", NAME, "--by", "k-lind"), ANNOUNCE):
        done = policy(*words)
        assert done.status == 0, done.said
    return folder


def test_due_asks_for_what_the_notice_and_programs_ask_for(asking: Path, policy: Policy) -> None:
    assert "level: material+consent" in (asking / RECORD).read_text()
    item = policy_on_day(policy_source.load(Path("policy_source")).policy(NAME), MOMENT)
    (listed,) = policy_json(item, item.today)["upcoming"][0]["consent"]  # type: ignore[index]
    page = notice_page(item).view
    assert isinstance(page, NoticeView)
    assert [one.label for one in page.changes[0].consent] == [listed["label"]]
    said = policy("due", NAME, "--format", "json").out
    assert f"Have the application ask for consent to version 2 ({listed['label']}); it reads policy.json." in said
    assert "Nobody said whether all of it needs consent, so it is asked." in said
    assert "renewed" not in said


def test_due_speaks_of_renewing_where_the_text_in_force_promises_to_ask(asking: Path) -> None:
    sealed = policy_source.load(asking / "policy_source").policy(NAME)
    promise = Section("changes", "changes", "Changes", "We ask you where a law says so.", {"consent": "where_required"})
    first = sealed.versions[0]
    document = replace(first.document, sections=(*first.document.sections, promise))
    item = replace(sealed, versions=(replace(first, document=document), *sealed.versions[1:]))
    (said,) = (one.what for one in duties(item, MOMENT) if one.task is Task.CONSENT)
    assert said.startswith("Have the application ask for renewed consent to version 2 (")
