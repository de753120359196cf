"""How older versions were judged does not change: it follows the present engine in nothing but the names of things."""

import ast

import pytest
from deepdiff import DeepDiff
from hypothesis import given
from hypothesis import strategies as st

from generator.materiality.before_sealed_verdicts import table
from generator.materiality.before_sealed_verdicts.diff import _deep
from generator.model.brand import NoticePromise
from generator.model.document import Document, Section
from generator.schema.facts import Facts  # noqa: TC001 -- one import style
from generator.schema.values import Value  # noqa: TC001 -- one import style
from generator.text.diff import diff
from tests.conftest import ROOT
from tests.strategies import slugs, words

FORMER = ROOT / "generator/materiality/before_sealed_verdicts"
NAMES = {
    "Block",
    "BlockKind",
    "Run",
    "Change",
    "Kind",
    "Subject",
    "expanded",
}  # the last one: changes of facts one by one
_KINDS = {
    "dictionary_item_added": "added",
    "dictionary_item_removed": "removed",
    "values_changed": "changed",
    "type_changes": "changed",
}
values = st.recursive(
    words | st.booleans() | st.integers(0, 3), lambda inner: st.dictionaries(slugs, inner, max_size=3), max_leaves=12
)


def test_it_takes_only_names_of_things_from_the_present_text() -> None:
    taken = {
        name.name
        for path in FORMER.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("generator.text")
        for name in node.names
    }
    assert taken == NAMES


@given(st.dictionaries(slugs, values, max_size=3), st.dictionaries(slugs, values, max_size=3))
@pytest.mark.slow
def test_facts_differ_where_deepdiff_said_so(old: dict[str, object], new: dict[str, object]) -> None:
    report = DeepDiff(old, new, view="tree", threshold_to_diff_deeper=0, ignore_order=False) if old != new else {}
    expected = {
        (_KINDS[name], tuple(item.path(output_format="list"))) for name, items in report.items() for item in items
    }
    assert {(str(kind), path) for kind, path, _, _ in _deep(old, new)} == expected  # type: ignore[arg-type]


def test_reasons_name_ids_and_lists_as_they_were_published() -> None:
    shared: Value = {"label": "Bolt", "data": ["account", "orders", "device"]}
    before: Facts = {"recipients": {"a": {"label": "Acme"}}}
    after: Facts = {"recipients": {"a": {"label": "Acme"}, "b": shared}}
    old, new = (Document("T", "en", (Section("s", "sharing", "S", "Words.", one),)) for one in (before, after))
    (found,) = table.judge(diff(old, new), old, new, [NoticePromise(favourable_changes="minor")])
    assert found.verdict.reason == "We share account, orders, device with a new kind of recipient: Bolt."
