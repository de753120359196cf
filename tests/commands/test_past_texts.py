"""Past texts that are brought in, after a seal too: by which days, and what pages and clocks make of them."""

import json
import re
from pathlib import Path

import pytest

from generator.errors import COULD_NOT_RUN
from generator.loading import policy_source
from generator.notice import requirements, reviews
from generator.notice.timeline import starts
from generator.result_cache import forget
from tests.cli.at_a_terminal import at_a_terminal
from tests.conftest import Policy, tree
from tests.made_files import needs_documents, paragraph, word_file
from tests.small import FOLDER, KEPT, NAME, ROOT_OF, in_force
from tests.steps import publish, sealed_and_announced

PAST = ("import", "--as-versions", "past", "--brand", "tiny", "--policy", "terms")
PAGE = "<html><title>Terms</title><body><main><h1>Terms</h1><h2>What is kept</h2><p>{}</p></main></body></html>"


def text(words: str) -> str:
    return f"# Terms\n\n## What is kept\n\n{words}\n\n## How to ask\n\nCall us.\n"


def folder_of(root: Path, **files: str | bytes) -> Path:
    folder = root / "past"
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        path = folder / name.replace("__", ".").replace("_", "-")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A policy of which version 1 was sealed from its draft, in force since 2025, and two past texts."""
    in_force(tmp_path, policy, monkeypatch)
    folder_of(
        tmp_path,
        **{"2019_03_01__md": text("Your account for 1 year."), "2021_06_15__md": text("Your account for 2 years.")},
    )
    return tmp_path


def loaded() -> policy_source.Source:
    found = policy_source.load(ROOT_OF)
    assert not found.integrity_findings
    return found


def test_past_texts_are_added_after_the_first_seal(tiny: Path, policy: Policy) -> None:
    sealed = tree(tiny / FOLDER)
    done = policy(*PAST)
    assert done.status == 0, done.said
    now = tree(tiny / FOLDER)
    assert {name: now[name] for name in sealed} == sealed
    item = loaded().policy(NAME)
    assert [(one.number, one.origin, one.before) for one in item.in_order] == [
        (3, "imported", 2),
        (2, "imported", 1),
        (1, "drafted", 0),
    ]
    assert [str(one.day) for one in starts(item, [])] == ["2019-03-01", "2021-06-15", "2025-01-15"]
    assert [parent.number if (parent := item.parent(n)) else None for n in (3, 2, 1)] == [None, 3, 2]
    assert item.base is item.version(1)
    assert policy("verify").status == 0
    again = policy(*PAST)
    assert again.status == 0
    assert "nothing to seal" in again.out


@pytest.mark.slow
def test_they_are_seen_before_they_are_sealed(tiny: Path, policy: Policy) -> None:
    before = tree(tiny / "policy_source")
    done = policy(*PAST, "--preview", "preview")
    assert done.status == 0, done.said
    assert re.findall(r"version (\d), (.*), 2 sections", done.out) == [
        ("2", "recorded 2021-06-15"),
        ("3", "recorded 2019-03-01"),
    ]
    assert "Nothing was sealed." in done.out
    assert tree(tiny / "policy_source") == before
    page = (tiny / "preview/tiny/terms/versions/2/index.html").read_text()
    assert "Your account for 2 years." in page
    assert "Preview of drafts" in page
    assert "1 year" in (tiny / "preview/tiny/terms/versions/2/changes/index.html").read_text()
    assert policy(*PAST).status == 0


@pytest.mark.slow
def test_what_was_sealed_while_somebody_was_asked_counts(tiny: Path, policy: Policy) -> None:
    with at_a_terminal(tiny, *PAST) as terminal:
        terminal.awaits("Seal them? [y/n]")
        assert policy(*PAST).status == 0
        sealed = tree(tiny / "policy_source")
        terminal.types("y")
        assert terminal.ended() == 0
        assert "nothing to seal" in terminal.plain
    assert tree(tiny / "policy_source") == sealed
    assert policy("verify").status == 0


@pytest.mark.slow
@pytest.mark.usefixtures("tiny")
def test_nothing_is_read_of_a_copy_that_is_gone(policy: Policy) -> None:
    """Before: what a law had found in the copy was compared with the same texts, whose file was no longer there."""
    assert policy(*PAST, "--preview", "preview").status == 0
    forget()
    done = policy(*PAST)
    assert done.status == 0, done.said


@pytest.mark.slow
def test_somebody_is_asked_before_they_are_sealed(tiny: Path) -> None:
    before = tree(tiny / "policy_source")
    question = "2 past texts (2019-03-01 to 2021-06-15) become versions in policy_source/tiny/terms for good"
    for answer in ("n", "\x04"):
        with at_a_terminal(tiny, *PAST) as terminal:
            assert question in terminal.awaits("Seal them? [y/n]")
            terminal.types(answer)
            assert terminal.ended() == COULD_NOT_RUN
            assert "nothing was sealed" in terminal.plain
            assert "--preview FOLDER" in terminal.plain
        assert tree(tiny / "policy_source") == before
    with at_a_terminal(tiny, *PAST) as terminal:
        terminal.awaits("Seal them? [y/n]")
        terminal.types("y")
        assert terminal.ended() == 0
        assert "Sealed 2 versions" in terminal.plain
    (tiny / "past/2019-03-01.md").rename(tiny / "past/2026-01-01.md")
    with at_a_terminal(tiny, *PAST) as terminal:  # what is wrong is said, and nothing asked
        assert terminal.ended() == 1
        assert "[y/n]" not in terminal.plain


def test_with_yes_nobody_is_asked(tiny: Path, policy: Policy) -> None:
    with at_a_terminal(tiny, *PAST, "--yes") as terminal:
        assert terminal.ended() == 0
        assert "[y/n]" not in terminal.plain
    refused = policy("import", "past/2019-03-01.md", *PAST[3:], "--yes")
    assert "--yes goes with --as-version or --as-versions" in refused.err


def test_a_preview_is_refused_as_the_import_would_be(tiny: Path, policy: Policy) -> None:
    (tiny / "past/2019-03-01.md").rename(tiny / "past/2026-01-01.md")
    sealing, looking = policy(*PAST), policy(*PAST, "--preview", "preview")
    assert sealing.err == looking.err
    assert (looking.status, (tiny / "preview").exists()) == (1, False)
    assert "--preview goes with --as-version" in policy(*PAST[:1], "a.md", *PAST[3:], "--preview", "preview").err


def test_an_import_that_was_interrupted_goes_on(tiny: Path, policy: Policy) -> None:
    policy(*PAST)
    whole = tree(tiny / FOLDER)
    (tiny / FOLDER / "versions/v003.md").unlink()
    loaded()
    assert policy(*PAST).status == 0
    assert tree(tiny / FOLDER) == whole


@pytest.mark.slow
def test_pages_and_lists_show_them_by_their_days(tiny: Path, policy: Policy) -> None:
    publish(tiny)
    before = json.loads((tiny / "site/tiny/terms/versions.json").read_text())["versions"][0]
    policy(*PAST)
    assert policy("build").status == 0
    rows = json.loads((tiny / "site/tiny/terms/versions.json").read_text())["versions"]
    assert [row["version"] for row in rows] == [1, 2, 3]
    assert [row["parent"] for row in rows] == [2, 3, None]
    assert [row.get("before") for row in rows] == [None, 1, 2]
    assert [row["until"] for row in rows] == [None, "2025-01-14", "2021-06-14"]
    same = ("digest", "previous", "from", "recorded", "origin", "notice")
    assert [rows[0][name] for name in same] == [before[name] for name in same]
    page = (tiny / "site/tiny/terms/versions/index.html").read_text()
    assert re.findall(r'id="version-(\d)"', page) == ["1", "2", "3"]
    assert page.count("brought in later, as past") == 2
    changes = (tiny / "site/tiny/terms/versions/1/changes/index.html").read_text()
    assert "2 years" in changes
    assert "3 years" in changes
    assert "1 year" in (tiny / "site/tiny/terms/versions/2/changes/index.html").read_text()
    assert not (tiny / "site/tiny/terms/versions/3/changes").exists()
    chosen = (tiny / "site/tiny/terms/compare/index.html").read_text()
    assert re.findall(r'<option value="(\d)"', chosen)[:3] == ["1", "2", "3"]


def test_drafts_clocks_and_duties_never_build_on_a_past_text(tiny: Path, policy: Policy) -> None:
    """Before: nothing could be added after a seal; a text that is added last must not become the newest one."""
    past = tiny / "past/2021-06-15.md"
    past.write_text(past.read_text() + "\n## Changes\n\nWe tell you 1 day before.\n")
    due = policy("due").out
    policy(*PAST)
    assert policy("due").out == due
    item = loaded().policy(NAME)
    assert reviews.counted_from(item, item.versions[0].recorded) is None
    assert requirements.zones(item) == ()
    unchanged = policy("diff", NAME).out
    assert "no change since the newest version" in unchanged
    kept = tiny / KEPT
    kept.write_text(kept.read_text().replace("7 years", "9 years"))
    sealed_and_announced(policy, NAME)
    after = loaded().policy(NAME)
    record = after.record(4)
    assert record
    assert record.parent == 1
    assert requirements.required(after, record)[0] == 30
    assert [one.number for one in after.in_order] == [3, 2, 1, 4]
    older = folder_of(tiny, **{"2015_01_01__md": text("Nothing is kept.")})
    assert older.is_dir()
    assert policy(*PAST).status == 0
    assert [one.number for one in loaded().policy(NAME).in_order] == [5, 3, 2, 1, 4]


def test_what_is_not_before_every_sealed_day_is_refused(tiny: Path, policy: Policy) -> None:
    folder_of(tiny, **{"2025_01_15__md": text("A."), "2026_01_01__md": text("B."), "2031_01_01__md": text("C.")})
    before = tree(tiny / FOLDER)
    refused = policy(*PAST)
    assert refused.status == 1
    assert "past/2025-01-15.md: 2025-01-15.md would be in force since 2025-01-15" in refused.err
    assert "only texts from before 2025-01-15, the first day of version 1" in refused.err
    assert "2026-01-01.md would be" in refused.err
    assert "2031-01-01.md has a date in the future" in refused.err
    assert tree(tiny / FOLDER) == before
    policy(
        "import",
        "past/2021-06-15.md",
        "--brand",
        "tiny",
        "--policy",
        "terms",
        "--as-version",
        "--effective",
        "2021-06-15",
    )
    between = policy("import", "past/2026-01-01.md", *PAST[3:], "--as-version", "--effective", "2023-01-01")
    assert between.status == 1


def test_decisions_and_open_versions_keep_their_number(tiny: Path, policy: Policy) -> None:
    kept = tiny / KEPT
    kept.write_text(kept.read_text().replace("It's filed by hand", "It is all filed"))
    (name,) = re.findall(r"\b[0-9a-f]{8}\b", policy("diff", NAME).out)[:1]
    why = "The same, said in other words, and nothing else of it changed."
    words = ("--level", "material", "--by", "a-moreau", "--because", why)
    assert policy("decide", NAME, name, *words).status == 0
    refused = policy(*PAST)
    assert refused.status == 1
    assert "seal the draft first" in refused.err
    assert policy("freeze", NAME, "--yes").status == 0
    refused = policy(*PAST)
    assert refused.status == 1
    assert "version 2 was sealed and has no day yet" in refused.err


def test_an_order_removes_one_and_the_others_stay_in_order(tiny: Path, policy: Policy) -> None:
    policy(*PAST)
    done = policy(
        "takedown",
        NAME,
        "--version",
        "2",
        "--basis",
        "Court of Delft, 12/2026",
        "--by",
        "a-moreau",
        "--approved-by",
        "k-lind",
    )
    assert done.status == 0, done.said
    assert not (tiny / FOLDER / "versions/v002.md").exists()
    item = loaded().policy(NAME)
    assert [one.number for one in item.in_order] == [3, 2, 1]
    assert not item.comparable(1)


def test_dates_stand_in_a_list_beside_files_of_any_kind(tiny: Path, policy: Policy) -> None:
    needs_documents()
    for path in (tiny / "past").iterdir():
        path.unlink()
    word = word_file(
        paragraph("Terms", style="Title"),
        paragraph("What is kept", style="Heading1"),
        paragraph("Accounts for 1 year."),
    )
    folder_of(
        tiny,
        first__docx=word,
        second__html=PAGE.format("Accounts for two years, and orders for as long as the law of the land wants them."),
        third__md="# Terms\n\nLast updated: May 1, 2020\n\n## What is kept\n\nAccounts for 3 years.\n",
    )
    listed = "﻿File;Effective;Note\r\nfirst.docx;2017-01-01;From the archive of counsel\r\nsecond.html;2018-02-03;\r\n"
    (tiny / "past/dates.csv").write_text(f"{listed}third.md;2020-05-02;\r\n")
    done = policy(*PAST)
    assert done.status == 0, done.said
    assert "Look at past/third.md: it says 2020-05-01 at its top, and dates.csv says 2020-05-02" in done.err
    item = loaded().policy(NAME)
    assert [(str(one.effective), one.note) for one in item.in_order[:3]] == [
        ("2017-01-01", "From the archive of counsel"),
        ("2018-02-03", ""),
        ("2020-05-02", ""),
    ]
    publish(tiny)
    assert (
        json.loads((tiny / "site/tiny/terms/versions.json").read_text())["versions"][3]["note"]
        == "From the archive of counsel"
    )


def test_all_that_is_wrong_with_a_list_is_said_at_once(tiny: Path, policy: Policy) -> None:
    folder_of(tiny, extra__md=text("A."), other__md=text("B."), empty__md=" ", fifth__md=text("C."))
    lines = [
        "file,effective,note",
        "2019-03-01.md,2019-04-01,",
        '"gone.md",2018-01-01,x',
        "2021-06-15.md,2021-06-15,",
        "2021-06-15.md,2021-06-15,",
        "extra.md,12/05/2018,",
        "other.md,2021-06-15,",
        f"empty.md,2018-01-01,{'n' * 301}",
    ]
    (tiny / "past/dates.csv").write_text("\n".join(lines))
    before = tree(tiny / FOLDER)
    refused = policy(*PAST)
    assert refused.status == 2
    for said in (
        "past/dates.csv:2:15: 2019-03-01.md would be in force since 2019-04-01, and its name says 2019-03-01",
        "past/dates.csv:3:1: “gone.md” is not in this folder",
        "past/dates.csv:5:1: “2021-06-15.md” is listed twice, first on line 4",
        "past/dates.csv:6:10: “12/05/2018” is no date as it is written here; write it as 2020-05-01, or unknown",
        "past/dates.csv:7:10: two files have the date 2021-06-15; keep one: the other is 2021-06-15.md",
        "past/dates.csv:8:21: this note has more than 300 letters",
        "past/fifth.md: “fifth.md” is not listed in dates.csv",
    ):
        assert said in refused.err, refused.err
    assert tree(tiny / FOLDER) == before


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        (b"name,day\n", "dates.csv:1:1: “name” is no column of this list; its first line is: file,effective,note"),
        (b"file,when\n", "dates.csv:1:6: “when” is no column"),
        (b"effective\n", "this list has no column “file”"),
        (b"", "this list has no column “file”"),
        (b"file,note\nx\xff,y\n", "this list is not UTF-8 text"),
        (b'file,note\n"x,y\n', "this is no list that can be read"),
        (b"file,effective\n2019-03-01.md,unknown\n,\n", "“2021-06-15.md” is not listed in dates.csv"),
    ],
)
def test_a_list_that_is_none_is_refused(tiny: Path, policy: Policy, listed: bytes, said: str) -> None:
    (tiny / "past/dates.csv").write_bytes(listed)
    refused = policy(*PAST)
    assert refused.status == 2
    assert said in refused.err


def test_bad_files_of_a_folder_are_said_together(tiny: Path, policy: Policy) -> None:
    folder_of(tiny, **{"2018_01_01__md": b"caf\xe9", "2017_01_01__doc": b"x"})
    refused = policy(*PAST)
    assert refused.status == 2
    assert "2018-01-01.md:1:4: this file is not UTF-8 text" in refused.err
    assert "2017-01-01.doc: a file of type “.doc” can't be imported" in refused.err
    assert not (tiny / FOLDER / "versions/v002.md").exists()


def test_a_past_text_with_its_day_changed_by_hand_is_found(tiny: Path, policy: Policy) -> None:
    policy(*PAST)
    path = tiny / FOLDER / "versions/v003.md"
    path.write_text(path.read_text().replace("recorded: '2019-03-01'", "recorded: '2026-03-01'"))
    found = policy_source.load(ROOT_OF).integrity_findings
    assert any("changed" in one.message for one in found)


@pytest.mark.parametrize(
    ("note", "refused"),
    [
        ("This version was void from the start.", True),
        ("Your data was sold to partners then, too.", True),
        ("Diese Fassung war von Anfang an unwirksam.", True),
        ("From the archive of counsel, page 3 is missing", False),
        ("Scanned from paper; announced by letter in May 2021", False),
    ],
)
def test_a_note_says_where_a_text_comes_from(tiny: Path, policy: Policy, note: str, *, refused: bool) -> None:
    """Before: “this version was void” stood in the archive beside the text that readers had been promised, for good."""
    lines = ["file,effective,note", f'2019-03-01.md,,"{note}"', "2021-06-15.md,,"]
    (tiny / "past/dates.csv").write_text("\n".join(lines))
    done = policy(*PAST)
    assert (done.status, "this note says to readers" in done.err) == (2 if refused else 0, refused), done.said
