"""PDF brought: the text of columns in order, headings by size, and a clear no to pictures of text."""

import json

import pytest

from generator.documents import bounded_program, reading
from generator.errors import PolicyError
from tests import made_files

pytestmark = pytest.mark.slow  # each starts pandoc or another program

PROSE = "We keep what you tell us as long as the service needs it – no longer than that, and never in secret. " * 20
COLUMNS = f"""#set page(columns: 2, header: [Acme Ltd], footer: context counter(page).display())
= Scope
{PROSE}
== Data we keep
- your name
- your address, which we need for what you order
{PROSE}
= Rights
{PROSE}
"""


@pytest.fixture(autouse=True)
def _documents() -> None:
    made_files.needs_documents()


def pdf(source: str) -> bytes:
    import typst  # noqa: PLC0415 -- of the extra

    return bytes(typst.compile(source.encode(), format="pdf"))


def test_columns_are_read_in_order_and_headings_by_size() -> None:
    found = reading.read(pdf(COLUMNS), ".pdf", "a.pdf")
    lines = [line for line in found.text.split("\n") if line]
    assert [line for line in lines if line.startswith("#")] == ["# Scope", "## Data we keep", "# Rights"]
    assert "- your address, which we need for what you order" in lines
    assert "Acme" not in found.text
    assert " ".join(found.text.split()).count("secret.") == 60
    assert found.doubts[0].startswith("read from a PDF")


def test_links_that_leave_a_pdf_are_named() -> None:
    mail = '#link("mailto:office@example.com")[write]'
    said = f'#link("https://example.com/opt-out")[Opt out] or {mail}. = Scope <a>\n{PROSE}'
    found = reading.read(pdf(f"{said} See #link(<a>)[above]."), ".pdf", "a.pdf")
    (links,) = [one for one in found.doubts if "links" in one]
    assert links.endswith(
        "(2): give their words these addresses: https://example.com/opt-out; mailto:office@example.com"
    )
    assert not [one for one in reading.read(pdf(PROSE), ".pdf", "a.pdf").doubts if "links" in one]


def test_short_passages_in_columns_are_read_one_column_after_the_other() -> None:
    words = "says what we do with your data, and how long we keep it for you."
    passages = "\n\n".join(f"Passage {n} {words}" for n in range(60))
    found = reading.read(pdf(f"#set page(columns: 2)\n#set par(spacing: 2em)\n{passages}"), ".pdf", "a.pdf")
    assert [int(line.split()[1]) for line in found.text.split("\n") if line] == [*range(60)]


def test_the_bullets_of_word_and_labels_with_a_dot_are_items(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        (72.1, 473.6, "We collect, z. B. on our website,"),
        (72.1, 473.6, "z. B. when you order, all of the following:"),
        (90.1, 434.8, "\uf0b7 your name, as you"),
        (108.1, 430.8, "give it;"),
        (90.1, 420.8, "\uf0b7"),
        (108.1, 420.8, "your address;"),
        (90.1, 405.0, "(cid:0) your age;"),
        (90.1, 390.0, "a. your size;"),
        (90.1, 390.0, "b. your shape."),
    ]
    page = [(x, y, y / 842, 12.0, f"{words}\n", False) for x, y, words in lines]
    monkeypatch.setattr(bounded_program, "run", lambda *_: json.dumps({"pages": [page], "links": []}).encode())
    found = reading.read(b"%PDF-1.7", ".pdf", "a.pdf")
    assert found.text.strip().split("\n\n") == [
        "We collect, z. B. on our website, z. B. when you order, all of the following:",
        "- your name, as you give it;",
        "- your address;",
        "- your age;",
        "a. your size;",
        "b. your shape.",
    ]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("We tell you of each change and no\xad", "tify you.", "We tell you of each change and notify you."),
        ("We share in-", "formation. All information is yours.", "We share information. All information is yours."),
        ("By a third-", "party cookie. No third-party cookie.", "By a third-party cookie. No third-party cookie."),
        (
            "For machine-",
            "readable texts: a machine that is readable.",
            "For machine-readable texts: a machine that is readable.",
        ),
        ("Not under 16\xad", "18 years.", "Not under 16-18 years."),
        ("Under EU-", "US rules.", "Under EU-US rules."),
        ("Of pre-", "and postpaid cards.", "Of pre- and postpaid cards."),
        ("Kunden-", "und Zahlungsdaten.", "Kunden- und Zahlungsdaten."),
        ("In the third\xadparty’s name or a non-", "member’s.", "In the third-party’s name or a nonmember’s."),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_that_of_the_word_or_of_the_line(
    first: str, second: str, joined: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    above = (72.0, 600.0, 0.6, 12.0, "A passage above, so that this page is one of words.\n", False)
    page = [above, *((72.0, 500.0, 0.5, 12.0, f"{words}\n", False) for words in (first, second))]
    monkeypatch.setattr(bounded_program, "run", lambda *_: json.dumps({"pages": [page], "links": []}).encode())
    assert reading.read(b"%PDF-1.7", ".pdf", "a.pdf").text.split("\n\n")[1] == f"{joined}\n"


def test_one_of_very_many_pages_is_refused_before_it_is_read() -> None:
    with pytest.raises(PolicyError, match="more than 500 pages: split it"):
        reading.read(pdf("#for n in range(501) [a#pagebreak()]"), ".pdf", "a.pdf")


def test_a_scanned_one_is_refused() -> None:
    with pytest.raises(PolicyError, match="it was scanned"):
        reading.read(pdf("#rect(width: 100%, height: 90%)\n#pagebreak()\n#rect(width: 100%)"), ".pdf", "a.pdf")
