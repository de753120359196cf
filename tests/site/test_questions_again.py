"""What people are asked where a purpose was dropped, and comes back: a yes of before is none of now."""

import datetime
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.publish.build import policies_today
from generator.site.feeds.policy_json import policy_json
from tests import small
from tests.conftest import Policy, edit
from tests.small import FOLDER, NAME, ROOT_OF, keep
from tests.steps import announced, notified, sealed

USE = (
    "---\ntype: use\ntitle: How we use it\nfacts:\n  purposes:\n"
    "    - {id: answers, label: Answering your questions, data: [mail], basis: contract}\n"
    "---\nWe read what you tell us.\n"
)
ADS = "    - {id: ads, label: Advertising, data: [mail], basis: consent}\n---\n"
SAID = "We read what you tell us, and show you advertising by it."
DAYS = ("2026-12-01", "2027-03-01", "2027-06-01")


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    sheet = small.SOURCES["terms/policy.yml"].replace("[kept, asked]", "[kept, asked, use]")
    changed = {"terms/policy.yml": sheet, "terms/sections/use.md": USE}
    monkeypatch.setattr(small, "SOURCES", {**small.SOURCES, **changed})
    return small.in_force(tmp_path, policy, monkeypatch)


def told(tiny: Path, policy: Policy, text: str, day: str) -> None:
    (tiny / FOLDER / "sections/use.md").write_text(text)
    at = f"{day}T12:00:00+00:00"
    sealed(policy, NAME, at=at, level="material+consent" if ADS in text else "material")
    announced(policy, NAME, at=at)
    notified(ROOT_OF, NAME, at=at)


def questions(day: str, version: int = 1) -> list[str]:
    """Return the ids of what somebody is asked on a day who accepted a version."""
    now = datetime.datetime.fromisoformat(f"{day}T12:00:00+00:00")
    item = next(one for one in policies_today(policy_source.load(ROOT_OF), now) if one.policy.name == NAME)
    since = policy_json(item, item.today)["since"]
    assert isinstance(since, list)
    return [one["id"] for row in since if row["version"] == version for one in row["consent"]]


WITH_ADS = USE.replace("---\nWe read what you tell us.", f"{ADS}{SAID}")


def test_who_agreed_before_a_purpose_was_dropped_is_asked_again(tiny: Path, policy: Policy) -> None:
    """Before: the question had the same id as the one of years ago, and whoever had answered that was not asked."""
    told(tiny, policy, WITH_ADS, DAYS[0])
    first = questions("2027-02-01")
    assert len(first) == 2  # of the fact, and of the words beside it
    told(tiny, policy, USE, DAYS[1])
    assert questions("2027-05-01") == []  # before: the words were asked about, though they were gone
    told(tiny, policy, WITH_ADS, DAYS[2])
    again = questions("2027-08-01")
    assert (len(again), {*first} & {*again}) == (2, set())
    assert questions("2027-08-01", 3) == again


def test_a_question_keeps_its_name_while_nothing_is_taken_back(tiny: Path, policy: Policy) -> None:
    """Near misses: a later change beside it, and words that moved to another section and are said there."""
    told(tiny, policy, WITH_ADS, DAYS[0])
    first = questions("2027-02-01")
    keep(tiny, "account", 5)
    told(tiny, policy, WITH_ADS, DAYS[1])
    assert questions("2027-05-01") == first
    edit(tiny / FOLDER / "sections/kept.md", "It's filed", "We show you advertising by what you tell us.\n\nIt's filed")
    told(tiny, policy, WITH_ADS.replace(ADS, "---\n").replace(SAID, "We read what you tell us."), DAYS[2])
    assert [one for one in questions("2027-08-01") if one in first] == first[1:]
