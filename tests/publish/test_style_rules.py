"""Style sheets are read as browsers read them; whatever somebody writes into one, it is read or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.style_rules import UNREADABLE, StyleRule, rules


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (".a, .b:not(.c,.d) { color: red !important }", StyleRule((".a", ".b:not(.c,.d)"), (), (("color", "red"),))),
        (".a { .b { opacity: 0 } }", StyleRule((".a .b",), (), (("opacity", "0"),))),
        (".a { &:hover { opacity: 0 } }", StyleRule((".a:hover",), (), (("opacity", "0"),))),
        ("@media print { p { color: red } }", StyleRule(("p",), ("@media print",), (("color", "red"),))),
        ("@IMPORT 'a.css';", StyleRule((), ('@import "a.css"',), ())),
        ("@keyframes go { to { opacity: 0 } }", StyleRule(("to",), ("@keyframes go",), (("opacity", "0"),))),
        ("\\70 { visi\\62ility: hidden /* so */ }", StyleRule(("p",), (), (("visibility", "hidden"),))),
        ("p { color: var(--x, red) }", StyleRule(("p",), (), (("color", "var(--x, red)"), ("color", "red")))),
        ("/* } */ p { content: '}' }", StyleRule(("p",), (), (("content", '"}"'),))),
        ("p { color: red", StyleRule(("p",), (), (("color", "red"),))),
    ],
)
def test_a_rule_is_read(text: str, read: StyleRule) -> None:
    assert rules(text) == (read,)


@pytest.mark.parametrize("signs", ["(", "{", "[", "a{", "@media x{", "a("])
def test_what_nests_too_deep_hides_all(signs: str) -> None:
    assert rules(f"p {{ color: red }} {signs * 5_000}") == (UNREADABLE,)


def test_a_selector_that_doubles_with_each_rule_stands_for_all() -> None:
    """Before: of 90 rules, each in the one before, the last had a selector of 2⁹⁰ letters."""
    (read,) = rules(".a { " + "& & { " * 90 + "opacity: 0")
    assert set(read.selectors[0].split()) <= {"*", ".a"}
    assert len(read.selectors[0]) <= 2_000


@given(st.text("ab{}@;:.#()[]\"'/*\\ \n,&-!", max_size=60))
def test_no_text_stops_the_reader(text: str) -> None:
    assert all(isinstance(one, StyleRule) for one in rules(text))
