"""Laws of the second grammar: no word of a text is lost, on its page or in a redline, and none changes unseen."""

import re
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from generator.materiality.judge_changes import judge, level
from generator.model.brand import NoticePromise
from generator.model.levels import Level
from generator.text import blocks, html, survey
from generator.text.diff import diff
from generator.text.markdown import escape
from tests.both_sides import both_sides_are_in
from tests.text.second_grammar import policy, section


@given(st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" ~^:[]().ai1")))
def test_escaped_words_are_read_as_they_are(text: str) -> None:
    words = " ".join(text.split())
    assert "".join(one.words for one in blocks.parse(escape(words))) == words


passage = st.sampled_from(
    [
        "W{}",
        "W{} ~~W{}~~ W{}",
        "W{}^W{}^ and W{}~W{}~",
        "**W{}**[^{a}] W{} *W{}*[^{b}]",
        "(a) W{}\n(b) W{}[^{a}]\n\n    (i) W{}\n    (ii) ~~W{}~~",
        "(a)(i) W{}\n   (ii) W{}",
        "a. W{}\nb. W{}\n\n    W{}",
        "W{}\n: W{}\n: W{}[^{b}]\n\n    - W{}",
        "W{}\n: W{}\n\nW{}\n: ~~W{}~~",
        "- W{}\n\n  W{}\n  : W{}[^{a}]",
        "> (1) W{}\n> (2) W{}^W{}^",
        "| W{} | W{}[^{a}] |\n|---|---|\n| ~~W{}~~ | W{}~W{}~ |",
        "### W{} ~~W{}~~",
        "1. W{}\n2. W{}",
    ]
)
note = st.sampled_from(["W{}", "W{} ~~W{}~~\n\n    W{}", "(a) W{}\n    (b) W{}", "W{}\n\n    - W{}\n\n    W{}"])


@st.composite
def texts(draw: st.DrawFn, number: "count[int] | None" = None) -> str:
    """Return a text of the second grammar in which each word stands once."""
    number = count(1) if number is None else number
    parts = [
        re.sub(r"W\{\}", lambda _: f"w{next(number)}x", one).replace("{a}", "one").replace("{b}", "two")
        for one in draw(st.lists(passage, min_size=1, max_size=4))
    ]
    for label in ("one", "two"):
        if any(f"[^{label}]" in part for part in parts):
            parts.append(f"[^{label}]: " + re.sub(r"W\{\}", lambda _: f"w{next(number)}x", draw(note)))
    return "\n\n".join(parts)


@given(texts())
def test_no_word_of_a_text_is_lost(text: str) -> None:
    written = re.findall(r"w\d+x", text)
    read = " ".join(block.words for block in blocks.parse(text))
    assert sorted(re.findall(r"w\d+x", read)) == sorted(written)
    page = re.sub("<[^>]*>", "", html.render(section(text), target=str))
    assert re.findall(r"w\d+x", page) == re.findall(r"w\d+x", read)
    assert not re.search(r"[~^]", page)
    assert not [loss for loss in survey.survey(section(text)).losses if loss.is_sure and loss.rule != "heading-level"]


@given(texts(), texts())
def test_both_texts_are_in_their_redline(old: str, new: str) -> None:
    both_sides_are_in(policy(section(old)), policy(section(new)))


@given(texts(), st.data())
def test_a_text_with_one_other_word_is_never_cleared(text: str, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(re.findall(r"w\d+x", text)))
    struck = "never" if f"~~{word}~~" in text else f"~~{word}~~"
    new = text.replace(word, data.draw(st.sampled_from(["never", "", struck, f"{word}^2^", "30 days"])))
    old_one, new_one = policy(section(text)), policy(section(new))
    if [block.identity for block in blocks.parse(text)] != [block.identity for block in blocks.parse(new)]:
        assert level(judge(diff(old_one, new_one), old_one, new_one, [NoticePromise()])) is Level.MATERIAL
