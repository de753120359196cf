"""A text that is removed by order: only a past one, by two people, and always shown as removed."""

import datetime
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.commands.verify import verify
from generator.errors import PolicyError
from generator.loading import policy_source
from generator.model.document import digest
from generator.publish.brand_contents import sealed_texts
from generator.publish.build import policies_today
from generator.site.feeds.versions_schema import VERSIONS
from tests.conftest import NOW, Policy, edit
from tests.rendered import all_pages, markdown
from tests.site.published_files import feeds
from tests.small import FOLDER, NAME, ROOT_OF, WHY, in_force, keep, refused
from tests.steps import notified, sealed, sealed_and_announced

TEXTS = f"{FOLDER}/versions"
STONE = f"{FOLDER}/takedowns/v002.yml"
BASIS = "Order 12/2027 of the court of Delft"
AFTER = "2027-06-01T12:00:00+00:00"


def order(number: int = 2, *words: str) -> tuple[str, ...]:
    """Return the command that removes a text."""
    given = dict(zip(words[::2], words[1::2], strict=True))
    options = {"--version": str(number), "--basis": BASIS, "--by": "a-moreau", "--approved-by": "k-lind"}
    usual = {**options, "--now": AFTER, **given}
    return ("takedown", NAME, *(word for pair in usual.items() for word in pair))


@pytest.fixture
def three(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small policy whose third version is in force after the second, which was after the first."""
    in_force(tmp_path, policy, monkeypatch)
    for number, years, day in ((2, 5, "2027-02-01"), (3, 6, "2027-03-01")):
        keep(tmp_path, "account", years)
        sealed_and_announced(policy, NAME, effective=day)
        notified(tmp_path / "policy_source", NAME, number=number)
    assert policy("check", "--now", AFTER).status == 0
    return tmp_path


def built(folder: Path, at: str = AFTER) -> tuple[dict[str, str], dict[str, bytes]]:
    """Return the pages and the files that are published, and write the files."""
    now = datetime.datetime.fromisoformat(at)
    loaded = policy_source.load(ROOT_OF, now=now)
    items = policies_today(loaded, now)
    beside = {name: content for item in items for name, content in feeds(item, item.today)}
    beside |= dict(sealed_texts(loaded, items))
    for name, content in beside.items():
        path = folder / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return {page.address: markdown(page) for page in all_pages(items)}, beside


def test_only_the_text_goes(three: Path, policy: Policy) -> None:
    text = (three / TEXTS / "v002.md").read_text()
    removed = text.split("digest: ")[1][:71]
    done = policy(*order())
    assert done.status == 0, done.said
    assert f"version 2 was removed by order on 2027-06-01: {BASIS} ({removed})" in done.out
    assert not (three / TEXTS / "v002.md").exists()
    stone = (three / STONE).read_text()
    assert all(word in stone for word in (removed, BASIS, "a-moreau", "k-lind", "2027-06-01"))
    assert "5 years" not in stone
    assert policy("check", "--now", AFTER).status == 0
    assert policy("status", "--now", AFTER).status == 0
    assert policy("due", "--now", AFTER).said
    assert BASIS in policy("verify").out
    assert refused_again(policy, three)


def refused_again(policy: Policy, folder: Path) -> bool:
    refused(policy, folder, "the text of version 2 was removed already", *order())
    return True


def test_it_shows_everywhere(three: Path, policy: Policy) -> None:
    before, _ = built(three)
    assert "Your account for 5 years." in before["tiny/terms/versions/2/"]
    shutil.rmtree(three / "site")
    assert policy(*order()).status == 0
    pages, files = built(three)
    assert pages.keys() == before.keys()
    assert not any("5 years" in page for page in pages.values())
    for address in ("versions/", "versions/2/"):
        page = pages[f"tiny/terms/{address}"]
        assert "text removed by order" in page.lower()
        assert BASIS in page
        assert "sha256:" in page
    for number in (2, 3):
        changes = pages[f"tiny/terms/versions/{number}/changes/"]
        assert "The text of version 2 was removed by order" in changes
        dates = re.findall(r'<p class="policy-dates">(.*?)</p>', changes)
        assert dates[0].startswith("<strong>This is a material change")
        assert re.fullmatch(rf"From <time.*</time> · Version {number}", dates[1])
        assert '<p class="policy-links"><a href="../">' in changes
    gone = pages["tiny/terms/versions/2/"]
    assert "# Terms, version 2 " in gone
    assert "Removed by A. Moreau, approved by K. Lind." in gone
    assert "Your account for 6 years." in pages["tiny/terms/"]
    assert "This section today" in pages["tiny/terms/versions/1/"]
    listed = json.loads(files["tiny/terms/versions.json"])
    jsonschema.validate(listed, VERSIONS)
    row = listed["versions"][1]
    assert row["removed"] == {"date": "2027-06-01", "basis": BASIS}
    assert row["text"] is None
    assert [one["removed"] for one in listed["versions"][::2]] == [None, None]
    assert "tiny/terms/versions/2.md" not in files
    newest = json.loads(files["tiny/terms/feed.json"])["items"][0]
    assert newest["title"].endswith("the text of version 2 was removed by order")
    assert BASIS in newest["content_text"]
    assert newest["url"].endswith("versions/2/")
    (line,) = verify(three / "site")
    assert f"version 2 was removed by order on 2027-06-01: {BASIS} ({row['digest']})" in line


def change_row(listed: list[dict[str, Any]]) -> None:
    listed[1]["digest"] = digest(b"another")


def not_removed(listed: list[dict[str, Any]]) -> None:
    listed[1]["removed"] = None


def other_removed(listed: list[dict[str, Any]]) -> None:
    listed[0]["removed"] = listed[1]["removed"]


def no_words(listed: list[dict[str, Any]]) -> None:
    listed[1]["removed"] = {}


def other_previous(listed: list[dict[str, Any]]) -> None:
    listed[1]["previous"] = digest(b"another")


@pytest.mark.parametrize("spoil", [change_row, not_removed, other_removed, no_words, other_previous])
def test_a_published_list_is_not_believed(
    three: Path, policy: Policy, spoil: Callable[[list[dict[str, Any]]], None]
) -> None:
    assert policy(*order()).status == 0
    built(three)
    path = three / "site/tiny/terms/versions.json"
    listed = json.loads(path.read_text())
    spoil(listed["versions"])
    path.write_text(json.dumps(listed))
    with pytest.raises(PolicyError):
        verify(three / "site")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--version", "3"), "version 3 is in force"),
        (("--now", NOW), "version 2 is in notice"),
        (("--version", "9"), "there is no version 9"),
        (("--approved-by", "A. Moreau"), "one person alone can't remove a text"),
        (("--approved-by", "…"), "one person alone can't remove a text"),
        (("--basis", "  why  "), "it is not said which order this rests on"),
        (("--basis", "because it is inconvenient now"), "names no order by its number or its day"),
        (("--basis", "Order 12/2027; from now on we sell your data"), "says more to readers than which order this is"),
        (
            ("--basis", "Order 12/2027: what was announced does not come"),
            "says more to readers than which order this is",
        ),
    ],
)
def test_what_is_refused(three: Path, policy: Policy, words: tuple[str, ...], says: str) -> None:
    refused(policy, three, says, *order(2, *words))


def test_where_people_are_named_one_is_a_lawyer(three: Path, policy: Policy) -> None:
    refused(policy, three, "neither a-moreau nor s-roy is of the role legal", *order(2, "--approved-by", "s-roy"))
    refused(policy, three, "“nobody” is not among the people", *order(2, "--by", "nobody"))
    assert policy(*order()).status == 0


def test_a_withdrawn_announcement_still_shows(three: Path, policy: Policy) -> None:
    keep(three, "account", 9)
    sealed_and_announced(policy, NAME, at=AFTER)
    refused(policy, three, "version 4 is announced", *order(4))
    assert policy("withdraw", NAME, "--by", "a-moreau", "--because", WHY, "--now", AFTER).status == 0
    assert policy(*order(4)).status == 0
    pages, files = built(three)
    row = json.loads(files["tiny/terms/versions.json"])["versions"][3]
    assert (row["phase"], row["withdrawn"]["because"], row["removed"]["basis"]) == ("withdrawn", WHY, BASIS)
    for address in ("versions/", "versions/4/"):
        assert "withdrawn" in pages[f"tiny/terms/{address}"]
        assert "text removed by order" in pages[f"tiny/terms/{address}"].lower()
    assert "was withdrawn" in files["tiny/terms/feed.xml"].decode()
    assert policy("check", "--now", AFTER).status == 0
    assert policy("diff", NAME, "--now", AFTER).status == 0
    sealed(policy, NAME, at=AFTER)
    assert policy("check", "--now", AFTER).status == 0
    assert (three / TEXTS / "v005.md").exists()


def test_not_what_is_still_to_come(three: Path, policy: Policy) -> None:
    keep(three, "account", 9)
    sealed_and_announced(policy, NAME, at=AFTER)
    edit(three / f"{FOLDER}/sections/kept.md", "filed by hand", "filed by us")
    sealed(policy, NAME, "--revises", "4", at=AFTER, level="minor")
    refused(policy, three, "only the text of a superseded or withdrawn version", *order(4))
    refused(policy, three, "version 5 is in review", *order(5))


def test_the_clock_of_a_revision_stays(three: Path, policy: Policy) -> None:
    keep(three, "account", 9)
    sealed_and_announced(policy, NAME, at=AFTER)
    notified(three / "policy_source", NAME, at=AFTER)
    edit(three / f"{FOLDER}/sections/kept.md", "It's filed", "It’s filed")
    sealed(policy, NAME, "--revises", "4", at=AFTER)
    sealed_again = policy("approve", NAME, "--by", "k-lind", "--now", AFTER)
    assert sealed_again.status == 0, sealed_again.said
    words = ("--by", "a-moreau", "--summary", "We keep your account for nine years instead of six, as announced.")
    assert policy("announce", NAME, *words, "--now", AFTER).status == 0
    refused(policy, three, "version 5, which is still to come, builds on version 4", *order(4))
    later = "2027-09-01T12:00:00+00:00"
    assert policy("check", "--now", later).status == 0, policy("check", "--now", later).out
    assert policy(*order(4, "--now", later)).status == 0
    assert "continued:\n- 5\n" in (three / FOLDER / "takedowns/v004.yml").read_text()
    assert policy("check", "--now", later).status == 0, policy("check", "--now", later).out
    assert policy(*order(3, "--now", later)).status == 0  # the version that both changed
    assert policy("check", "--now", later).status == 0
    stone = three / FOLDER / "takedowns/v004.yml"
    stone.write_text(stone.read_text().split("continued:")[0])
    assert "no-evidence" in policy("check", "--format", "json", "--now", later).out


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("digest: sha256:", "digest: sha256:0", "value"),
        ("version: 2", "version: 1", "takedown"),
        (BASIS, "why", "takedown"),
        ("approved_by: k-lind", "approved_by: a.moreau", "takedown"),
        ("date: '2027-06-01'", "date: '2026-06-01'", "takedown"),
        ("date: '2027-06-01'", "date: '2028-06-01'", "future"),
        ("previous: sha256:", "previous: x", "takedown"),
        ("by: a-moreau\n", "", "missing-key"),
    ],
)
def test_what_stays_is_not_edited(three: Path, policy: Policy, old: str, new: str, rule: str) -> None:
    assert policy(*order()).status == 0
    edit(three / STONE, old, new)
    done = policy("check", "--format", "json", "--now", AFTER)
    assert done.status == 1
    assert rule in {one["rule"] for one in json.loads(done.out)}, done.out


def test_a_digest_that_was_edited_breaks_the_chain(three: Path, policy: Policy) -> None:
    assert policy(*order()).status == 0
    text = (three / STONE).read_text()
    (three / STONE).write_text(text.replace(text.split("\ndigest: ")[1][:71], digest(b"another")))
    assert {"chain", "record"} <= {one["rule"] for one in json.loads(policy("check", "--format", "json").out)}


def test_a_text_in_force_is_not_removed_by_hand(three: Path, policy: Policy) -> None:
    assert policy(*order()).status == 0
    edit(three / STONE, "date: '2027-06-01'", "date: '2026-12-01'")
    for at in (NOW, "2027-02-15T12:00:00+00:00"):  # when it was to come, and in force
        found = json.loads(policy("check", "--format", "json", "--now", at).out)
        assert any(one["rule"] == "takedown" and "version 2 is in" in one["message"] for one in found)


def test_a_file_that_is_missing_without_it_is_found(three: Path, policy: Policy) -> None:
    (three / TEXTS / "v002.md").unlink()
    assert "version-missing" in policy("check", "--format", "json", "--now", AFTER).out


def test_a_run_that_ended_in_between_goes_on(three: Path, policy: Policy) -> None:
    text = (three / TEXTS / "v002.md").read_text()
    assert policy(*order()).status == 0
    (three / TEXTS / "v002.md").write_text(text)
    found = json.loads(policy("check", "--format", "json", "--now", AFTER).out)
    assert [one["rule"] for one in found] == ["takedown-unfinished"]
    assert policy(*order()).status == 0
    assert policy("check", "--now", AFTER).status == 0
    assert not (three / TEXTS / "v002.md").exists()


def test_the_first_version(three: Path, policy: Policy) -> None:
    assert policy(*order(1)).status == 0
    assert policy("check", "--now", AFTER).status == 0
    pages, files = built(three)
    assert "January 15, 2025" in pages["tiny/terms/versions/"]
    assert "The text of version 1 was removed by order" in pages["tiny/terms/versions/2/changes/"]
    assert policy(*order(2)).status == 0
    shutil.rmtree(three / "site")
    pages, files = built(three)
    assert "versions 1 and 2 were removed by order" in pages["tiny/terms/versions/2/changes/"]
    assert json.loads(files["tiny/terms/versions.json"])["versions"][0]["from"] == "2025-01-15"
    (line,) = verify(three / "site")
    assert line.count("was removed by order") == 2


def test_no_draft_is_built_on_a_removed_text(three: Path, policy: Policy) -> None:
    assert policy(*order()).status == 0
    keep(three, "account", 9)
    again = ("freeze", NAME, "--yes", "--on", "2", "--now", AFTER)
    refused(policy, three, "the text of version 2 was removed by order", *again)


def test_what_a_killed_run_left_of_the_text_is_removed_too(three: Path, policy: Policy) -> None:
    text = (three / TEXTS / "v002.md").read_bytes()
    copy = three / TEXTS / ".v002.md.abcdefgh"
    copy.write_bytes(text)
    assert policy(*order()).status == 0
    assert not copy.exists()
    copy.write_bytes(text)
    assert policy(*order()).status == 0
    assert not copy.exists()
    assert "was removed already" in policy(*order()).err


def test_a_name_that_can_not_be_shown_removes_nothing(three: Path, policy: Policy) -> None:
    refused(policy, three, "another character that is not seen", *order(2, "--by", "a\nb: c"))
