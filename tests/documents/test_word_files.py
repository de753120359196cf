"""Word and other text files brought: numbers, lists, notes, tracked changes; and bad ones, refused in plain words."""

import io
import itertools
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.commands import compare as comparing
from generator.documents import pandoc, reading
from generator.documents.file_formats import FileText, FileWish, document_of, text_of
from generator.documents.word import docx_changes
from generator.errors import PolicyError
from tests import made_files
from tests.conftest import Policy, tree
from tests.made_files import change, paragraph, run, word_file

pytestmark = pytest.mark.slow  # each starts pandoc or another program

NUMBERED = (
    paragraph("The Policy", style="Title"),
    paragraph("Scope", style="Heading1"),
    paragraph("It applies to all who use the service."),
    paragraph("Data", style="Heading1"),
    paragraph("Account data", style="Heading2"),
    paragraph("We collect:"),
    paragraph("your name;", numbered=(2, 0)),
    paragraph("your address", numbered=(2, 0)),
    paragraph("at home", numbered=(2, 1)),
    paragraph("at work", numbered=(2, 1)),
    paragraph("Device data", style="Heading2"),
    paragraph("Under section 2.1 we also keep what your device tells us."),
)
TRACKED = word_file(
    paragraph("Terms", style="Title"),
    paragraph(run("We keep it for ") + change("ins", "two") + change("del", "one", "Bob") + run(" years.")),
    parts={"word/comments.xml": made_files.comments(("Cyd", "Too long?"))},
)


@pytest.fixture(autouse=True)
def _documents() -> None:
    made_files.needs_documents()


def with_entities(words: str) -> bytes:
    """Return a Word file whose text is an entity: one that grows without end, or a file of the machine."""
    names = "".join(f'<!ENTITY {one} "{f"&{before};" * 100}">' for before, one in itertools.pairwise("acdefgb"))
    head = f'<!DOCTYPE a [<!ENTITY a "words"><!ENTITY file SYSTEM "file:///etc/passwd">{names}]>'
    raw = word_file(paragraph("Words."))
    with zipfile.ZipFile(io.BytesIO(raw)) as folder:
        parts = {one.filename: folder.read(one) for one in folder.infolist()}
    body = parts["word/document.xml"].decode()
    at = body.index("<w:document")
    parts["word/document.xml"] = (body[:at] + head + body[at:].replace("Words.", words)).encode()
    return made_files.packed(parts)


def text(folder: Path, name: str, raw: bytes, asked: FileWish | None = None) -> FileText:
    (folder / name).write_bytes(raw)
    return text_of(folder / name, asked or FileWish())


def refused(folder: Path, name: str, raw: bytes, asked: FileWish | None = None) -> str:
    with pytest.raises(PolicyError) as problem:
        text(folder, name, raw, asked)
    return str(problem.value)


def test_numbers_that_word_makes_are_kept(tmp_path: Path) -> None:
    found = text(tmp_path, "a.docx", word_file(*NUMBERED))
    document = document_of(found, language="en")
    assert document.title == "The Policy"
    assert [(one.id, one.title, one.level) for one in document.sections] == [
        ("scope", "1. Scope", 2),
        ("data", "2. Data", 2),
        ("account-data", "2.1 Account data", 3),
        ("device-data", "2.2 Device data", 3),
    ]
    assert document.sections[2].text == (
        "We collect:\n\n(a) your name;\n(b) your address\n    (i) at home\n    (ii) at work"
    )


def test_a_list_that_counts_on_under_another_number_is_one_list(tmp_path: Path) -> None:
    again = (
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )
    made = word_file(
        paragraph("Your rights", style="Heading1"),
        paragraph("You can see", numbered=(3, 0)),
        paragraph("all of it", numbered=(2, 1)),
        paragraph("change it", numbered=(2, 0)),
        paragraph("delete it", numbered=(3, 0)),
        parts={"word/numbering.xml": made_files.numbering(again)},
    )
    (section,) = document_of(text(tmp_path, "a.docx", made), language="en").sections
    assert section.text == "(a) You can see\n    (i) all of it\n(b) change it\n(c) delete it"


def test_headings_without_a_style_are_told_by_their_look(tmp_path: Path) -> None:
    long = "We use what you tell us to run the service, and for nothing else. " * 4
    found = text(
        tmp_path,
        "a.docx",
        word_file(
            paragraph("Scope", bold=True, numbered=(1, 0)),
            paragraph(long),
            paragraph("Sharing of data", bold=True, numbered=(1, 0)),
            paragraph(long),
            paragraph("We share it with nobody but these.", bold=True),
        ),
    )
    titles = [one.title for one in document_of(found, language="en").sections]
    assert titles == ["1. Scope", "2. Sharing of data"]
    assert any("told by their look" in doubt for doubt in found.doubts)


def test_a_title_and_typed_lists_without_a_style_are_told_by_their_look(tmp_path: Path) -> None:
    bare = [
        paragraph("EXAMPLE LTD", bold=True, centred=True),
        paragraph("TERMS OF SERVICE", bold=True, centred=True),
        paragraph("Effective as of March 1, 2024", centred=True),
        paragraph("1. YOUR ACCOUNT", bold=True),
        paragraph("1.1 You must not:"),
        paragraph("(a) share your password;"),
        paragraph("(b) use the service"),
        paragraph("(i) to break the law; or"),
        paragraph("(ii)\u00a0to harm others;"),
        paragraph("(c) resell it."),
        paragraph("2. FEES", bold=True),
        paragraph("(c) stands alone, and is no list."),
        paragraph("•\u00a0the first month"),
        paragraph("• each further month"),
    ]
    found = text(tmp_path, "a.docx", word_file(*bare))
    document = document_of(found, language="en")
    assert document.title == "TERMS OF SERVICE"
    assert [one.title for one in document.sections] == ["", "1. YOUR ACCOUNT", "2. FEES"]
    assert document.sections[1].text == (
        "1.1 You must not:\n\n(a) share your password;\n(b) use the service\n    (i) to break the law; or\n"
        "    (ii) to harm others;\n(c) resell it."
    )
    assert document.sections[2].text.endswith("\n\n- the first month\n- each further month")
    assert any("the title was told by its look" in doubt for doubt in found.doubts)


def test_a_heading_is_no_title(tmp_path: Path) -> None:
    bare = [paragraph("Scope", bold=True), *[paragraph("It applies.")] * 3, paragraph("Data", bold=True)]
    found = text(tmp_path, "a.docx", word_file(*bare, paragraph("We keep some.")))
    assert document_of(found, language="en", title="Mine").title == "Mine"


@pytest.mark.parametrize("kind", ["style", "field", "typed"])
def test_contents_are_left_out(tmp_path: Path, kind: str) -> None:
    tab = "<w:r><w:t>{}</w:t><w:tab/><w:t>{}</w:t></w:r>"
    entries = [tab.format(*words) for words in (("Scope", 1), ("Data", 2), ("Contact", 3))]
    style = '<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>'
    styles = made_files.styles(made_files.STYLES + style)
    if kind == "field":
        mark = '<w:r><w:fldChar w:fldCharType="{}"/>{}</w:r>'
        command = '<w:instrText xml:space="preserve"> TOC \\o "1-3" </w:instrText>'
        entries = [f"{mark.format('begin', command)}<w:r><w:t>Scope</w:t></w:r>", run("Data"), run("Contact")]
        entries[-1] += mark.format("end", "")
    lines = [paragraph(one, style="Verzeichnis1" if kind == "style" else "") for one in entries]
    headed = [paragraph("Scope", style="Heading1"), paragraph("It applies."), paragraph("Data", style="Heading1")]
    raw = word_file(
        paragraph("Contents"), *lines, *headed, paragraph("We keep some."), parts={"word/styles.xml": styles}
    )
    assert [one.id for one in document_of(text(tmp_path, "a.docx", raw), language="en").sections] == ["scope", "data"]


def test_a_text_without_headings_is_brought_and_says_so(tmp_path: Path) -> None:
    found = text(tmp_path, "a.docx", word_file(*[paragraph("All of this is one long passage of words.")] * 9))
    assert any("no headings were found" in doubt for doubt in found.doubts)


@pytest.mark.parametrize(
    ("tracked", "sentence"),
    [("accept", "We keep it for two years."), ("reject", "We keep it for one years.")],
)
def test_tracked_changes_are_asked_for(tmp_path: Path, tracked: str, sentence: str, policy: Policy) -> None:
    said = refused(tmp_path, "a.docx", TRACKED)
    assert "tracked changes (2, by Ann, Bob)" in said
    assert "--tracked accept" in said
    words = ("import", str(tmp_path / "a.docx"), "--brand", "acme", "--policy", "terms", "--tracked", tracked)
    done = policy(*words, "--source", str(tmp_path / "src"))
    assert done.status == 0, done.said
    assert sentence in (tmp_path / "src/acme/terms/sections/opening.md").read_text()
    assert "comment by Cyd: Too long?" in done.err


def test_a_deleted_end_of_a_paragraph_joins_two(tmp_path: Path) -> None:
    ended = paragraph(run("One ")).replace("</w:pPr>", '<w:rPr><w:del w:author="A" w:id="3"/></w:rPr></w:pPr>')
    raw = word_file(ended, paragraph("and two."))
    assert text(tmp_path, "a.docx", raw, FileWish("accept")).text == "One and two.\n"
    assert text(tmp_path, "a.docx", raw, FileWish("reject")).text == "One\n\nand two.\n"


RTF = rb"{\rtf1\ansi {\b Scope}\par We keep %s it.\par}"


def test_headings_of_a_rich_text_are_known_by_their_styles(tmp_path: Path) -> None:
    sheet = rb"{\stylesheet{\s0 Normal;}{\s1\sb240 heading 1;}{\s2 heading 2;}{\s9 Title;}}"
    body = rb"\pard\s9 {Terms}\par\pard\s1\sb240 {\b One}\par\pard\s0 {Words.}\par\pard\s2 Two\par\pard More.\par"
    document = document_of(text(tmp_path, "a.rtf", rb"{\rtf1\ansi " + sheet + body + b"}"), language="en")
    assert document.title == "Terms"
    assert [(one.title, one.text, one.level) for one in document.sections] == [
        ("One", "Words.", 2),
        ("Two", "More.", 3),
    ]


def test_headings_of_a_rich_text_that_are_counted_keep_their_numbers_and_place(tmp_path: Path) -> None:
    sheet = rb"{\info{\author Ann}}{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}}"
    listed = rb"\pard\plain \s1\rtlch\ltrch{\listtext\pard\plain %d.\tab}\ilvl0\ls1 \li0{\loch{\*\bkmkstart a}%s}\par"
    linked = rb'{{\field{\*\fldinst HYPERLINK "https://example.com/"}{\fldrslt {\ul Links}}}}'
    text_of_two = listed % (1, b"{One}") + rb"\pard\s0 Words.\par" + listed % (2, linked) + rb"\pard\s0 More.\par"
    found = text(tmp_path, "a.rtf", rb"{\rtf1\ansi " + sheet + text_of_two + b"}")
    assert found.text == "# 1\\. One\n\nWords.\n\n# 2\\. [Links](https://example.com/)\n\nMore.\n"


def test_headings_that_open_document_counts_keep_their_numbers(tmp_path: Path) -> None:
    parts = made_files.open_document("Words.")
    item = '<text:list-item><text:h text:outline-level="{}">{}</text:h>{}</text:list-item>'
    inner = f"<text:list>{item.format(2, 'Deep', '')}</text:list>"
    lists = "".join(
        f"<text:list>{one}</text:list><text:p>Words.</text:p>"
        for one in (item.format(1, "One", ""), item.format(1, "Two", inner))
    )
    content = parts["content.xml"].decode()
    at = content.index("<text:p")
    contents = "<text:p>1. One 2</text:p><text:p>2. Two ..... 3</text:p>"
    parts["content.xml"] = f"{content[:at]}{contents}{lists}{content[at:]}".encode()
    found = text(tmp_path, "a.odt", made_files.packed(parts)).text
    assert found.startswith("# 1\\. One\n")
    assert [line for line in found.split("\n") if line.startswith("#")] == ["# 1\\. One", "# 2\\. Two", "## 2.1 Deep"]


def test_tracked_changes_elsewhere_are_found_and_refused(tmp_path: Path) -> None:
    assert "We keep now it." in text(tmp_path, "a.rtf", RTF % b"now").text
    assert "accept or reject them first" in refused(tmp_path, "b.rtf", RTF % rb"{\revised\revauth1 now}")
    page = b"<html><body><main><h1>Terms</h1><p>We keep <del>one</del><ins>two</ins> of it.</p></main></body></html>"
    assert "accept or reject them first" in refused(tmp_path, "a.html", page)
    parts = made_files.open_document("Words of it.")
    assert "Words of it." in text(tmp_path, "a.odt", made_files.packed(parts)).text
    changed = b'<text:tracked-changes><text:changed-region text:id="a"/></text:tracked-changes>'
    parts["content.xml"] = parts["content.xml"].replace(b"<office:text>", b"<office:text>" + changed)
    assert "accept or reject them first" in refused(tmp_path, "b.odt", made_files.packed(parts))


OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How files of older Office programs begin, and those that newer ones saved with a password."""


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("a.docx", OLE + b"\0" * 600, "of Word 97–2003 (.doc), whatever its name says"),
        (
            "a.docx",
            OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "encrypted; open it, take off its password",
        ),
        ("a.docx", b"PK\x03\x04 no more of it", "damaged"),
        ("a.docx", b"", "empty"),
        ("a.docx", word_file(paragraph("Words."))[:-200], "damaged"),
        ("a.docx", made_files.packed({"x.txt": "nothing"}), "no Word document"),
        ("a.docx", word_file(paragraph(" "), parts={"word/media/a.png": b"\x89PNG"}), "no text, only pictures"),
        ("a.docx", with_entities("&b;"), "no Word document"),
        ("a.docx", with_entities("&file;"), "can't be read"),
        ("a.rtf", b"no rich text", "no rich text"),
        ("a.odt", b"PK\x05\x06" + b"\0" * 18, "no OpenDocument text"),
        ("a.pdf", b"no PDF at all", "no PDF"),
        ("a.pdf", b"%PDF-1.7\nbut nothing more", "damaged, or no PDF"),
        ("a.html", b" ", "no web page"),
        ("a.doc", b"x", "save it as .docx"),
        ("a.docx", zlib.compress(b"x"), "damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bad_files_are_refused_and_nothing_is_written(
    tmp_path: Path, policy: Policy, name: str, raw: bytes, words: str
) -> None:
    require_refusal(tmp_path, policy, name, raw, words)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (lambda: {"word/document.xml": b"0" * 40_000_000}, "unpacks to 40 MB"),
        (lambda: {f"{n}.xml": "" for n in range(11_000)}, "unpacks to 0 MB in 11,000 parts"),
    ],
    ids=["bytes", "parts"],
)
def test_files_that_unpack_to_very_much_are_refused(
    tmp_path: Path, policy: Policy, parts: Callable[[], Mapping[str, str | bytes]], words: str
) -> None:
    require_refusal(tmp_path, policy, "a.docx", made_files.packed(parts()), words)


def require_refusal(tmp_path: Path, policy: Policy, name: str, raw: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(raw)
    before = tree(tmp_path)
    done = policy(
        "import", str(tmp_path / name), "--brand", "acme", "--policy", "terms", "--source", str(tmp_path / "s")
    )
    assert done.status == 2, done.said
    assert words in done.err
    assert tree(tmp_path) == before


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.docx").open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(PolicyError, match=r"200\.0 MB"):
        text_of(tmp_path / "a.docx")


def test_macros_are_named_and_never_brought(tmp_path: Path) -> None:
    found = text(tmp_path, "a.docm", word_file(*NUMBERED, parts={"word/vbaProject.bin": b"\0"}))
    assert any("macros: they were not run" in doubt for doubt in found.doubts)


def test_two_word_files_are_compared(tmp_path: Path, policy: Policy) -> None:
    old, new = tmp_path / "old.docx", tmp_path / "new.docx"
    old.write_bytes(word_file(*NUMBERED))
    new.write_bytes(
        word_file(*NUMBERED[:-1], paragraph("Under section 2.1 we keep nothing that your device tells us."))
    )
    done = policy("compare", str(old), str(new))
    assert done.status == 0, done.said
    assert "{+nothing that+}" in done.out or "nothing" in done.out
    assert len(comparing.compare(old, new).judged) == 1


def test_notes_links_and_tables_of_word_are_kept(tmp_path: Path) -> None:
    def words(text: str) -> list[dict[str, object]]:
        return [{"t": "Str", "c": text}]

    def header(name: str, text: str) -> dict[str, object]:
        return {"t": "Header", "c": [1, [name, [], []], words(text)]}

    note = {"t": "Note", "c": [{"t": "Para", "c": words("Within 30 days.")}]}
    link = {"t": "Link", "c": [["", [], []], words("below"), ["#b", ""]]}
    blocks = [header("a", "First"), {"t": "Para", "c": [*words("We answer"), note, {"t": "Space"}, link]}]
    blocks += [header("b", "Second"), {"t": "Para", "c": words("Words.")}]
    tree = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": blocks}
    found = text(tmp_path, "a.docx", pandoc.write(tree, "docx", "a.docx"))
    first, second = document_of(found, language="en").sections
    assert first.text == "We answer[^1] [below](#second)\n\n[^1]: Within 30 days."
    assert second.text == "Words."


def test_many_changes_by_three_authors_are_settled_in_time(tmp_path: Path) -> None:
    people = ("Ann", "Bob", "Cyd")
    paragraphs = [
        paragraph(
            run("We keep ") + change("ins", "two ", people[n % 3]) + change("del", "one ", people[n % 3]) + run(".")
        )
        for n in range(250)
    ]
    raw = word_file(*paragraphs)
    assert "(500, by Ann, Bob, Cyd)" in refused(tmp_path, "a.docx", raw)
    assert text(tmp_path, "b.docx", raw, FileWish("accept")).text.count("We keep two .") == 250


def test_each_paragraph_that_was_added_below_another_is_a_change_of_its_own() -> None:
    """Enter at the end of a paragraph inserts the end of that one: it goes with what was written below."""
    end = '<w:pPr><w:rPr><w:ins w:id="7" w:author="Ann" w:date="2026-01-01T00:00:00Z"/></w:rPr></w:pPr>'
    made = word_file(
        paragraph("Terms", style="Title"),
        f"<w:p>{end}{run('We keep it.')}</w:p>",
        f"<w:p>{end}{change('ins', 'We lock it.')}</w:p>",
        f"<w:p>{change('ins', 'We guard it.')}</w:p>",
        paragraph("You may ask."),
    )
    raw, changes = docx_changes.one_by_one(made, "a.docx", frozenset())
    assert [(one.removed, one.added) for one in changes] == [("", "We lock it."), ("", "We guard it.")]
    for taken, words in (
        ((), "We keep it.\n\nYou may ask."),
        ((0,), "We keep it.\n\nWe lock it.\n\nYou may ask."),
        ((1,), "We keep it.\n\nWe guard it.\n\nYou may ask."),
        ((0, 1), "We keep it.\n\nWe lock it.\n\nWe guard it.\n\nYou may ask."),
    ):
        found = reading.read(raw, ".docx", "a.docx", tracked=frozenset(changes[one].name for one in taken))
        assert found.text.strip().endswith(words), found.text
