"""Saved web pages brought: the text of the policy without what stands around it."""

from pathlib import Path

import pytest

from generator.documents import reading
from generator.documents.file_formats import text_of
from generator.errors import PolicyError
from tests import made_files
from tests.conftest import SHARED
from tests.made_files import paragraph, word_file

pytestmark = pytest.mark.slow  # each starts pandoc or another program

PROSE = "<p>We collect what you tell us, and use it to run the service, as this text says. </p>" * 30


@pytest.fixture(autouse=True)
def _documents() -> None:
    made_files.needs_documents()


def page(inner: str, head: str = "") -> bytes:
    return f"<!doctype html><html lang=en><head><title>T</title>{head}</head><body>{inner}</body></html>".encode()


def read(raw: bytes, wanted: str = "") -> reading.ImportedText:
    return reading.read(raw, ".html", "page.html", wanted=wanted)


AROUND = """
<div class="cookie-banner"><p>We use cookies. Accept?</p><button>Accept all</button></div>
<header><a href="/">Home</a> <a href="/shop">Shop</a></header><nav><ul><li><a href="/a">About us</a></ul></nav>
<main><div class="hero"><h1>Privacy Policy</h1><p>Last updated: 2 May 2026</p></div>
<div class="text"><h2 id="data">1. Data</h2>{}<h2 id="share-with">2. Sharing</h2>{}
<p>See <a href="#data">section 1</a> and our <a href="/terms">terms</a>.</p></div>
<div class="newsletter"><p>Never miss our offers: subscribe!</p></div></main>
<footer><p>© 2026 Acme Ltd, Delft</p><script>alert(1)</script></footer>"""


def test_what_stands_around_the_policy_is_left_out() -> None:
    found = read(page(AROUND.format(PROSE, PROSE), '<link rel="canonical" href="https://example.com/privacy">'))
    for words in ("cookies", "Shop", "About us", "offers", "Delft", "alert", "Accept"):
        assert words not in found.text
    assert found.text.startswith("# Privacy Policy\n\nLast updated: 2 May 2026\n\n## 1\\. Data\n")
    assert "## 2\\. Sharing" in found.text
    assert found.text.endswith("See [section 1](#data) and our [terms](https://example.com/terms).\n")
    assert not found.doubts


def test_headings_that_link_to_themselves_are_headings() -> None:
    contents = '<div class="table-of-contents-box"><h2>Table of contents</h2><ul><li><a href="#one">One</a></ul></div>'
    inner = f'<h2 id="one"><a href="#one">One</a></h2>{PROSE}<h2><a href="/two">Two</a></h2>{PROSE}'
    found = read(page(f"<main><h1>Terms</h1>{contents}{inner}</main>"))
    assert [line for line in found.text.split("\n") if line.startswith("#")] == ["# Terms", "## One", "## Two"]
    assert found.doubts == (
        "links to other pages of its site are plain words now (1), since it doesn't say its address: “/two”",
    )


def test_links_to_the_site_get_its_address_where_the_page_or_the_browser_says_it() -> None:
    inner = f'<h2>One</h2>{PROSE}<p>See our <a href="/terms">terms</a> and <a href="//cdn.test/x">this</a>.</p>'
    raw = page(f"<main><h1>Privacy</h1>{inner}</main>")
    alone = read(raw)
    assert alone.text.endswith("See our terms and [this](https://cdn.test/x).\n")
    assert any("“/terms”" in doubt for doubt in alone.doubts)
    saved = read(b"<!-- saved from url=(0030)https://example.com/legal/privacy -->\n" + raw)
    assert saved.text.endswith("See our [terms](https://example.com/terms) and [this](https://cdn.test/x).\n")
    assert not saved.doubts


def test_a_second_heading_named_like_a_document_is_the_title_of_a_page_without_a_first_one() -> None:
    inner = f"<div><div><h2>Terms of use agreement</h2></div><div><h3>One</h3>{PROSE}<h3>Two</h3>{PROSE}</div></div>"
    assert read(page(inner)).text.startswith("## Terms of use agreement\n\n### One\n")


def test_scripts_and_large_pictures_cost_nothing() -> None:
    picture = f'<p><img src="data:image/png;base64,{"A" * 10_000_000}" alt=""></p>'
    found = read(page(f"<main><h1>Terms</h1><h2>One</h2>{PROSE}{picture}<h2>Two</h2>{PROSE}</main>"))
    assert len(found.text) < 10_000
    assert any("pictures were left out" in doubt for doubt in found.doubts)


def test_a_page_that_nests_without_end_is_refused() -> None:
    with pytest.raises(PolicyError, match=r"too deep in one another; save its text alone as \.txt"):
        read(page("<div>" * 5_000 + "words"))


OTHER = "<p>Wir erheben, was Sie uns sagen, und nutzen es für den Dienst, wie dieser Text es sagt. </p>" * 30


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<details><summary>Data</summary>{}</details><details><summary><h3>Use</h3></summary>{}</details>", "## Data"),
        ('<div><button class="accordion-header">Data</button><div hidden>{}</div></div><h2>Use</h2>{}', "## Data"),
        ("<x-text><template shadowrootmode=open><h2>Data</h2>{}</template></x-text><h2>Use</h2>{}", "## Data"),
        ('<div><span style="font-weight:700">1. Data</span></div>{}<p style="font-weight:bold">2. Use</p>{}', "## 1"),
        ('<h2>Data<span class="sr-only"> (opens below)</span> <a href="#x">#</a></h2>{}<h2>Use</h2>{}', "## Data\n"),
        ('<h2>Data</h2>{}<p><a href="#top">Back to top</a></p><h2>Use</h2>{}', "says.\n\n## Use"),
        ('<h2>Data</h2>{}<h2>Use</h2>{}<h3>Related</h3><ul><li><a href="/1">A</a> <a href="/2">B</a></ul>', "## Use"),
    ],
)
def test_headings_are_found_wherever_they_fold_or_look(inner: str, expected: str) -> None:
    other = PROSE.replace("collect", "use")
    found = read(page(f"<main><h1>Terms</h1>{inner.format(PROSE, other)}</main>")).text
    assert expected in found
    for words in ("We collect what", "We use what"):
        assert words in found
    for words in ("Related", "Back to", "opens below", "\\#", " #\n"):
        assert words not in found


def test_a_table_that_lays_out_a_page_is_none() -> None:
    menu = '<td><a href="/a">Home</a><br><a href="/b">Shop</a></td>'
    text = f"<b>1. Data</b><br><br>{PROSE}<b>2. Use</b><br><br>{PROSE}"
    found = read(page(f"<table><tr>{menu}<td><h1>Terms</h1>{text}</td></tr></table>")).text
    assert found.startswith("# Terms\n\n## 1\\. Data\n\nWe collect")


def test_a_box_that_asks_for_consent_is_left_out_and_named() -> None:
    box = "<div><p>We value your privacy.</p><button>Accept all</button><button>Manage options</button></div>"
    own = "<div><p>Change what you said about cookies:</p><button>Cookie settings</button></div>"
    found = read(page(f"<main><h1>Cookies</h1>{box}<h2>Data</h2>{PROSE}<h2>Choice</h2>{own}{PROSE}</main>"))
    assert "We value" not in found.text
    assert "Change what you said" in found.text
    assert any("“We value your privacy." in doubt for doubt in found.doubts)


def test_parts_in_another_language_are_named() -> None:
    found = read(page(f"<main><h1>Terms</h1><h2>Data</h2>{PROSE}<div lang=de-DE><h2>Daten</h2>{OTHER}</div></main>"))
    assert "Wir erheben" in found.text
    assert any("another language (de)" in doubt for doubt in found.doubts)


def test_cells_that_span_millions_cost_nothing_and_lose_nothing() -> None:
    head = '<tr><td colspan="1000000" rowspan="1000000">Purpose</td><td colspan="x">Kept</td></tr>'
    rows = "".join(f"<tr><td>{name}</td><td>a day</td></tr>" for name in ("session", "id"))
    found = read(page(f"<main><h1>Cookies</h1><h2>Data</h2>{PROSE}<table>{head}{rows}</table></main>"))
    for words in ("Purpose", "Kept", "session", "a day"):
        assert words in found.text
    merged = '<tr><td colspan="2">We sell nothing.</td></tr>'
    found = read(page(f"<main><h1>Cookies</h1><h2>Data</h2>{PROSE}<table>{rows}{merged}</table></main>"))
    assert "| We sell nothing. |  |" in found.text
    named = (
        "cells over several columns or rows stand in each of them, long ones and those over all columns once (1): “We"
        " sell nothing.”"
    )
    assert any(named in doubt for doubt in found.doubts)
    over_rows = '<tr><td rowspan="2">CCTV</td><td>30 days</td></tr><tr><td>a year, for claims</td></tr>'
    found = read(page(f"<main><h1>Cookies</h1><h2>Data</h2>{PROSE}<table>{rows}{over_rows}</table></main>"))
    assert "| CCTV | 30 days |\n| CCTV | a year, for claims |" in found.text


def test_a_cell_over_some_columns_stands_in_each_and_a_head_of_two_rows_is_one() -> None:
    head = '<thead><tr><th rowspan="2">Data</th><th colspan="2">Kept</th></tr><tr><th>Web</th><th>App</th></tr></thead>'
    rows = "<tr><td>Logs</td><td>a day</td><td>a week</td></tr><tr><td>Orders</td><td colspan=2>10 years</td></tr>"
    note = '<tr><td colspan="3">Longer where a law says so.</td></tr>'
    found = read(page(f"<main><h1>Cookies</h1><h2>Data</h2>{PROSE}<table>{head}{rows}{note}</table></main>"))
    assert (
        "| Data | Kept: Web | Kept: App |\n| --- | --- | --- |\n| Logs | a day | a week |\n"
        "| Orders | 10 years | 10 years |\n| Longer where a law says so. |  |  |"
    ) in found.text


@pytest.mark.parametrize("raw", [word_file(paragraph("Words.")), b"\x89PNG\r\n\x1a\n\0\0\0", bytes(range(256))])
def test_a_file_of_another_kind_is_no_page(raw: bytes) -> None:
    with pytest.raises(PolicyError, match="of another kind than its name says"):
        read(raw)


def test_a_page_of_wide_letters_is_read() -> None:
    raw = (
        page("<h1>Terms</h1><p>We keep your orders for seven years, since the law says so.</p>")
        .decode()
        .encode("utf-16")
    )
    assert "We keep your orders for seven years" in read(raw).text


def test_what_stands_twice_is_brought_once() -> None:
    twice = f'<div class="large">{PROSE}</div><div class="small">{PROSE}</div>'
    found = read(page(f'<header class="top"><h1>Terms</h1></header><div><h2>One</h2>{twice}</div>'))
    assert found.text.count("We collect what you tell us") == 30
    assert found.text.startswith("# Terms\n")


def test_labels_of_items_stand_in_the_place_of_numbers_that_the_page_does_not_show() -> None:
    """Before: “1. (a) Names”, and the number twice."""
    lists = (
        "<ol><li>(a) Names<ol><li id=x><span>i.</span> first<li>ii. last</ol><li>(b) Places</ol><p>And:</p>"
        "<ul><li>1. One<li>2. Two</ul><p>Or:</p><ol><li>(a) This<li>That (b)</ol>"
    )
    found = read(page(f"<main><h1>Terms</h1>{PROSE}{lists}</main>")).text
    assert "\n(a) Names\n    i. first\n    ii. last\n(b) Places\n\nAnd:\n\n1. One\n2. Two\n\nOr:\n\n" in found
    assert found.endswith("1. (a) This\n2. That (b)\n")


def test_notes_of_a_page_come_with_their_references() -> None:
    """Before: an empty note, “[^1]:”, and its words as an item of a list."""
    reference = '<sup><a id="r{0}" href="#n{0}" role="doc-noteref">[{0}]</a></sup>'
    notes = '<ol><li id="n1"><p><a href="#r1" role="doc-backlink">[1]</a> Such as banks.</p></ol>'
    found = read(page(f"<main><h1>T</h1>{PROSE}<p>Others{reference.format(1)}{reference.format(2)}.</p>{notes}</main>"))
    assert "Others[^1]" in found.text
    assert found.text.endswith("\n[^1]: Such as banks.\n")
    assert "[^2]" not in found.text


def test_passages_apart_by_line_breaks_are_passages() -> None:
    found = read(page(f"<main><b>One</b><br><br>First words.<br>And more.<br> <br>Second.{PROSE}</main>"))
    assert "First words.\\\nAnd more.\n\nSecond." in found.text


def test_of_several_documents_the_one_that_is_named_is_taken() -> None:
    titles = ("Privacy Policy", "Terms of Use", "API Terms", "Cookie Policy")
    boxes = "".join(f"<section><h2>{title}</h2><h3>About {title}</h3>{PROSE}</section>" for title in titles)
    raw = page(f"<main>{boxes}</main>")
    with pytest.raises(PolicyError, match="holds 4 documents"):
        read(raw)
    found = read(raw, "developer-terms")
    assert "About API Terms" in found.text
    assert "About Terms of Use" not in found.text
    assert any("4 documents" in doubt for doubt in found.doubts)
    assert "About Cookie Policy" in read(raw, "Cookie Policy").text


@pytest.mark.parametrize(
    ("tabs", "panels"),
    [
        ("", ("<h2>Privacy Policy</h2>", "<h2>Terms of Service</h2>")),
        ('<button id="t0">Privacy Policy</button><button id="t1">Terms of Service</button>', ("", "")),
    ],
)
def test_of_two_tabs_the_one_that_is_named_is_taken(tabs: str, panels: tuple[str, str]) -> None:
    words = ("<h3>Data</h3>" + PROSE, "<h3>Use</h3>" + PROSE.replace("collect", "forbid"))
    boxes = "".join(
        f'<div role="tabpanel" aria-labelledby="t{n}">{head}{text}</div>'
        for n, (head, text) in enumerate(zip(panels, words, strict=True))
    )
    found = read(page(f"<main><h1>Legal</h1>{tabs}<div>{boxes}</div></main>"), "terms")
    assert ("forbid" in found.text, "collect" in found.text) == (True, False)
    assert "this page holds 2 documents, and “Terms of Service” was taken" in found.doubts[0]


def test_another_language_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page(f"<main><h1>Terms</h1>{PROSE}</main>").replace(b"lang=en", b"lang=de-DE"))
    found = text_of(tmp_path / "a.html")
    assert found.to_look_at("de") == ()
    assert any("--language de" in line for line in found.to_look_at("en-US"))


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (page("<div id=root></div><script>run()</script>"), "holds no text: a script writes it"),
        (page("<main><h1>Page not found</h1><p>It may have moved.</p></main>"), "an error: “Page not found”"),
        (page("<h2>Error 404</h2><p>Gone.</p>"), "an error: “Error 404”"),
    ],
)
def test_a_page_of_an_error_and_one_without_text_are_refused(raw: bytes, says: str) -> None:
    with pytest.raises(PolicyError, match="open its address in a browser") as problem:
        read(raw)
    assert says in str(problem.value)


def test_a_policy_may_speak_of_an_error() -> None:
    assert "404" in read(page(f"<h1>Privacy</h1><h2>Error 404</h2>{PROSE}")).text


def test_a_page_without_a_policy_says_so() -> None:
    found = read(page("<main><h1>Welcome</h1><p>Buy our shoes: they are the best of all shoes.</p></main>"))
    assert any("less sure" in doubt for doubt in found.doubts)


def test_sections_in_boxes_that_are_called_like_surroundings_stay() -> None:
    boxes = "".join(f'<div class="{name}"><h2>{name}</h2>{PROSE}</div>' for name in ("share", "comments", "data"))
    found = read(page(f"<main><h1>Privacy</h1>{boxes}</main>"))
    assert [f"## {name}" in found.text for name in ("share", "comments", "data")] == [True] * 3


def test_real_pages_are_found_as_people_marked_them() -> None:
    from benchmarks import documents as benchmark  # noqa: PLC0415 -- importing the tests needs no benchmark

    if not (SHARED / "corpus/html").is_dir():
        pytest.skip("needs the texts in shared/corpus/html beside the project, which are not here")
    for name in ("romeo--privacy-policy", "parship--commercial-terms", "lovescout24--community-guidelines"):
        found = benchmark.measured(Path(SHARED / "corpus/html" / name))
        assert found.good, found


def test_numbers_of_items_and_of_formulas_are_read_and_what_is_not_read_is_named() -> None:
    lists = (
        '<ol><li value="3">We ask.</li><li>We wait.</li></ol><p>Or:</p><ol><li>One.</li><li value="7">Two.</li></ol>'
    )
    drawn = "<svg><title>Icon</title><text>We sell <tspan>nothing.</tspan></text></svg>"
    down = "<ol reversed><li>Last.</li><li>First.</li></ol>"
    inner = f"{lists}<p>It takes <math><mn>5</mn><mo>+</mo><mn>6</mn></math> days.</p>{down}<p>{drawn}</p>"
    frame = '<iframe src="https://example.com/object"></iframe>'
    found = read(page(f"<main><h1>Terms</h1><h2>One</h2>{PROSE}{inner}{frame}<h2>Two</h2>{PROSE}</main>"))
    assert "3. We ask.\n4. We wait." in found.text
    assert "It takes 5+6 days." in found.text
    assert "We sell nothing." in found.text
    assert "Icon" not in found.text
    assert any("“7. Two.”; “2. Last.”; “1. First.”" in doubt for doubt in found.doubts)
    assert any("https://example.com/object" in doubt for doubt in found.doubts)


@pytest.mark.parametrize(
    "hides",
    [
        "<h2 hidden>Never sold</h2>{}",
        '<p>We <span style="opacity:0">never</span> sell. {}</p>',
        '<p>We <i style="font-size: 0px">never</i> sell. {}</p>',
        "<p>We <label hidden>never</label> sell. {}</p>",
        '<p>We <span style="opacity: .01">never</span> sell. {}</p>',
        '<p>We <span style="position:absolute;left:-9999px">never</span> sell. {}</p>',
        '<p>We <span style="text-indent: -9999px">never</span> sell. {}</p>',
        '<p>We <span style="clip-path:inset(50%)">never</span> sell. {}</p>',
        '<p>We <span style="color: transparent">never</span> sell. {}</p>',
        '<p>We <span style="transform: scale(0)">never</span> sell. {}</p>',
        '<p>We <span style="max-width:0;overflow:hidden">never</span> sell. {}</p>',
        '<p>We <span style="visibility:hidden"><b>never</b></span> sell. {}</p>',
    ],
)
def test_what_a_page_hides_is_left_out_and_named(hides: str) -> None:
    found = read(page(f"<main><h1>Terms</h1><h2>One</h2>{hides.format(PROSE)}<h2>Two</h2>{PROSE}</main>"))
    assert "ever" not in found.text
    assert any("hides" in doubt and "ever" in doubt for doubt in found.doubts)


@pytest.mark.parametrize(
    "inner",
    [
        "<p hidden>Never sold.</p>",
        '<p style="display:none">Never sold.</p>',
        "<ul><li>Names.</li><li hidden>Never sold.</li></ul>",
        "<table><tr><td>Names</td></tr><tr hidden><td>Never sold.</td></tr></table>",
        '<div style="opacity:0"><p>Never sold.</p></div>',
        '<p>We are <span aria-hidden="true">Never sold.</span> glad.</p>',
        "<p>We <span hidden>Never sold. We write letters, keep them in a box, and read them now.</span> do.</p>",
    ],
)
def test_what_a_page_hides_is_named_where_it_is_read(inner: str) -> None:
    found = read(page(f"<main><h1>Terms</h1><h2>One</h2>{inner}{PROSE}<h2>Two</h2>{PROSE}</main>"))
    assert "Never sold." in found.text
    assert any("does not show" in doubt and "Never sold." in doubt for doubt in found.doubts)


@pytest.mark.parametrize(
    "inner",
    [
        '<div class="accordion-body" style="display:none"><p>Never sold.</p></div>',
        '<button aria-controls="more">Data</button><div id="more" hidden><p>Never sold.</p></div>',
        "<details><summary>Data</summary><p>Never sold.</p></details>",
        '<p>We say <span hidden style="display:inline">Never sold.</span> to all.</p>',
        '<p>We say <span style="visibility:hidden"><b style="visibility:visible">Never sold.</b></span> to all.</p>',
    ],
)
def test_what_unfolds_or_is_shown_is_read_and_not_named(inner: str) -> None:
    found = read(page(f"<main><h1>Terms</h1><h2>One</h2>{inner}{PROSE}<h2>Two</h2>{PROSE}</main>"))
    assert "Never sold." in found.text
    assert not any("show" in doubt or "hides" in doubt for doubt in found.doubts)


@pytest.mark.parametrize("turns", ['<bdo dir="rtl">', '<bdo style="unicode-bidi:bidi-override;direction:rtl">'])
def test_words_whose_letters_a_page_turns_have_the_sign_that_does_so(turns: str) -> None:
    inner = f"<p>We do {turns}<b>ton</b></bdo> sell.</p>"
    found = read(page(f"<main><h1>Terms</h1><h2>One</h2>{inner}{PROSE}<h2>Two</h2>{PROSE}</main>"))
    assert "\u202e" in found.text
    assert "\u202c" in found.text


@pytest.mark.parametrize(
    "style",
    ["opacity:0.9", "font-size:0.8em", "opacity:1", "font-size:.9rem", "font-size:10px", "left:-10px", "opacity:0.5"],
)
def test_what_is_only_small_or_pale_is_read(style: str) -> None:
    inner = f'<p>We <span style="{style}">never</span> sell.</p>'
    assert "never sell" in read(page(f"<main><h1>Terms</h1><h2>One</h2>{inner}{PROSE}<h2>Two</h2>{PROSE}</main>")).text
