"""A copy that counsel marked up in Word, brought back onto the sections of the draft that it came from."""

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import terminal
from tests import made_files
from tests.conftest import Policy, edit, tree
from tests.made_files import change, packed, paragraph, word_file
from tests.small import KEPT, NAME, in_force

pytestmark = pytest.mark.slow  # each starts pandoc or another program

ASKED = "policy_source/tiny/terms/sections/asked.md"


@pytest.fixture
def drafted(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small policy in force, its draft exported for Word as copy.docx."""
    made_files.needs_documents()
    in_force(tmp_path, policy, monkeypatch)
    edit(tmp_path / KEPT, "It's filed by hand.", "It's *filed* by hand.\n\n- in spring\n- in `autumn`")
    done = policy("export", NAME, "--draft", "--out", "copy.docx")
    assert done.status == 0, done.said
    return tmp_path


def marked(path: Path, *changes: tuple[str, str, str]) -> None:
    """Change words in a Word file with tracked changes: what stood there, what stands there, who did it."""
    with zipfile.ZipFile(path) as folder:
        parts = {one.filename: folder.read(one) for one in folder.infolist()}
    body = parts["word/document.xml"].decode()
    for old, new, author in changes:
        for form in (f'<w:t xml:space="preserve">{old}</w:t>', f"<w:t>{old}</w:t>"):
            run = f"<w:r>{form}</w:r>"
            if run in body:
                body = body.replace(run, change("del", old, author) + change("ins", new, author), 1)
                break
        else:
            pytest.fail(f"{old} is not a run of its own: {body}")
    parts["word/document.xml"] = body.encode()
    path.write_bytes(packed(parts))


def test_a_copy_that_counsel_marked_is_not_written_over(drafted: Path, policy: Policy) -> None:
    """Before: who exported the draft once more under the same name had lost counsel's work, and nothing said so."""
    assert (
        policy("export", NAME, "--draft", "--from", "1", "--out", "copy.docx").status == 0
    )  # the program's own changes
    assert policy("export", NAME, "--draft", "--out", "copy.docx").status == 0
    marked(drafted / "copy.docx", ("in spring", "in summer", "Ann"))
    shutil.copy(drafted / "copy.docx", drafted / "our copy.docx")
    before = tree(drafted)
    for name, typed in (("copy.docx", "copy.docx"), ("our copy.docx", '"our copy.docx"')):
        done = policy("export", NAME, "--draft", "--out", name)
        says = f"{name}: this file holds changes or comments of Ann, which would be lost"
        says += f"; bring them: policy import {typed}"
        assert (done.status, f"{says} --onto {NAME}; or name another file: --out" in done.err) == (2, True), done.said
    assert tree(drafted) == before
    assert policy("export", NAME, "--draft", "--out", "another.docx").status == 0


def test_changes_are_shown_and_written_onto_the_sections(drafted: Path, policy: Policy) -> None:
    kept = (drafted / KEPT).read_text()
    marked(drafted / "copy.docx", ("in spring", "in spring and summer", "Ann"))
    done = policy("import", "copy.docx", "--onto", NAME)
    assert done.status == 0, done.said
    assert "in spring{+ and summer+}" in done.out
    assert "Changed by Ann. Nothing is written yet" in done.out
    assert (drafted / KEPT).read_text() == kept
    done = policy("import", "copy.docx", "--onto", NAME, "--accept", "Ann")
    assert done.status == 0, done.said
    assert (drafted / KEPT).read_text() == kept.replace("- in spring\n", "- in spring and summer\n")
    assert policy("check").status == 0


def test_values_stay_where_they_stand_and_are_named_where_they_changed(drafted: Path, policy: Policy) -> None:
    kept = (drafted / KEPT).read_text()
    runs = zipfile.ZipFile(drafted / "copy.docx").read("word/document.xml").decode()
    assert "3 years" in runs
    marked(
        drafted / "copy.docx",
        ("Your account for 3 years.", "We keep your account for 3 years.", "Ann"),
        ("Your orders for 7 years.", "Your orders for 9 years.", "Bob"),
    )
    done = policy("import", "copy.docx", "--onto", NAME, "--accept", "all")
    assert done.status == 0, done.said
    assert "Changed by" not in done.out
    written = (drafted / KEPT).read_text()
    assert "We keep your account for {{ facts.retention.account.keep }}.\n" in written
    assert "Your orders for 9 years." in written
    assert "{{ facts.retention.orders.keep }} changed in the text: change the fact" in done.err
    assert written.startswith(kept.partition("---\nYour")[0])


def test_links_to_other_policies_are_written_again(drafted: Path, policy: Policy) -> None:
    edit(drafted / ASKED, "Call {{", "See [our terms](policy:terms#kept). Call {{")
    assert policy("export", NAME, "--draft", "--out", "copy.docx").status == 0
    marked(drafted / "copy.docx", (". Call +1 (405) 356-6726.", ". Please call +1 (405) 356-6726.", "Ann"))
    done = policy("import", "copy.docx", "--onto", NAME, "--accept", "all")
    assert done.status == 0, done.said
    line = "See [our terms](policy:terms#kept). Please call {{ facts.channels.phone.value }}.\n"
    assert (drafted / ASKED).read_text().endswith(line)


def test_of_two_people_one_is_accepted(drafted: Path, policy: Policy) -> None:
    marked(drafted / "copy.docx", ("in spring", "in May", "Ann"), ("Call +1 (405) 356-6726.", "Write.", "Bob"))
    asked = (drafted / ASKED).read_text()
    done = policy("import", "copy.docx", "--onto", NAME, "--accept", "Ann")
    assert done.status == 0, done.said
    assert "- in May\n" in (drafted / KEPT).read_text()
    assert (drafted / ASKED).read_text() == asked
    done = policy("import", "copy.docx", "--onto", NAME, "--accept", "Eve")
    assert done.status == 2
    assert "nobody called Eve" in done.err


def test_a_copy_of_another_text_is_refused(drafted: Path, policy: Policy) -> None:
    edit(drafted / ASKED, "Call", "Please call")
    done = policy("import", "copy.docx", "--onto", NAME, "--accept", "all")
    assert done.status == 2
    assert re.search(
        r"a copy of no version, nor of the draft as it is \(sha256:\w{12}…\): it is of an older draft", done.err
    )


BAD = {
    "text.docx": (b"Only words.", "damaged, or of another kind"),
    "old.docx": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "of Word 97–2003"),
    "pictures.docx": (word_file(paragraph("")), "no text"),
    "other.docx": (word_file(paragraph("Words.")), "no copy that `policy export` wrote"),
    "bomb.docx": (packed({"word/document.xml": b"<a/>" * 9_000_000}), "unpacks to"),
    "copy.pdf": (b"%PDF-1.7", "a marked-up copy is a Word file"),
}


def test_bad_copies_are_refused_and_nothing_is_written(drafted: Path, policy: Policy) -> None:
    for name, (raw, _) in BAD.items():
        (drafted / name).write_bytes(raw)
    copy = (drafted / "copy.docx").read_bytes()
    (drafted / "half.docx").write_bytes(copy[: len(copy) // 2])
    before = tree(drafted / "policy_source")
    for name, said in [*((name, said) for name, (_, said) in BAD.items()), ("half.docx", "damaged")]:
        done = policy("import", name, "--onto", NAME, "--accept", "all")
        assert done.status == 2, (name, done.said)
        assert said in done.err, (name, done.err)
    assert tree(drafted / "policy_source") == before


def test_a_copy_of_another_policy_says_of_which(drafted: Path, policy: Policy) -> None:
    shutil.copytree((drafted / KEPT).parents[1], drafted / "policy_source/tiny/other")
    shutil.rmtree(drafted / "policy_source/tiny/other/versions")
    shutil.rmtree(drafted / "policy_source/tiny/other/notices", ignore_errors=True)
    edit(drafted / "policy_source/tiny/other/sections/asked.md", "Call", "Please call")
    done = policy("import", "copy.docx", "--onto", "tiny/other")
    assert done.status == 2
    assert f"this is a copy of {NAME}" in done.err


def test_many_changes_by_three_people_come_back_in_time(drafted: Path, policy: Policy) -> None:
    with zipfile.ZipFile(drafted / "copy.docx") as folder:
        parts = {one.filename: folder.read(one) for one in folder.infolist()}
    added = "".join(change("ins", f" word{number}", f"Author {number % 3}") for number in range(500))
    body = parts["word/document.xml"].decode()
    run = '<w:r><w:t xml:space="preserve">in spring</w:t></w:r>'
    parts["word/document.xml"] = body.replace(run, run + added).encode()
    (drafted / "copy.docx").write_bytes(packed(parts))
    done = policy("import", "copy.docx", "--onto", NAME, "--accept", "Author 1")
    assert done.status == 0, done.said
    text = (drafted / KEPT).read_text()
    assert "- in spring word1 word4 word7" in text
    assert "word2 " not in text


def test_a_redline_comes_back_too(drafted: Path, policy: Policy) -> None:
    kept = (drafted / KEPT).read_text()
    assert policy("export", NAME, "--draft", "--from", "1", "--out", "redline.docx").status == 0
    done = policy("import", "redline.docx", "--onto", NAME, "--accept", "all")
    assert done.status == 0, done.said
    assert "No difference" in done.out
    assert done.out.endswith("Nobody changed the text in this copy.\n"), "before: “--accept all” was asked for again"
    assert (drafted / KEPT).read_text() == kept


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """What answers at a terminal: each key in turn; where none is left, nobody answers any more."""

    def press(keys: str) -> None:
        left = iter(keys)

        def key() -> str:
            pressed = next(left, None)
            if pressed is None:
                raise EOFError
            return pressed

        monkeypatch.setattr(terminal, "asks", lambda: True)
        monkeypatch.setattr(terminal, "key", key)

    return press


def test_each_change_is_asked_for(drafted: Path, policy: Policy, asked: Callable[[str], None]) -> None:
    kept = (drafted / KEPT).read_text()
    marked(drafted / "copy.docx", ("in spring", "in summer", "Ann"), ("by hand.", "by machine.", "Bob"))
    asked("rxba" + "r")  # rejected, an unknown key, back, accepted; the second rejected
    done = policy("import", "copy.docx", "--onto", NAME, "--accept", "ask")
    assert done.status == 0, done.said
    assert "1 of 2 · Bob replaced “by hand.” → “by machine.”" in done.out
    assert "2 of 2 · Ann replaced “in spring” → “in summer”" in done.out
    assert "(rejected)" in done.out
    assert (drafted / KEPT).read_text() == kept.replace("by hand.", "by machine.")


def test_what_is_skipped_is_listed_and_not_written(drafted: Path, policy: Policy, asked: Callable[[str], None]) -> None:
    kept = (drafted / KEPT).read_text()
    marked(drafted / "copy.docx", ("in spring", "in summer", "Ann"), ("by hand.", "by machine.", "Bob"))
    asked("saq")
    done = policy("import", "copy.docx", "--onto", NAME, "--accept", "ask")
    assert done.status == 0, done.said
    assert "Left out; the draft is another text now" in done.out
    assert "Bob replaced “by hand.” → “by machine.”" in done.out.partition("Left out")[2]
    assert (drafted / KEPT).read_text() == kept.replace("- in spring\n", "- in summer\n")


@pytest.mark.parametrize("keys", ["q", "rr", "a"], ids=["quit", "all rejected", "went away"])
def test_nothing_is_written_where_nothing_is_accepted(
    drafted: Path, policy: Policy, asked: Callable[[str], None], keys: str
) -> None:
    before = tree(drafted / "policy_source")
    marked(drafted / "copy.docx", ("in spring", "in summer", "Ann"), ("by hand.", "by machine.", "Bob"))
    asked(keys)
    done = policy("import", "copy.docx", "--onto", NAME, "--accept", "ask")
    assert done.status == 0, done.said
    assert tree(drafted / "policy_source") == before


def test_asking_needs_somebody(drafted: Path, policy: Policy) -> None:
    before = tree(drafted / "policy_source")
    marked(drafted / "copy.docx", ("in spring", "in summer", "Ann"))
    refused = policy("import", "copy.docx", "--onto", NAME, "--accept", "ask")
    assert refused.status == 2
    assert (
        "nobody can be asked here, so nothing was written; answer with --accept all, or --accept AUTHOR" in refused.err
    )
    assert tree(drafted / "policy_source") == before


def test_a_passage_with_its_end_is_one_change(drafted: Path, policy: Policy, asked: Callable[[str], None]) -> None:
    path = drafted / "copy.docx"
    with zipfile.ZipFile(path) as folder:
        parts = {one.filename: folder.read(one) for one in folder.infolist()}
    body = parts["word/document.xml"].decode()
    mark = '<w:ins w:id="9" w:author="Ann" w:date="2026-11-01T00:00:00Z"/>'
    new = f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{change('ins', 'Nothing else is kept.')}</w:p>"
    at = body.rindex("<w:p>", 0, body.index("in spring"))
    parts["word/document.xml"] = (body[:at] + new + body[at:]).encode()
    path.write_bytes(packed(parts))
    asked("a")
    done = policy("import", "copy.docx", "--onto", NAME, "--accept", "ask")
    assert done.status == 0, done.said
    assert "1 of 1 · Ann inserted “Nothing else is kept.”" in done.out
    assert "Nothing else is kept." in (drafted / KEPT).read_text()


def untracked(path: Path, old: str, new: str) -> None:
    with zipfile.ZipFile(path) as folder:
        parts = {one.filename: folder.read(one) for one in folder.infolist()}
    assert old.encode() in parts["word/document.xml"]
    parts["word/document.xml"] = parts["word/document.xml"].replace(old.encode(), new.encode(), 1)
    path.write_bytes(packed(parts))


def test_what_nobody_tracked_is_named_and_not_lost(drafted: Path, policy: Policy) -> None:
    kept, asked = (drafted / KEPT).read_text(), (drafted / ASKED).read_text()
    untracked(drafted / "copy.docx", "in spring", "in summer")
    marked(drafted / "copy.docx", ("Call +1 (405) 356-6726.", "Please call +1 (405) 356-6726.", "Ann"))
    done = policy("import", "copy.docx", "--onto", NAME)
    assert "in {+summer+}[-spring-]" in done.out or "in [-spring-]{+summer+}" in done.out, done.out
    assert "has changes that nobody tracked; they are among these" in done.err
    done = policy("import", "copy.docx", "--onto", NAME, "--accept", "Ann")
    assert "has changes that nobody tracked: --accept all takes them too" in done.err
    assert (drafted / KEPT).read_text() == kept
    assert (drafted / ASKED).read_text() == asked.replace("Call {{", "Please call {{")


def test_what_nobody_tracked_is_written_with_all(drafted: Path, policy: Policy) -> None:
    kept = (drafted / KEPT).read_text()
    untracked(drafted / "copy.docx", "in spring", "in summer")
    done = policy("import", "copy.docx", "--onto", NAME, "--accept", "all")
    assert done.status == 0, done.said
    assert (drafted / KEPT).read_text() == kept.replace("- in spring\n", "- in summer\n")


def test_headings_inside_a_section_stay_in_it(drafted: Path, policy: Policy) -> None:
    edit(drafted / KEPT, "- in spring\n", "### When & how\n\nWe file it by hand.\n\n- in spring\n")
    assert policy("export", NAME, "--draft", "--out", "copy.docx").status == 0
    kept = (drafted / KEPT).read_text()
    marked(drafted / "copy.docx", ("We file it by hand.", "We file it at once.", "Ann"))
    done = policy("import", "copy.docx", "--onto", NAME, "--accept", "all")
    assert done.status == 0, done.said
    assert not done.err
    assert (drafted / KEPT).read_text() == kept.replace("We file it by hand.", "We file it at once.")


def tracked_paragraph(kind: str, words: str, style: str = "BodyText", author: str = "Ann") -> str:
    """Return a paragraph that was inserted or deleted with its end."""
    end = f'<w:rPr><w:{kind} w:id="9" w:author="{author}" w:date="2026-01-01T00:00:00Z"/></w:rPr>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{end}</w:pPr>{change(kind, words, author)}</w:p>'


def rewritten(path: Path, heading: str, before: str = "") -> None:
    """Put the XML of a new section before the one with a heading; where there is none, delete that one, tracked."""
    with zipfile.ZipFile(path) as folder:
        parts = {one.filename: folder.read(one) for one in folder.infolist()}
    body = parts["word/document.xml"].decode()
    paragraphs = re.findall(r"<w:p>.*?</w:p>|<w:p .*?</w:p>", body, re.DOTALL)
    first = next(n for n, one in enumerate(paragraphs) if f">{heading}<" in one)
    if before:
        body = body.replace(paragraphs[first], before + paragraphs[first], 1)
    for at, one in enumerate(() if before else paragraphs[first:]):
        if at and "Heading" in one:
            break
        words = "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", one))
        body = body.replace(one, tracked_paragraph("del", words, "Heading1" if at == 0 else "BodyText"), 1)
    parts["word/document.xml"] = body.encode()
    path.write_bytes(packed(parts))


def test_a_new_section_gets_a_file_and_its_place(drafted: Path, policy: Policy) -> None:
    sheet = drafted / "policy_source/tiny/terms/policy.yml"
    sheet.write_text("title: Terms\nkind: terms\nlanguage: en\nsections:\n  - kept  # first\n  - asked\nnumbered: no\n")
    made = tracked_paragraph("ins", "Cookies", "Heading1") + tracked_paragraph("ins", "We set {{ none }} of them.")
    rewritten(drafted / "copy.docx", "How to ask", made)
    shown = policy("import", "copy.docx", "--onto", NAME)
    assert shown.status == 0, shown.said
    assert "Cookies: section added" in shown.out
    assert not shown.err
    assert "- cookies" not in sheet.read_text()
    done = policy("import", "copy.docx", "--onto", NAME, "--accept", "all")
    assert done.status == 0, done.said
    assert sheet.read_text() == (
        "title: Terms\nkind: terms\nlanguage: en\nsections:\n  - kept  # first\n  - cookies\n  - asked\nnumbered: no\n"
    )
    written = (drafted / "policy_source/tiny/terms/sections/cookies.md").read_text()
    assert written.startswith("---\ntitle: Cookies\ntype: cookies\n")
    assert written.endswith("---\n\nWe set \\{\\{ none \\}\\} of them.\n")
    assert policy("check").status == 0


def test_a_section_that_was_taken_out_is_taken_out(drafted: Path, policy: Policy) -> None:
    rewritten(drafted / "copy.docx", "How to ask")
    shown = policy("import", "copy.docx", "--onto", NAME)
    assert "How to ask: section removed" in shown.out, shown.said
    assert (drafted / ASKED).is_file()
    kept = policy("import", "copy.docx", "--onto", NAME, "--accept", "ask")
    assert kept.status == 2
    done = policy("import", "copy.docx", "--onto", NAME, "--accept", "Ann")
    assert done.status == 0, done.said
    assert f"Removed:\n  {ASKED}\n" in done.out
    assert not (drafted / ASKED).exists()
    assert "sections:\n- kept\n" in (drafted / "policy_source/tiny/terms/policy.yml").read_text()
    assert policy("check").status == 0
