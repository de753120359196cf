"""What a version publishes of its changes, as people and programs read it: written, read again, broken, edited."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive import verdict_form, verdict_lines
from generator.errors import Finding
from generator.model.version import SealedVerdict
from generator.schema.yaml import dump_yaml, parse_yaml
from tests.archive.changed_documents import verdicts
from tests.archive.verdict_rows import AS_WRITTEN, ROW


def read_again(content: object) -> tuple[tuple[SealedVerdict, ...], list[Finding]]:
    found: list[Finding] = []
    node = parse_yaml(dump_yaml({"verdicts": content}), "x", found, sealed=True)
    return verdict_form.read(node.get("verdicts") if node else None, found), found


@given(st.lists(verdicts, max_size=3).map(tuple))
def test_verdicts_written_and_read_again_are_the_same(these: tuple[SealedVerdict, ...]) -> None:
    assert read_again(verdict_form.verdict_list(these)) == (these, [])


def read_whole(lines: str) -> tuple[SealedVerdict, ...] | None:
    """Return verdicts as YAML reads them; None where anything is wrong."""
    found: list[Finding] = []
    node = parse_yaml(f"verdicts:\n{lines}", "x", found, sealed=True)
    these = verdict_form.read(node.get("verdicts") if node else None, found)
    return None if found or node is None or len(node.entries) > 1 else these


@given(st.lists(verdicts, min_size=1, max_size=3).map(tuple))
def test_verdicts_read_by_their_lines_are_the_same(these: tuple[SealedVerdict, ...]) -> None:
    lines = dump_yaml(verdict_form.verdict_list(these))
    assert verdict_lines.read(lines) in {these, None}
    assert read_whole(lines) == these


USUAL = st.text("aB 1-:#'“.,é", max_size=12)


@given(
    st.lists(st.tuples(USUAL, USUAL, USUAL), min_size=1, max_size=3),
    st.lists(
        st.tuples(st.floats(0, 1), st.sampled_from(["", " ", "\n", "-", ": ", " #", "'", '"', "null", "  "])),
        max_size=3,
    ),
    st.sampled_from(["", "both", "removed"]),
)
def test_lines_edited_by_hand_are_read_as_yaml_reads_them(
    words: list[tuple[str, str, str]], put_in: list[tuple[float, str]], line: str
) -> None:
    rows = [
        dataclasses.replace(
            ROW,
            under=under,
            reason=reason,
            old=rule,
            edits=tuple(dataclasses.replace(one, old=under, new=reason) for one in ROW.edits),
        )
        for under, reason, rule in words
    ]
    lines = dump_yaml(verdict_form.verdict_list(rows))
    for where, signs in put_in:
        at = int(where * len(lines))
        lines = lines[:at] + signs + lines[at:]
    each = lines.split("\n")
    if line and len(each) > 2:
        middle = len(each) // 2
        lines = "\n".join([*each[:middle], *([each[middle]] * (2 if line == "both" else 0)), *each[middle + 1 :]])
    quick = verdict_lines.read(lines)
    assert quick is None or quick == read_whole(lines)


def test_people_can_read_a_verdict() -> None:
    assert dump_yaml(verdict_form.verdict_list((ROW,))) == AS_WRITTEN
    assert verdict_lines.read(AS_WRITTEN) == (ROW,)


BROKEN = [
    ("a list of words", "subject: text", "- a"),
    ("another subject", "subject: text", "subject: texts"),
    ("another kind", "kind: changed", "kind: gone"),
    ("no level", "level: minor\n", "\n"),
    ("another level", "level: minor", "level: small"),
    ("a passage that is no number", "old_passage: 3", "old_passage: three"),
    ("a passage before the first", "old_passage: 3", "old_passage: 0"),
    ("a score that is none", "score: 0.25", "score: nan"),
    ("a score above all", "score: 0.25", "score: 1.25"),
    ("an outcome that is none", "outcome: cleared", "outcome: forgotten"),
    ("an unknown key", "decided: 'yes'", "settled: 'yes'"),
    ("an edit that is none", "  - old: big\n    new: large\n    outcome: suggested\n", "  - big\n"),
]


@pytest.mark.parametrize(("name", "old", "new"), BROKEN, ids=[row[0] for row in BROKEN])
def test_what_is_no_verdict_is_found(name: str, old: str, new: str) -> None:
    assert old in AS_WRITTEN, name
    found: list[Finding] = []
    broken = AS_WRITTEN.replace(old, new, 1)
    node = parse_yaml(f"verdicts:\n{broken}", "x", found, sealed=True)
    verdict_form.read(node.get("verdicts") if node else None, found)
    assert found
