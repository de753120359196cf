"""What the head of a sealed file says of its sections: read by lines what YAML reads, also where somebody edited it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive import section_heads
from generator.archive.section_heads import SectionHead
from generator.errors import Finding
from generator.model.lazy_tuple import Later
from generator.schema.yaml import dump_yaml, parse_yaml

NAMES = st.sampled_from(["opening", "data-we-collect", "1", "null", "true", "yes", "2024-01-01", "1e5", "a_b"])
TITLES = st.one_of(
    st.sampled_from(
        ["What’s new: a list", "1. Data", "yes", "null", "~", "- a", "#5", "It's “so”", "a # b", "“", "12"]
    ),
    st.text("aB 1-:#'\"“.,é\t\xa0\u2028\U0001f600", min_size=1, max_size=12).filter(str.strip),
)
HEADS = st.fixed_dictionaries(
    {"id": NAMES, "type": st.sampled_from(["other", "retention", "changes"])},
    optional={"level": st.integers(1, 6), "title": TITLES, "was": NAMES},
)


def written(heads: list[dict[str, object]]) -> str:
    """Return heads as they are sealed."""
    order = ("id", "type", "level", "title", "was", "lines", "facts", "filled")
    return dump_yaml([{key: one[key] for key in order if key in one} for one in heads])


def as_yaml(lines: str) -> tuple[tuple[SectionHead, ...] | None, list[Finding]]:
    """Return heads as YAML reads them, and what is wrong with them."""
    found: list[Finding] = []
    node = parse_yaml(f"sections:\n{lines}", "x", found, sealed=True)
    heads = section_heads.read(node.get("sections"), found) if node else None
    return None if node is None or len(node.entries) > 1 else heads, found


def read_whole(lines: str) -> tuple[SectionHead, ...] | None:
    """Return heads as YAML reads them; None where anything is wrong."""
    heads, found = as_yaml(lines)
    return None if found else heads


def plain(heads: tuple[SectionHead, ...] | None) -> object:
    """Return heads without the places of what they hold in the file."""
    return heads and [
        (one.id, one.type, one.lines, one.level, one.title, one.was, one.facts, bool(one.filled)) for one in heads
    ]


@given(st.lists(HEADS, min_size=1, max_size=4), st.integers(0, 999))
def test_what_is_read_by_lines_is_what_yaml_reads(heads: list[dict[str, object]], count: int) -> None:
    lines = written([{**one, "lines": count} for one in heads])
    assert read_whole(lines)
    assert plain(section_heads.read_lines(lines)) in (plain(read_whole(lines)), None)


@given(
    st.lists(HEADS, min_size=1, max_size=3),
    st.lists(
        st.tuples(
            st.floats(0, 1), st.sampled_from(["", " ", "\n", "-", ": ", " #", "'", '"', "null", "  ", "0", "- "])
        ),
        max_size=3,
    ),
)
def test_lines_edited_by_hand_are_read_as_yaml_reads_them(
    heads: list[dict[str, object]], put_in: list[tuple[float, str]]
) -> None:
    lines = written([{**one, "lines": 3} for one in heads])
    for where, signs in put_in:
        at = int(where * len(lines))
        lines = lines[:at] + signs + lines[at:]
    quick = section_heads.read_lines(lines)
    assert quick is None or plain(quick) == plain(read_whole(lines))


def test_facts_and_filled_words_are_left_to_yaml() -> None:
    facts = {"notice": {"days": 30, "channels": ["email", "site"]}}
    lines = written(
        [
            {"id": "opening", "type": "other", "title": "Hello", "lines": 1},
            {"id": "changes", "type": "changes", "title": "Yes", "lines": 2, "facts": facts, "filled": ["0-2 x.y"]},
        ]
    )
    first, second = section_heads.read_lines(lines) or ()
    assert (first.title, first.level, first.facts) == ("Hello", 2, {})
    assert second.facts == facts
    assert second.filled


BROKEN = (
    ("  type: other\n", "  type: letters\n"),
    ("  lines: 1\n", "  lines: -1\n"),
    ("  lines: 1\n", ""),
    ("  level: 3\n", "  level: 7\n"),
    ("- id: opening\n", "- id: Opening\n"),
    ("  lines: 1\n", "  lines: 1\n  rows: 2\n"),
)


@pytest.mark.parametrize(("old", "new"), BROKEN)
def test_what_is_no_head_is_not_read_and_is_a_finding(old: str, new: str) -> None:
    lines = written([{"id": "opening", "type": "other", "level": 3, "title": "Hello", "lines": 1}])
    assert old in lines
    broken = lines.replace(old, new, 1)
    assert section_heads.read_lines(broken) is None
    heads, found = as_yaml(broken)
    assert heads is None
    assert found


def test_a_list_that_is_none_has_no_heads() -> None:
    assert section_heads.read(parse_yaml("sections: none\n", "x", []), []) is None


def test_what_is_made_later_is_made_when_it_is_asked_for_and_equals_the_same_at_once() -> None:
    asked: list[int] = []

    def make() -> tuple[str, ...]:
        asked.append(1)
        return ("a", "b")

    these = Later(make)
    assert not asked
    assert (these == ("a", "b"), these == Later(make)) == (True, True)
    assert (hash(these), len(these), these[0], these[:1], [*these], repr(these)) == (
        hash(("a", "b")),
        2,
        "a",
        ("a",),
        ["a", "b"],
        "('a', 'b')",
    )
    assert asked
