"""No way round the notice by the published site: what was published is never lost, rewritten or stale unseen."""

import datetime
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.checks import continuity
from generator.commands.find_evidence import is_published
from generator.errors import Severity
from generator.loading import policy_source
from generator.model.levels import Level
from generator.model.policy import Phase
from generator.publish import build as building
from generator.publish import published_chain, published_lists, site_places
from generator.publish.published_lists import INDEX, LIST, index
from tests.conftest import NOW, Policy, edit
from tests.notice.ways import BEFORE, STAYS, Web, announced, announced_again, lost_version, minor, refused
from tests.rendered import all_pages, markdown
from tests.small import FOLDER, KEPT, LATER, NAME, RECORD, ROOT_OF, keep, made
from tests.steps import checked, notified, publish, sealed

# 5. Deletion and rollback: a build goes on from the site that it replaces, and from the live one.


def lost_archive(tiny: Path) -> None:
    for name in ("versions", "notices"):
        shutil.rmtree(tiny / FOLDER / name)


def lost_policy(tiny: Path) -> None:
    shutil.rmtree(tiny / FOLDER)


def renamed_policy(tiny: Path) -> None:
    lost_archive(tiny)
    (tiny / FOLDER).rename(tiny / "policy_source/tiny/rules")


def lost_announcement(tiny: Path) -> None:
    shutil.copy(tiny / BEFORE, tiny / RECORD)  # as an earlier commit has it
    (tiny / FOLDER / "notices/v002-1.txt").unlink()


@pytest.mark.parametrize("lose", [lost_version, lost_archive, lost_policy, renamed_policy, lost_announcement])
def test_what_was_published_is_never_lost(tiny: Path, policy: Policy, lose: object) -> None:
    """Before: deleted files, `check` clean, and the next build showed readers another text, or none."""
    announced(tiny, policy)
    made(tiny / "other")
    shutil.copytree(tiny / "other/policy_source/tiny", tiny / "policy_source/more")  # a brand that goes on
    edit(tiny / "policy_source/more/brand.yml", "brand: tiny", "brand: more")
    assert policy("freeze", "more/terms", "--yes", "--effective", "2025-01-15").status == 0
    publish(tiny)
    assert callable(lose)
    lose(tiny)
    if lose is lost_archive:
        assert policy("freeze", NAME, "--yes").status == 0  # as if it were the first version
    refused(policy, tiny, STAYS, "build", "--site", "site")
    refused(policy, tiny, STAYS, "build", "--site", "out")  # before: an empty folder was compared with nothing
    (tiny / "older").mkdir()
    (tiny / "older" / INDEX).write_bytes(index([]))
    refused(policy, tiny, STAYS, "build", "--site", "older")
    shutil.move(tiny / "site", tiny / "live")
    refused(policy, tiny, STAYS, "build", "--published", "live")
    done = policy("check", "--published", "live")
    assert (done.status, STAYS in done.out) == (1, True), done.said


def test_another_text_of_a_version_is_refused(tiny: Path, policy: Policy) -> None:
    minor(tiny, policy)
    publish(tiny)
    for name in ("versions/v002.md", "notices/v002.yml"):
        (tiny / FOLDER / name).unlink()
    edit(tiny / KEPT, "by hand", "by machine")
    sealed(policy, NAME, level="editorial")
    refused(policy, tiny, "is published with another text", "build")


def test_another_day_is_refused(tiny: Path, policy: Policy) -> None:
    edit(tiny / KEPT, "It's", "It’s")
    sealed(policy, NAME, "--effective", "2027-01-01")
    publish(tiny)
    lost_version(tiny)
    sealed(policy, NAME, "--effective", "2026-12-24")
    refused(policy, tiny, "is published with the day 2027-01-01", "build")


def test_the_past_is_not_rewritten(tiny: Path, policy: Policy) -> None:
    """Before: a clock set back, and a version took effect on a day on which another one had been published."""
    publish(tiny, LATER)
    minor(tiny, policy)
    refused(policy, tiny, "would apply since 2026-12-01", "build", "--now", LATER)


def test_what_goes_on_is_built(tiny: Path, policy: Policy) -> None:
    """Near misses: a version of today, an announcement, a postponement, a withdrawal, a takedown."""
    publish(tiny)
    minor(tiny, policy)
    assert policy("check", "--published", "site").status == 0
    publish(tiny)
    announced_again(tiny, policy)
    assert policy("check", "--published", "site").status == 0
    publish(tiny)
    why = ("--because", "The letters could not be printed in time.", "--by", "a-moreau", "--now", LATER)
    assert policy("postpone", NAME, *why, "--to", "2027-03-01").status == 0
    assert policy("check", "--published", "site", "--now", LATER).status == 0
    publish(tiny, LATER)
    assert policy("withdraw", NAME, *why).status == 0
    assert policy("check", "--published", "site", "--now", LATER).status == 0
    publish(tiny, LATER)
    order = ("--basis", "Order 12/2027 of the court", "--by", "a-moreau", "--approved-by", "k-lind", "--now", LATER)
    assert policy("takedown", NAME, "--version", "1", *order).status == 0
    assert policy("check", "--published", "site", "--now", LATER).status == 0


def test_what_goes_on_is_built_beside_the_own_site(tiny: Path, policy: Policy) -> None:
    """Near misses: a site that lags behind; one brand of two; a fresh clone, which has no site; a foreign folder."""
    made(tiny / "other")
    shutil.copytree(tiny / "other/policy_source/tiny", tiny / "policy_source/more")
    edit(tiny / "policy_source/more/brand.yml", "brand: tiny", "brand: more")
    assert policy("freeze", "more/terms", "--yes", "--effective", "2025-01-15").status == 0
    publish(tiny)
    minor(tiny, policy)
    done = policy("build", "tiny", "--site", "out")
    assert (done.status, (tiny / "out/tiny").is_dir(), (tiny / "out/more").exists()) == (0, True, False), done.said
    lost_version(tiny)
    edit(tiny / KEPT, "by hand", "by machine")
    publish(tiny)
    shutil.rmtree(tiny / "out")
    shutil.rmtree(tiny / "policy_source/more/terms/versions")
    refused(policy, tiny, "more/terms is published", "build", "tiny", "--site", "out")
    shutil.rmtree(tiny / "site")
    assert policy("build", "tiny", "--site", "out").status == 0


@pytest.mark.parametrize("kind", ["none", "foreign", "rehearsal", "itself", "built"])
def test_which_site_is_the_own_one(tiny: Path, kind: str) -> None:
    replaced = tiny / ("site" if kind == "itself" else "out")
    if kind != "none":
        publish(tiny)
    if kind == "foreign":  # as other engines write it
        shutil.rmtree(tiny / "site")
        (tiny / "site").mkdir()
        (tiny / "site" / LIST).write_text('[{"version": "1.0"}]')
    if kind == "rehearsal":
        (tiny / "site").rename(tiny / "rehearsal-site")
        (tiny / "site").symlink_to("rehearsal-site")
    found = [listed.policy for live in site_places.own_site(tiny, replaced) for listed in live.lists]
    assert found == ([NAME] if kind == "built" else [])


def test_a_broken_list_of_the_site_is_not_replaced(tiny: Path, policy: Policy) -> None:
    publish(tiny)
    (tiny / "site" / NAME / LIST).write_text("{}")
    for where in ("site", "out"):
        refused(policy, tiny, "not a list of versions", "build", "--site", where)


@pytest.mark.parametrize("name", ["", "Versions.json"])
def test_a_list_that_the_site_names_is_there(tiny: Path, policy: Policy, name: str) -> None:
    """Before: without the list of a policy a folder counted as one where that was never published."""
    minor(tiny, policy)
    publish(tiny)
    assert policy("check", "--published", "site").status == 0
    listed = tiny / "site" / NAME / LIST
    if name:
        listed.rename(listed.with_name(name))
    else:
        listed.unlink()
    lost_version(tiny)
    for words in (("build",), ("check", "--published", "site")):
        refused(policy, tiny, "this names tiny/terms, and the list of its versions is not there", *words)


@pytest.mark.parametrize("form", ["json", "github", "sarif", "junit"])
def test_every_form_of_check_names_what_is_missing(tiny: Path, policy: Policy, form: str) -> None:
    announced(tiny, policy)
    publish(tiny)
    lost_version(tiny)
    done = policy("check", "--published", "site", "--format", form)
    assert (done.status, "would be missing" in done.out) == (1, True), done.said
    assert '"startLine": 0' not in done.out


ROW = continuity.ListedRow(
    number=2,
    digest="sha256:b",
    previous="sha256:a",
    phase=Phase.IN_FORCE,
    level=Level.MATERIAL,
    start=datetime.date(2026, 12, 1),
    notices=(("sha256:n", "2026-12-01"),),
    removed=False,
    withdrawn=False,
    fixed=("2026-10-01", "drafted"),
)
AHEAD = replace(ROW, phase=Phase.ANNOUNCED, start=datetime.date(2027, 2, 1))
LATER_NOTICE = (*ROW.notices, ("sha256:m", "2027-03-01"))
CONTINUED = [
    (ROW, {}, ""),
    (ROW, {"phase": Phase.SUPERSEDED}, ""),
    (ROW, {"removed": True, "phase": Phase.SUPERSEDED}, ""),
    (ROW, {"level": Level.CONSENT}, ""),
    (ROW, {"digest": "sha256:c"}, "another text"),
    (ROW, {"previous": "sha256:c"}, "another text"),
    (ROW, {"level": Level.MINOR}, "is published as material, here it is minor"),
    (ROW, {"start": datetime.date(2026, 12, 2)}, "with the day 2026-12-01"),
    (ROW, {"start": None}, "here it takes effect on no day"),
    (ROW, {"withdrawn": True}, "in force, and is withdrawn here"),
    (ROW, {"notices": ()}, "with a notice that its record doesn't have"),
    (ROW, {"notices": (("sha256:n", "2026-11-01"),)}, "with a notice that its record doesn't have"),
    (ROW, {"fixed": ("2026-10-01", "imported")}, "where it comes from was drafted, here it is imported"),
    (replace(ROW, removed=True), {"removed": False}, "removed by order, and its text is here"),
    (replace(ROW, withdrawn=True, phase=Phase.WITHDRAWN), {"withdrawn": False}, "is not withdrawn here"),
    (AHEAD, {"notices": LATER_NOTICE, "start": datetime.date(2027, 3, 1)}, ""),
    (AHEAD, {"withdrawn": True, "start": None, "phase": Phase.WITHDRAWN}, ""),
    (AHEAD, {"start": datetime.date(2027, 1, 1)}, "with the day 2027-02-01"),
    (replace(AHEAD, notices=()), {"start": datetime.date(2027, 3, 1)}, "with the day 2027-02-01"),
]


@pytest.mark.parametrize(("published", "here", "says"), CONTINUED)
def test_each_way_in_which_a_version_may_go_on(
    published: continuity.ListedRow, here: dict[str, object], says: str
) -> None:
    first = replace(ROW, number=1, digest="sha256:a", previous="none", phase=Phase.SUPERSEDED)
    day = datetime.date(2026, 12, 20)
    was = continuity.Listed("tiny/terms", day, (first, published), "site")
    now = continuity.Listed("tiny/terms", day, (first, replace(published, **here)))  # type: ignore[arg-type]
    found = [one.message for one in continuity.breaks(was, now, "policy_source")]
    assert [says in one for one in found] == ([True] if says else []), found


@pytest.mark.parametrize("compared", [False, True])
def test_ci_that_compares_with_nothing_is_warned(
    tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, *, compared: bool
) -> None:
    assert tiny.is_dir()
    made_of_nothing = building.Built((), (), compared=compared)
    monkeypatch.setattr(building, "build", lambda *_, **__: made_of_nothing)
    says = "nothing shows that this archive goes on from what is published"
    assert says not in policy("build").out
    monkeypatch.setenv("CI", "true")
    done = policy("build")
    assert (done.status, says in done.out) == (0, not compared), done.said


def test_a_lost_site_is_told_from_a_first_publication(tiny: Path, policy: Policy) -> None:
    """Before: `site/` was deleted, and a version with it; the next build compared with nothing and said nothing."""
    day = datetime.datetime.fromisoformat(NOW).date()

    def named(sites: tuple[published_chain.Live, ...] = (), today: datetime.date = day) -> list[str]:
        return [one.message for one in published_chain.not_compared(policy_source.load(ROOT_OF).policies, sites, today)]

    assert named() == []  # near misses: one version, and on the day of a second one
    minor(tiny, policy)
    assert named() == []
    assert "version 2 of tiny/terms was sealed on 2026-12-01" in named(today=day + datetime.timedelta(days=1))[0]
    announced_again(tiny, policy)
    publish(tiny)
    assert named((published_chain.Live("site", published_lists.of_folder(tiny / "site")),)) == []
    shutil.rmtree(tiny / "site")
    done = policy("build")
    says = "readers were told of version 3 of tiny/terms, and no site is here to compare with"
    assert (done.status, says in done.out, "name the live site" in done.out) == (0, True, True), done.said


def test_a_record_goes_on_from_the_entry_that_was_published(tiny: Path, policy: Policy) -> None:
    """Evidence that is taken out again with its entry, as an earlier commit has the record."""
    announced(tiny, policy)
    was = (tiny / RECORD).read_text()
    notified(ROOT_OF, NAME)
    publish(tiny)
    assert policy("check", "--published", "site").status == 0
    (tiny / RECORD).write_text(was)
    assert checked().status == 0
    refused(policy, tiny, "an entry in the records of tiny/terms is published", "build")


# 13. A stale site says so, to whoever runs it and to whoever reads it.


def test_a_site_that_is_older_than_the_text_in_force_is_a_duty(tiny: Path, policy: Policy, live: Web) -> None:
    """Before: “changes on February 1” stood there on 10 February, and nothing noticed."""
    announced_again(tiny, policy)
    publish(tiny)
    duty = "Version 2 applies since 2027-02-01, and"
    for where in ((), ("--published", "site"), ("--published", live.address)):
        for day, late in (("2027-01-31", False), ("2027-02-01", True), ("2027-02-10", True)):
            done = policy("due", NAME, *where, "--format", "json", "--now", f"{day}T12:00:00-05:00")
            said = [one["what"] for one in json.loads(done.out) if one["what"].startswith(duty)]
            assert bool(said) == late, (where, day)
            assert not late or done.status == 1
    publish(tiny, "2027-02-01T12:00:00-05:00")
    assert duty not in policy("due", NAME, "--now", "2027-02-10T12:00:00-05:00").out


def test_a_page_carries_the_moment_after_which_it_is_stale(tiny: Path, policy: Policy) -> None:
    announced_again(tiny, policy)
    published = building.policies_today(policy_source.load(ROOT_OF), datetime.datetime.fromisoformat(NOW))
    for page in all_pages(published):
        assert 'data-passes="2027-02-01T05:00:00Z"' in markdown(page), page.address
    after = building.policies_today(
        policy_source.load(ROOT_OF), datetime.datetime.fromisoformat("2027-02-01T12:00:00-05:00")
    )
    assert not any("data-passes" in markdown(page) for page in all_pages(after))
    assert tiny.is_dir()


# A copy in the place of the live site


def test_a_copy_of_the_site_is_named(tiny: Path, policy: Policy) -> None:
    """Before: what was announced since a copy was made could be deleted, and nothing missed it."""
    publish(tiny, "2026-10-31T12:00:00+00:00")
    loaded = policy_source.load(ROOT_OF)
    lists = published_lists.of_folder(tiny / "site")
    day = datetime.date(2026, 12, 1)
    rows = (
        ("site", day, False),  # 31 days
        ("site", day + datetime.timedelta(days=1), True),
        ("https://tiny.example/policies", day, False),
        ("https://www.tiny.example", day, False),
        ("https://mirror.example", day, True),
        ("https://tiny.example/old", day, True),
        ("https://staging.tiny.example/policies", day, True),
    )
    for where, today, named in rows:
        found = [*published_chain.may_be_a_copy(loaded, [published_chain.Live(where, lists)], today)]
        assert [one.severity for one in found] == [Severity.WARNING] * named, (where, today)
    done = policy("check", "--published", "site", "--now", "2026-12-02T12:00:00+00:00")
    assert (done.status, "this was built on 2026-10-31: if it is a copy" in done.out) == (0, True)


@pytest.mark.parametrize(
    ("address", "severity"),
    [
        ("https://localhost:8443/policies/", Severity.ERROR),
        ("https://127.0.0.1/", Severity.ERROR),
        ("https://tiny.example/?page=", Severity.ERROR),
        ("https://tiny.example/#/", Severity.ERROR),
        ("https://tiny.example/a/../b/", Severity.ERROR),
        ("https://192.168.1.4/policies/", Severity.WARNING),
        ("https://policies.internal/", Severity.WARNING),
        ("https://policies/", Severity.WARNING),
        ("https://tiny.example:8443/policies/", None),
        ("https://policies.tiny.example/", None),
    ],
)
def test_readers_are_not_on_the_machine_itself(tiny: Path, address: str, severity: Severity | None) -> None:
    """Before: `published_at: https://localhost/` was where readers are, and a look there ran the clock.

    A network of one's own may hold all readers, as a company's staff.
    """
    edit(tiny / "policy_source/tiny/brand.yml", "https://tiny.example/policies/", address)
    loaded = policy_source.load(ROOT_OF)
    assert [one.severity for one in loaded.findings if one.rule == "published-at"] == [severity] * bool(severity)
    assert is_published(loaded.policy(NAME), address) is (severity is not Severity.ERROR)


@pytest.mark.parametrize("replaced", [True, False])
def test_what_is_to_come_without_notice_stays_published_when_it_is_taken_back(
    tiny: Path, policy: Policy, *, replaced: bool
) -> None:
    """Before: it was shown from its seal on, and once it was withdrawn, or another took its place, no build went on."""
    edit(tiny / KEPT, "It's", "It’s")
    sealed(policy, NAME, "--effective", "2027-03-01")
    publish(tiny)
    if replaced:
        keep(tiny, "account", 5)
        sealed(policy, NAME, "--revises", "2")
    else:
        because = ("--by", "a-moreau", "--because", "We keep the apostrophe as it was, after all.")
        assert policy("withdraw", NAME, *because).status == 0
    assert policy("check", "--published", "site").status == 0
    (item,) = building.policies_today(policy_source.load(ROOT_OF), datetime.datetime.fromisoformat(NOW))
    assert [str(item.phase(one.number)) for one in item.versions] == ["in force", "withdrawn"]
    publish(tiny)
    if not replaced:
        announced_again(tiny, policy)
    assert policy("check", "--published", "site").status == 0
