"""What looks the same to a reader is kept and not struck; what nobody sees but acts is named, and changed links too."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.cli.comparison.forms import in_form
from generator.commands.compare import compare
from generator.text import markdown, redline_html, redline_links, redline_markdown, redline_notes, redline_text
from generator.text.appearance import appearance, seen_units
from generator.text.redline_blocks import RedlinedBlock
from generator.text.word_diff import Mark
from tests.both_sides import both_sides_are_in, document, text_of
from tests.strategies import words

letters = st.text(st.sampled_from("aé ñüøk ệ한글ไทยが ab- c"), min_size=1, max_size=40).map(lambda text: f"x{text}x")
LIKE: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "composed": lambda text: unicodedata.normalize("NFC", text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "narrow spaces": lambda text: text.replace(" ", "\u202f"),
    "soft hyphens": lambda text: text.replace("ab", "a\u00adb"),
    "bold": lambda text: f"**{text}**",
    "both": lambda text: unicodedata.normalize("NFD", text.replace(" ", "\u00a0")),
}


def is_kept(found: tuple[RedlinedBlock, ...]) -> bool:
    return all(one.mark is Mark.KEPT and all(piece.mark is Mark.KEPT for piece in one.pieces) for one in found)


@pytest.mark.parametrize("how", LIKE)
@given(words | letters)
@example("0 \u0e31")
def test_what_looks_the_same_is_kept(how: str, text: str) -> None:
    old, new = markdown.escape(text), LIKE[how](markdown.escape(text))
    both_sides_are_in(document(old), document(new))
    assert is_kept(text_of(old, new))
    assert is_kept(text_of(new, old))


@given(words | letters)
def test_units_as_they_are_seen_and_written(text: str) -> None:
    found = seen_units(text)
    assert "".join(written for _, written in found) == text
    for seen, written in found:
        assert appearance(seen) == appearance(written)


def line(old: str, new: str) -> str:
    both_sides_are_in(document(old), document(new))
    return "\n".join(map(redline_text.line, text_of(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("10 km and more", "10\u00a0km **and** more", "(now bold: “and”) 10\u00a0km and more"),
        ("**foo**bar is here", "foo**bar** is here", "(no longer bold: “foo”) (now bold: “bar”) foobar is here"),
        ("*all of it*", "all of it", "(no longer italic) all of it"),
        ("one `two` three", "one two three", "(no longer code: “two”) one two three"),
        ("a **b** c **d** e", "a b c d e", "(no longer bold: “b”, “d”) a b c d e"),
        ("see our page now", "see [our page](https://a.b) now", "see our page (now a link: https://a.b) now"),
        (
            "see [our *page*](https://a.b)",
            "see our page",
            "(no longer italic: “page”) see our page (no longer a link: https://a.b)",
        ),
        ("to a@b.org now", "to [a@b.org](mailto:a@b.org) now", "to a@b.org (now a link) now"),
        (
            "[our page](/a)",
            "[our new page](/b)",
            "our {+new (/b) +}page (the link leads elsewhere now: /a → /b)",
        ),
        (
            "[our page](/a) x",
            "[our **page**](/b) x",
            "(now bold: “page”) our page (the link leads elsewhere now: /a → /b) x",
        ),
        ("![A cat](a.png) sits", "![A cat](b.png) sits", "A cat (another picture now: a.png → b.png) sits"),
        ("![A cat](a.png) sits", "![A dog](a.png) sits", "[-A cat-]{+A dog+} sits"),
        (
            "[a](/x) or [a](/y)",
            "[a](/y) or [a](/x)",
            "a (the link leads elsewhere now: /x → /y) or a (the link leads elsewhere now: /y → /x)",
        ),
        ("keep it", "keep\u202e it", "keep[U+202E right-to-left override] it"),
    ],
)
def test_what_is_only_set_otherwise_is_said_beside_the_words(old: str, new: str, said: str) -> None:
    assert line(old, new).replace("{+[U", "[U").replace("]+}", "]") == said


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("30 days", "\u202e30\u202c days", "U+202E right-to-left override"),
        ("data is kept", "da\u200bta is kept", "U+200B zero width space"),
        ("data is kept", "da\u200dta is kept", "U+200D zero width joiner"),
        ("data is kept", "data\u2060 is kept", "U+2060 word joiner"),
        ("می\u200cخواهم بدانم", "میخواهم بدانم", "U+200C zero width non-joiner"),
    ],
)
def test_what_nobody_sees_is_named_in_every_form(old: str, new: str, name: str) -> None:
    for one, other in ((old, new), (new, old)):
        found = text_of(one, other)
        html = "".join(redline_html.as_html(found, redline_links.Links()))
        assert f"<code>{name}</code>" in html
        assert f"[{name}]" in "".join(map(redline_text.line, found))
        assert f"\\[{name}\\]" in redline_markdown.as_markdown(found)
        assert not set("\u202e\u202c") & set(html)


def test_joiners_that_letters_need_are_no_news() -> None:
    said = line("Text.", "Text می\u200cخواهم and 👩\u200d👧.")
    assert "U+200" not in said


def test_a_direction_that_was_turned_before_is_named_too() -> None:
    assert line("a \u202eb c", "a \u202eb d") == "a [U+202E right-to-left override]b [-c-]{+d+}"


def test_notes_stand_in_words_in_every_form(tmp_path: Path) -> None:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text("# T\n\n## A\n\nSee [our form](https://a.b/x) to opt out.\n")
    new.write_text("# T\n\n## A\n\nSee [our form](https://c.d/x) to opt out.\n")
    found = compare(old, new)
    said = "the link leads elsewhere now: https://a.b/x → https://c.d/x"
    assert f'<span class="redline-note">({said})</span>' in in_form(found, "html")
    assert f"<small>({said})</small>" in in_form(found, "markdown")
    assert f"({said})" in " ".join(in_form(found, "text").split())


def test_what_was_only_written_otherwise_is_told_on_demand() -> None:
    (block,) = text_of("Kept for 10 years.", "Kept for 10\u00a0years.")
    assert block.is_quiet
    assert redline_notes.change_without_words((block,)) == "other spaces or signs that look the same"
