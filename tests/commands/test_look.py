"""The daily look at the published site: one command for all that is due, a line a day, gaps that two people accept."""

import datetime
import json
from pathlib import Path

import pytest

from generator.commands import find_evidence
from generator.loading import policy_source
from generator.model.document import digest
from generator.notice import site_looks
from generator.publish import web
from tests.commands.looks import LOOKS, lines, on, tasks, told_by_mail
from tests.conftest import NOW, Policy, edit, tree
from tests.small import ADDRESS, FOLDER, NAME, RECORD, published, publishing, refused, site
from tests.steps import announced, checked, sealed

WHO = ("--by", "a-moreau", "--approved-by", "k-lind", "--because", "The host was down, and came back unchanged.")


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    return told_by_mail(tmp_path, policy, monkeypatch)


def test_the_first_look_is_the_evidence_and_each_day_adds_a_line_once(tiny: Path, policy: Policy) -> None:
    site(tiny)
    for day in (1, 1, 2, 2, 2, 3):
        done = policy("look", *on(day))
        assert done.status == 0, done.said
    assert len(lines(tiny)) == 3
    assert lines(tiny)[0].startswith("- {day: '2026-12-01', version: 2, what: seen, notice: 'sha256:")
    assert (tiny / RECORD).read_text().count("channel: site") == 1
    assert policy("check", *on(3)).status == 0
    assert tasks(policy, 3) == []
    assert tasks(policy, 4) == [("look at the site", False)]
    assert tasks(policy, 5) == [("look at the site", True)]
    assert "policy look" in policy("due", *on(5)).out


def test_a_brand_that_cannot_be_read_is_no_day_without_notices(tiny: Path, policy: Policy) -> None:
    """Before: “Nothing has to be looked at”, with exit status 0, each day until somebody ran another command."""
    site(tiny)
    edit(tiny / "policy_source/tiny/brand.yml", "timezone: ", "timezone:\t")
    for words in ((), ("--format", "json")):
        done = policy("look", *words, *on(1))
        assert done.status == 1, done.said
        assert "policy_source/tiny/brand.yml:3:10: a tab stands here" in done.said
        assert "Nothing has to be looked at" not in done.said


def test_a_look_that_finds_nothing_says_so_and_adds_nothing(tiny: Path, policy: Policy) -> None:
    before = tree(tiny)
    gone = policy("look", *on(2))
    assert gone.status == 1
    assert "there is no such page" in gone.err
    assert tree(tiny) == before
    site(tiny, pages=("",))
    assert policy("look", *on(2)).status == 1
    assert not (tiny / LOOKS).exists()


def test_a_folder_counts_as_built_and_proves_nothing(tiny: Path, policy: Policy) -> None:
    site(tiny)
    done = policy("look", "--at", "seen", *on(1))
    assert done.status == 0, done.said
    assert "the notice was built, which proves nothing alone" in done.out
    assert "what: built" in lines(tiny)[0]
    assert "channel: site" not in (tiny / RECORD).read_text()
    assert ("give notice", False) in tasks(policy, 1)
    refused(policy, tiny, "a folder shows what was built", "announce", NAME, "--seen", "seen", *on(1))
    for day, at in ((2, ADDRESS), (3, "seen"), (4, ADDRESS)):
        assert policy("look", "--at", at, *on(day)).status == 0
    assert ("judge the gap", False) in tasks(policy, 4)


def test_another_site_than_the_brand_s_proves_nothing(
    tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    site(tiny)
    publishing(monkeypatch, lambda address, line: published(address.replace("staging", "tiny"), line))
    staging = "https://staging.example/policies"
    assert policy("look", "--at", staging, *on(1)).status == 0
    assert "what: built" in lines(tiny)[0]
    refused(policy, tiny, "readers are not here: brand.yml says", "announce", NAME, "--seen", staging, *on(1))


@pytest.mark.parametrize("page", ["terms/", "terms/notice/", "terms/notice/index.html", "terms"])
def test_the_address_of_a_page_is_told_from_the_root_of_the_site(tiny: Path, policy: Policy, page: str) -> None:
    site(tiny)
    remedy = (
        f"this is the address of a page, and pages are looked for below the root of the site; name that: {ADDRESS}/"
    )
    refused(policy, tiny, remedy, "look", "--at", f"{ADDRESS}/{page}", *on(1), status=1)
    assert "no such page" in policy("look", "--at", f"{ADDRESS}/elsewhere", *on(1)).said


def test_nothing_is_looked_at_that_nobody_was_promised(tiny: Path, policy: Policy) -> None:
    site(tiny)
    assert policy("look", *on(1)).status == 0
    assert (
        policy("withdraw", NAME, "--by", "a-moreau", "--because", "The court has stayed the rule.", *on(2)).status == 0
    )
    assert policy("look", *on(2)).status == 1  # it is not yet on the site that it was taken back
    words = (tiny / f"{FOLDER}/notices/v002-withdrawn.txt").read_bytes()
    for page in (tiny / "seen/tiny/terms").rglob("index.html"):
        page.write_text(f'<div data-notice="{digest(words)}">January 4, 2027')
    assert policy("look", *on(2)).status == 0
    assert "Nothing has to be looked at." in policy("look", *on(3)).out
    assert policy("check", *on(3)).status == 0


@pytest.mark.parametrize("page", ["", "notice/"])
@pytest.mark.parametrize("instead", ["some day", "<span hidden>{}</span>", "<!-- {} -->"])
def test_a_mark_without_its_day_is_no_notice(tiny: Path, policy: Policy, page: str, instead: str) -> None:
    """Before: what took the words out of the banner after the build left its mark, and that was taken for seen."""
    site(tiny)
    path = tiny / "seen/tiny/terms" / page / "index.html"
    path.write_text(path.read_text().replace("January 4, 2027", instead.format("January 4, 2027")))
    done = policy("look", *on(1))
    assert (done.status, "is marked on this page" in done.said, "January 4, 2027" in done.said) == (1, True, True)


def test_a_page_that_leads_readers_away_shows_no_notice(tiny: Path, policy: Policy) -> None:
    """Before: a look said “seen” of a page that a host had given a refresh after the build."""
    site(tiny)
    page = tiny / "seen/tiny/terms/notice/index.html"
    page.write_text(f'<meta http-equiv="refresh" content="0; url=/">{page.read_text()}')
    done = policy("look", *on(1))
    assert (done.status, "leads readers away" in done.said) == (1, True), done.said


@pytest.mark.parametrize("page", ["", "notice/"])
@pytest.mark.parametrize(
    ("instead", "says"),
    [
        ("<p>Our terms, as ever.</p>", "the notice of version 2 is not on this page"),
        ('<div data-notice="{}">some day</div>', "is marked on this page"),
    ],
)
def test_a_page_that_only_this_program_is_shown_is_no_notice(
    tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, page: str, instead: str, says: str
) -> None:
    """Before: the host knew the looker by its name; or a cache gave readers a former page, and a look went past it."""
    site(tiny)
    words = digest((tiny / FOLDER / "notices/v002-1.txt").read_bytes())

    def cached(address: str, line: web.WebLine) -> bytes:
        asked = address.removesuffix("/").endswith("notice") == bool(page)
        return instead.format(words).encode() if asked else published(address, line)

    monkeypatch.setattr(find_evidence, "_fetched_by_anybody", cached)
    before = tree(tiny)
    done = policy("look", *on(1))
    assert (done.status, "without its name, " in done.err, says in done.err) == (1, True, True), done.said
    assert tree(tiny) == before
    refused(policy, tiny, says, "announce", NAME, "--seen", ADDRESS, *on(1))


def test_a_host_that_answers_only_this_program_is_named(
    tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many refuse what is no browser: nobody knows what readers get there, and the look counts."""
    site(tiny)
    monkeypatch.setattr(find_evidence, "_fetched_by_anybody", lambda *_: None)
    done = policy("look", *on(1))
    assert (done.status, "answers nobody who doesn't say this program's name" in done.out) == (0, True), done.said
    assert json.loads(policy("look", "--format", "json", *on(2)).out)[0]["by_name_alone"] is True
    assert "what: seen" in lines(tiny)[0]
    assert "by_name_alone" not in policy("look", "--at", "seen", "--format", "json", *on(3)).out


def test_looks_can_be_kept_in_a_log_elsewhere(tiny: Path, policy: Policy) -> None:
    site(tiny)
    for day in (1, 2, 2, 3):
        assert policy("look", "--log", "log/looks.yml", *on(day)).status == 0
    assert not (tiny / LOOKS).exists()
    assert len(lines(tiny, "log/looks.yml")) == 3
    assert "policy: tiny/terms" in lines(tiny, "log/looks.yml")[0]
    assert tasks(policy, 3) == [("look at the site", True)]
    assert tasks(policy, 3, "--log", "log/looks.yml") == []


def gap(tiny: Path, policy: Policy) -> None:
    site(tiny)
    for day in (1, 2, 6, 7, 9):
        assert policy("look", *on(day)).status == 0


def test_a_day_without_a_look_is_a_gap_that_two_people_can_accept(tiny: Path, policy: Policy) -> None:
    gap(tiny, policy)
    due = " ".join(policy("due", *on(9)).out.split())
    assert "stood on the site: 2026-12-03 to 2026-12-05 (3 days), 2026-12-08 (1 day)." in due
    accept = ("look", NAME, "--accept", "2026-12-03..2026-12-05")
    assert policy(*accept, *WHO, *on(9)).status == 0
    assert "what: gap accepted" in lines(tiny)[-1]
    assert "a-moreau" in lines(tiny)[-1]
    due = " ".join(policy("due", *on(9)).out.split())
    assert "stood on the site: 2026-12-08 (1 day)." in due
    assert policy("look", NAME, "--accept", "2026-12-08", *WHO, *on(9)).status == 0
    assert tasks(policy, 9) == []
    assert policy("check", *on(9)).status == 0


def after(day: str) -> tuple[str, str]:
    return "--now", f"{day}T12:00:00-05:00"


def gaps_named(policy: Policy, day: str, *words: str) -> list[str]:
    listed = json.loads(policy("due", NAME, "--format", "json", *words, *after(day)).out)
    return [one["what"] for one in listed if one["task"] == "judge the gap" and one["overdue"]]


def test_days_without_a_look_stay_named_once_the_text_applies(tiny: Path, policy: Policy) -> None:
    """Before: on the day of effect `due` forgot them, so that whoever waited needed nobody's acceptance."""
    gap(tiny, policy)
    all_days = "2026-12-03 to 2026-12-05 (3 days), 2026-12-08 (1 day), 2026-12-10 to 2027-01-03 (25 days)."
    for day in ("2027-01-04", "2027-01-05", "2028-06-01"):
        (said,) = gaps_named(policy, day)
        assert all_days in said, day
        assert "postpone" not in said
    assert policy("due", NAME, *after("2027-01-05")).status == 1
    assert policy("check", *after("2027-01-05")).status == 0  # what is owed for the proof stops no build
    edit(tiny / FOLDER / "sections/kept.md", "It's", "It’s")
    assert policy("freeze", NAME, "--yes", *after("2027-01-05")).status == 0
    (said,) = gaps_named(policy, "2027-01-06")  # no later version pays it off
    assert all_days in said
    for days in ("2026-12-03..2026-12-05", "2026-12-08", "2026-12-10..2027-01-03"):
        done = policy("look", NAME, "--accept", days, "--version", "2", *WHO, *after("2027-01-06"))
        assert done.status == 0, done.said
    assert gaps_named(policy, "2027-01-06") == []
    assert policy("check", *after("2027-01-06")).status == 0
    refused(policy, tiny, "no version is announced", "look", NAME, "--accept", "2026-12-08", *WHO, *after("2027-01-06"))


def test_a_command_names_its_version_once(tiny: Path, policy: Policy) -> None:
    """Before: where another version was on its way, too, “--version 2” stood there twice."""
    gap(tiny, policy)
    edit(tiny / FOLDER / "sections/kept.md", "id: account, keep: ", "id: account, keep: 1")
    at = after("2027-01-05")[1]
    sealed(policy, NAME, at=at)
    announced(policy, NAME, at=at)
    listed = json.loads(policy("due", NAME, "--format", "json", "--now", at).out)
    commands = [command for one in listed for command in one["commands"]]
    assert any("--accept 2026-12-08..2026-12-08 " in one and one.endswith(" --version 2") for one in commands)
    assert max(one.count("--version") for one in commands) == 1


def test_whoever_looked_every_day_owes_nothing_afterwards(tiny: Path, policy: Policy) -> None:
    site(tiny)
    first = datetime.date(2026, 12, 1)
    for number in range((datetime.date(2027, 1, 4) - first).days):
        at = f"{first + datetime.timedelta(days=number)}T12:00:00+00:00"
        assert policy("look", "--log", "looks.yml", "--now", at).status == 0
    assert gaps_named(policy, "2027-01-05", "--log", "looks.yml") == []
    (said,) = gaps_named(policy, "2027-01-05")
    assert "2026-12-02 to 2027-01-03 (33 days)" in said


def test_a_gap_beside_a_log_elsewhere_can_be_accepted(tiny: Path, policy: Policy) -> None:
    """Before: `due --log` named the gap, and `look --accept`, which read no log, said that it was none."""
    site(tiny)
    for day in (1, 2, 4):
        assert policy("look", "--log", "looks.yml", *on(day)).status == 0
    done = policy("look", NAME, "--accept", "2026-12-03", "--log", "looks.yml", *WHO, *on(4))
    assert done.status == 0, done.said
    assert tasks(policy, 4, "--log", "looks.yml") == []


def test_a_revision_that_keeps_the_clock_keeps_its_gaps(tiny: Path, policy: Policy) -> None:
    """Before: a comma in the announced text began the list of looks anew, and the days before it were forgotten."""
    gap(tiny, policy)
    edit(tiny / FOLDER / "sections/kept.md", "It's", "It’s")
    sealed(policy, NAME, "--revises", "2", at=on(9)[1])
    announced(policy, NAME, at=on(9)[1])
    site(tiny, 3)
    assert policy("look", *on(9)).status == 0
    assert ("judge the gap", False) in tasks(policy, 9)
    for days in ("2026-12-03..2026-12-05", "2026-12-08"):
        assert policy("look", NAME, "--accept", days, *WHO, *on(9)).status == 0
    assert ("judge the gap", False) not in tasks(policy, 9)
    assert policy("check", *on(9)).status == 0


@pytest.mark.parametrize(
    ("words", "says", "status"),
    [
        (("--accept", "2026-12-03..2026-12-04", *WHO), "is no gap", 1),
        (("--accept", "2026-12-01..2026-12-31", *WHO), "the gaps are: 2026-12-03 to 2026-12-05 (3 days)", 1),
        (("--accept", "soon", *WHO), "“soon” are not two days", 2),
        (("--accept", "2026-12-05..2026-12-03", *WHO), "write the earlier day first: 2026-12-03..2026-12-05", 2),
        (("--accept", "2026-12-08", "--by", "a", "--approved-by", "A", *WHO[4:]), "one person alone", 1),
        (("--accept", "2026-12-08", *WHO[:4], "--because", "Short."), "is shorter than 20 characters", 1),
        (("--by", "a"), "go with --accept", 2),
        (("--accept", "2026-12-08", "--at", "site", *WHO), "--accept goes with one BRAND/POLICY", 2),
    ],
)
def test_what_can_not_be_accepted(tiny: Path, policy: Policy, words: tuple[str, ...], says: str, status: int) -> None:
    gap(tiny, policy)
    refused(policy, tiny, says, "look", NAME, *words, *on(9), status=status)


BAD = [
    ("looks: x\n", "“looks” can't be “x”"),
    ("seen: []\n", "the key “looks” of looks.yml is missing"),
    ("looks:\n- x\n", "an item of “looks” can't be “x”"),
    ("looks:\n- {day: '2026-12-01', version: 2, what: dreamt, notice: 'sha256:DIGEST'}\n", "“what” can't be “dreamt”"),
    (
        "looks:\n- {day: '2026-12-01', version: 2, what: gap accepted, notice: 'sha256:DIGEST', by: a}\n",
        "an accepted gap has its last day, two people and a reason",
    ),
    ("looks:\n- {day: '2026-12-01', version: 9, what: seen, notice: 'sha256:DIGEST'}\n", "of which no record can be"),
    ("looks:\n- {day: '2026-12-01', version: 2, what: seen, notice: 'sha256:DIGEST'}\n", "a look at another notice"),
    ("looks:\n- {day: '2027-12-01', version: 2, what: seen, notice: OWN}\n", "which is still to come"),
    (
        (
            "looks:\n- {day: '2026-12-01', version: 2, what: gap accepted, notice: OWN, until: '2026-12-01',"
            " by: a, approved_by: A, because: none}\n"
        ),
        "one person alone can't accept a gap",
    ),
]


@pytest.mark.parametrize(("content", "says"), BAD)
def test_a_file_that_was_written_by_hand_is_found(tiny: Path, policy: Policy, content: str, says: str) -> None:
    site(tiny)
    assert policy("look", *on(1)).status == 0
    digest = lines(tiny)[0].partition("notice: ")[2].partition(",")[0]
    (tiny / LOOKS).write_text(content.replace("DIGEST", "0" * 64).replace("OWN", digest))
    found = policy("check", *on(2))
    assert found.status == 1
    assert says in found.out


def test_a_merge_that_keeps_both_sides_is_read(tiny: Path, policy: Policy) -> None:
    gap(tiny, policy)
    (tiny / LOOKS).write_text(site_looks.HEAD + "\n".join([*lines(tiny)[::-1], *lines(tiny)[:2]]) + "\n")
    assert policy("check", *on(9)).status == 0
    assert ("judge the gap", False) in tasks(policy, 9)
    assert policy("look", *on(10)).status == 0


def test_without_an_address_nothing_is_seen(tiny: Path, policy: Policy) -> None:
    """Before: any address counted as the site, also one that nobody reads."""
    brand = tiny / "policy_source/tiny/brand.yml"
    brand.write_text(brand.read_text().replace("published_at: https://tiny.example/policies/\n", ""))
    refused(policy, tiny, "brand.yml doesn't say where the policies are published", "look", "--now", NOW)
    assert "policy look  # after adding published_at to brand.yml" in policy("due").out
    site(tiny)
    seen = ("announce", NAME, "--seen", ADDRESS, *on(1))
    refused(policy, tiny, "so nobody knows whether readers are here; add published_at", *seen)
    assert policy("look", "--at", ADDRESS, *on(1)).status == 0
    assert "what: built" in lines(tiny)[0]


def test_a_look_elsewhere_by_another_address_in_the_settings_is_named(
    tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before: `published_at` named a staging copy for the time of a look, and nothing said so afterwards."""
    site(tiny)
    brand = tiny / "policy_source/tiny/brand.yml"
    publishing(monkeypatch, lambda address, line: published(address.replace("staging", "tiny"), line))
    edit(brand, "https://tiny.example", "https://staging.example")
    assert policy("look", *on(1)).status == 0
    assert "what: seen" in lines(tiny)[0]
    assert policy("check", *on(1)).out == "Nothing to mend.\n"
    edit(brand, "https://staging.example", "https://tiny.example")
    assert policy("look", *on(2)).status == 0
    found = policy("check", *on(2))
    said = "on 2026-12-01, the notice of version 2 was seen at “https://staging.example/policies/”, and brand.yml says"
    assert (found.status, said in " ".join(found.out.split())) == (0, True), found.out
    assert "was seen at" not in policy("check", *after("2027-01-04")).out  # what is over is over


def test_another_place_of_the_same_name_is_not_the_site(tiny: Path) -> None:
    """Before: each address on the brand's host counted."""
    item = policy_source.load(tiny / "policy_source").policy(NAME)
    host = "tiny.example"
    for where in (ADDRESS.replace(host, f"new.{host}"), f"{ADDRESS}/staging", ADDRESS.removesuffix("/policies")):
        assert not find_evidence.is_published(item, where)
    assert find_evidence.is_published(item, ADDRESS.replace(host, "TINY.example") + "/")
    assert not find_evidence.is_published(item, "http://127.0.0.1:8000/tiny")
    assert find_evidence.is_published(
        item, "http://127.0.0.1:8000/tiny", rehearsal=True
    )  # where this machine plays the site
    assert checked().status == 0
