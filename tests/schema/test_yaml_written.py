"""What libyaml writes is byte by byte what PyYAML writes, which sealed files were made with."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.schema import yaml

PARTS = (
    *"aab 01:-#'\"{}[],&*!|>%@`?\n~=<./\\é’中\xa0\u200b\u202e\ue000\ufffd",
    *("  ", "\n\n", " \n", "\n ", ": ", " #", "---", "...", "null", "true", "yes", "on", "<<"),
    *("2024-01-01", "12:30", "0x1f", "1e3", "1_000", ".inf", "- ", "? "),
)
words = st.lists(st.sampled_from(PARTS), max_size=6).map("".join) | st.integers(100, 300).map(lambda n: "a b: " * n)
keys = st.sampled_from(["keep", "a-b", "a_b", "on", "y", "1", "null", "1e3", "-", "a" * 100])
moments = st.datetimes(timezones=st.sampled_from([datetime.UTC, None]))
plain = words | words | st.none() | st.booleans() | st.integers() | st.dates() | moments
values = st.recursive(plain, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4))


@given(st.dictionaries(keys, values, max_size=4))
def test_both_writers_write_the_same(value: dict[str, object]) -> None:
    assert yaml._written_alike(value)  # noqa: SLF001
    assert yaml.dump_yaml(value) == yaml._dumped(value, yaml._Dumper)  # noqa: SLF001


DAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("value", "native"),
    [
        ({"title": "“Zwölf”: 12 # no\n\ncomment", "by": None, "n": [1, True, "1", "yes", DAY, {}, [], ""]}, True),
        ({"one": DAY, "same": DAY, "list": [[DAY], [DAY]]}, True),
        ({"text": "on two\nlines \n"}, True),
        ({"beyond": "😀"}, False),
        ({"separator": "a\u2028b"}, False),
        ({"tab": "a\tb"}, False),
        ({"": "no key"}, False),
        ({"a key": {"b" * 130: 1}}, False),
        ({"half": "\ud800"}, False),
        ({"x": 0.5}, False),
    ],
)
def test_what_libyaml_may_write(value: object, *, native: bool) -> None:
    assert yaml._written_alike(value) == native  # noqa: SLF001
    assert yaml.dump_yaml(value) == yaml._dumped(value, yaml._Dumper)  # noqa: SLF001
