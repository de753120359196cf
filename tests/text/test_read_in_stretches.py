"""What is read in stretches or by its lines, to be quick, reads as the parser reads the whole."""

import re
import string
from inspect import unwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.document import Section
from generator.source import dialects, text_to_document
from generator.text import blocks, heading_lines, html, markdown, stretches
from generator.text.markdown import FIRST, GRAMMAR

LINES = (
    *("", "", "", "text", "Words here", "More words, and", "  indented words", "    code words", "**Bold** words"),
    *("# a", "## bb cc", "# x #", " # b", "#x", "#\ty", "\\# x", "# [l](http://x) y", "# " + "w " * 1200, "# a | b"),
    *("Title\n---", "Foo bar\n===", "1. Title\n---", "- x\n---", "a | b\n---", "---", "===", "-", "***", "   ---"),
    *("- a", "* x", "1. a", "12) x", "   - nested", "  more", "-", "> q", "> # q", "- # z", "| a | b |", "|---|---|"),
    *("[l](http://x) y", "[a](b", "<b>", "Words  ", "a\\", "\u2028# u", "\xa0# n", "[a]: b", "[a]", "```", "~~~"),
    *("Term", ": def", "    more def", ": x\n---", "(a) one", "(b) Title\n---", "b. two", "H~2~O and ~~x~~", "x[^1] y"),
    *(
        "Term",
        ": meaning",
        "  : meaning",
        "~ meaning",
        "Says[^1] so",
        "[^1]: A note",
        "    of two lines",
        "Gone ~~now~~",
    ),
    *("a. alpha", "b. beta", "(a) alpha", "(i) one", "(ii) two", "i. one", "   (i) below", "H~2~O and x^2^", "^[x] y"),
)
ALWAYS = ("",)  # a sign that each text holds
texts = st.lists(st.sampled_from(LINES), max_size=14).map("\n".join)


@settings(max_examples=200)
@given(texts)
def test_a_text_read_in_stretches_has_the_same_blocks(text: str) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(stretches, "ACROSS", ALWAYS)
        whole = unwrap(blocks.parse)(text)
    found = unwrap(blocks.parse)(text)
    assert found == whole
    assert [block.place for block in found] == [block.place for block in whole]


@settings(max_examples=100)
@given(texts)
def test_a_text_read_in_stretches_is_the_same_html(text: str) -> None:
    section = Section("s", "other", "", text, grammar=GRAMMAR)
    links = html.addresses(section, str)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(stretches, "ACROSS", ALWAYS)
        whole = unwrap(html.rendered)(text, GRAMMAR, "s", 3, links)
    assert unwrap(html.rendered)(text, GRAMMAR, "s", 3, links) == whole


@settings(max_examples=200)
@given(st.text(st.one_of(st.characters(), st.sampled_from(string.printable)), max_size=20))
def test_words_alone_are_what_the_rules_of_the_parser_make_of_them(text: str) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(markdown, "_WORDS_ALONE", re.compile(r"\b\B"))  # which is nowhere
        ruled = [markdown.tokens_of(text, grammar) for grammar in (FIRST, GRAMMAR)]
    assert [markdown.tokens_of(text, grammar) for grammar in (FIRST, GRAMMAR)] == ruled


@settings(max_examples=200)
@given(texts)
def test_headings_found_by_their_lines_are_those_that_the_parser_finds(text: str) -> None:
    found = list(heading_lines.headings(text))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(heading_lines, "ACROSS", ALWAYS)
        patched.setattr(heading_lines, "_HEADING_LINE", re.compile(r"\Z"))  # the parser reads the text to its end
        assert found == list(heading_lines.headings(text))


LINKS = ("javascript:", "JavaScript:void(0)", "JAVASCRIPT:", "javascripT:", "mailto:")


@pytest.mark.parametrize("target", LINKS)
def test_a_link_to_nowhere_is_found_however_it_is_spelt(target: str) -> None:
    expected = ("Print", 1) if target != "mailto:" else (f"[Print]({target})", 0)
    assert dialects.without_links_to_nowhere(f"[Print]({target})") == expected


SIGNS = "a1 \r\n\x85\u2028\ufeff\xad\x0b\x7f\u200e\u061c.[](#x)\t\u200f-+:{}^|"


@given(st.text(SIGNS, max_size=14))
def test_signs_that_tell_whether_to_look_miss_none(text: str) -> None:
    found = text_to_document.normalised(text), dialects.dialect(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(text_to_document, "_USUAL", re.compile(r"\b\B"))  # which is nowhere
        patched.setattr(dialects, "_SIGNS_OF_PANDOC", ALWAYS)
        patched.setattr(dialects, "_SIGNS_OF_EXTENDED", ALWAYS)
        assert found == (text_to_document.normalised(text), dialects.dialect(text))


@settings(max_examples=200)
@given(st.text(st.one_of(st.characters(), st.sampled_from("ab, .-’*[]()#\n")), max_size=20))
def test_a_line_of_words_is_the_paragraph_that_the_rules_of_the_parser_make_of_it(text: str) -> None:
    one = f"Words {text}"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(markdown, "_PARAGRAPH", re.compile(r"\b\B"))
        ruled = [markdown.tokens_of(one, grammar) for grammar in (FIRST, GRAMMAR)]
    assert [markdown.tokens_of(one, grammar) for grammar in (FIRST, GRAMMAR)] == ruled
