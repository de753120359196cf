"""What is published for programs of a policy that ended says so, and since when; lists go on from older ones."""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.loading import policy_source
from generator.publish.build import policies_today
from generator.site.feeds.dpv import dpv
from generator.site.feeds.json_schemas import SCHEMAS
from generator.site.feeds.schema_org import described
from generator.site.policy_on_day import PolicyOnDay
from tests.conftest import Policy, edit
from tests.rendered import all_pages, markdown
from tests.site.feed_readers import ADS, USE
from tests.site.feed_readers import NAME as PRIVACY
from tests.site.published_files import feeds
from tests.small import KEPT, NAME, ROOT_OF
from tests.steps import announced, notified, publish, sealed_and_announced

BEFORE_THE_DAY, AFTER = "2027-01-31T12:00:00-05:00", "2027-02-01T12:00:00-05:00"


@pytest.fixture
def ending(tiny: Path, policy: Policy) -> Path:
    """A policy that ends on February 1, 2027, with notice."""
    assert policy("retire", NAME, "--on", "2027-02-01", "--yes").status == 0
    announced(policy, NAME)
    notified(ROOT_OF, NAME)
    return tiny


def at(now: str) -> PolicyOnDay:
    (item,) = policies_today(policy_source.load(ROOT_OF), datetime.datetime.fromisoformat(now))
    return item


def files(item: PolicyOnDay) -> dict[str, Any]:
    """Return the files for programs, each checked by its schema."""
    found = {path: json.loads(raw) for path, raw in feeds(item, item.today) if path.endswith(".json")}
    for content in found.values():
        if "$schema" in content and "schemas/" in content["$schema"]:
            schema = dict(SCHEMAS)[content["$schema"].rpartition("/")[2]]
            jsonschema.Draft202012Validator(schema).validate(content)
    return found


def documents(item: PolicyOnDay) -> Iterator[tuple[str, Any]]:
    """Yield what each page says of the policy or of a version, by its address."""
    for page in described(all_pages([item]), [item]):
        for key in ("mainEntity", "about", "hasPart"):
            said: Any = page.linked_data.get(key, ())
            yield from ((page.address, one) for one in (said if isinstance(said, list | tuple) else [said]))


@pytest.mark.usefixtures("ending")
@pytest.mark.parametrize("now", [BEFORE_THE_DAY, AFTER])
def test_files_for_applications_say_since_when_a_policy_ended(now: str) -> None:
    """Before: “in force”, of a version by which nothing applies any more."""
    found = files(at(now))
    ended = "2027-02-01" if now == AFTER else None
    about, listed = found["tiny/terms/policy.json"], found["tiny/terms/versions.json"]
    assert (about.get("ended"), listed.get("ended")) == (ended, ended)
    coming = about["in_force"] if ended else about["upcoming"][0]
    assert (coming["number"], coming["ends_policy"]) == (2, True)
    assert [row.get("ends_policy") for row in listed["versions"]] == [None, True]
    assert [found[f"tiny/terms/versions/{n}.json"].get("ends_policy") for n in (1, 2)] == [None, True]


@pytest.mark.usefixtures("ending")
def test_linked_data_says_that_a_policy_ended() -> None:
    """Before: a document in force from its day of ending on, without an end."""
    item = at(AFTER)
    said = [(address, one) for address, one in documents(item) if "terms" in one.get("url", "")]
    current = [one for _, one in said if one.get("version") == "2"]
    assert len(current) > 2
    assert {(one["creativeWorkStatus"], one["expires"], "temporalCoverage" in one) for one in current} == {
        ("Ended", "2027-02-01", False)
    }
    about = [one for address, one in said if address.startswith("tiny/terms/") and "version" not in one]
    assert about
    assert {(one["creativeWorkStatus"], one["expires"]) for one in about} == {("Ended", "2027-02-01")}
    assert {one["temporalCoverage"] for _, one in said if one.get("version") == "1"} == {"2025-01-15/2027-01-31"}
    assert item.current
    graph = json.dumps(dpv(item, item.current))
    assert ("NoticeLatest" in graph, "dct:valid" in graph) == (False, False)


@pytest.mark.usefixtures("ending")
def test_linked_data_says_nothing_of_an_end_before_its_day() -> None:
    item = at(BEFORE_THE_DAY)
    said = dict(documents(item))
    assert said["tiny/terms/"]["creativeWorkStatus"] == "In force"
    assert said["tiny/terms/upcoming/"]["creativeWorkStatus"] == "Announced"
    assert said["tiny/terms/upcoming/"]["expires"] == "2027-02-01"
    assert "expires" not in said["tiny/terms/versions/"]


@pytest.mark.usefixtures("ending")
def test_no_page_says_of_an_ended_policy_that_it_is_in_force_or_effective() -> None:
    """Before: “Effective Date: February 1, 2027” at its head and in its description, and a tag “in force”."""
    pages = {page.address: page for page in all_pages([at(AFTER)])}
    assert pages["tiny/terms/"].description == "Tiny: Terms. Ended on February 1, 2027."
    assert pages["tiny/terms/versions/2/"].description == "Tiny: Terms, version 2 (Ended on February 1, 2027)."
    timeline = markdown(pages["tiny/terms/versions/"])
    assert '<span class="policy-tag">Ended on February 1, 2027</span>' in timeline
    assert '<span class="policy-tag">in force</span>' not in timeline
    assert "Effective Date" not in markdown(pages["tiny/terms/"])


def test_a_policy_that_came_back_has_not_ended(ending: Path, policy: Policy) -> None:
    back = "2027-02-02T12:00:00-05:00"
    assert policy("restore", NAME, "1").status == 0
    sealed_and_announced(policy, NAME, at=back)
    notified(ROOT_OF, NAME, at=back)
    item = at("2027-06-01T12:00:00-05:00")
    found = files(item)
    about, listed = found["tiny/terms/policy.json"], found["tiny/terms/versions.json"]
    assert ("ended" in about, "ended" in listed, "ends_policy" in about["in_force"]) == (False, False, False)
    assert [row.get("ends_policy") for row in listed["versions"]] == [None, True, None]
    said = dict(documents(item))
    assert said["tiny/terms/"]["creativeWorkStatus"] == "In force"
    assert said["tiny/terms/versions/2/"]["creativeWorkStatus"] == "Superseded"
    del ending


def test_a_text_with_a_section_of_the_end_and_more_is_no_end(tiny: Path, policy: Policy) -> None:
    path = tiny / KEPT
    path.with_name("policy-ended.md").write_text("---\ntype: other\ntitle: An end\n---\nThe old shop's text ended.\n")
    edit(tiny / "policy_source/tiny/terms/policy.yml", "[kept, asked]", "[kept, asked, policy-ended]")
    sealed_and_announced(policy, NAME)
    notified(ROOT_OF, NAME)
    about = files(at("2027-06-01T12:00:00-05:00"))["tiny/terms/policy.json"]
    assert about["in_force"]["number"] == 2
    assert ("ended" in about, "ends_policy" in about["in_force"]) == (False, False)


@pytest.mark.parametrize("now", [BEFORE_THE_DAY, AFTER])
def test_an_older_list_of_an_ended_policy_is_gone_on_from(ending: Path, policy: Policy, now: str) -> None:
    """A list of an earlier program, which knew none of these keys."""
    site = ending / publish(ending, now)
    path = site / NAME / "versions.json"
    listed = json.loads(path.read_text())
    assert ("ended" in listed) == (now == AFTER)
    listed.pop("ended", None)
    for row in listed["versions"]:
        row.pop("ends_policy", None)
    path.write_text(json.dumps(listed))
    done = policy("check", "--published", "site", "--now", AFTER)
    assert done.status == 0, done.said


def about_privacy(now: str) -> Any:
    items = policies_today(policy_source.load(ROOT_OF), datetime.datetime.fromisoformat(now))
    return next(files(one)[f"{PRIVACY}/policy.json"] for one in items if one.policy.name == PRIVACY)


def test_an_ended_policy_asks_nobody_for_consent(project: Path, policy: Policy) -> None:
    edit(project / USE, "    - id: security\n", f"{ADS}    - id: security\n")
    sealed_and_announced(policy, PRIVACY)
    notified(project / "policy_source", PRIVACY)
    later = "2027-02-15T12:00:00+00:00"
    before = about_privacy(later)
    assert len(before["new_users"]["consent"]) == 1
    assert policy("retire", PRIVACY, "--on", "2027-06-01", "--yes", "--now", later).status == 0
    announced(policy, PRIVACY, at=later)
    notified(project / "policy_source", PRIVACY, at=later)
    about = about_privacy("2027-06-02T12:00:00+00:00")
    assert about["ended"] == "2027-06-01"
    assert [about["new_users"]["consent"], *(row["consent"] for row in about["since"])] == [[]] * 4
