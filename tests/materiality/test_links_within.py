"""A link within the text clears only where it leads to the same section: drawn titles, numbers and addresses."""

from collections.abc import Sequence
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from generator.text.markdown import full_slug
from tests.materiality.engine import flagged

WORDS = ("storage", "rights", "your rights", "our rights", "choices", "how long we keep it", "2 hats", "access; choice")
_TITLES = st.lists(st.sampled_from(WORDS), min_size=2, max_size=5)


def _text(titles: Sequence[str], target: str, *, numbered: bool) -> str:
    numbers = count(1)
    sections = [
        f"## {f'{next(numbers)}. ' if numbered else ''}{title.capitalize()}\n\nIt is about {title}, and no more."
        for title in titles
    ]
    return f"# Policy\n\nYou can [object]({target}) there.\n\n" + "\n\n".join(sections) + "\n"


def _address(titles: Sequence[str], at: int, *, numbered: bool) -> str:
    return "#" + full_slug(f"{at + 1} {titles[at]}" if numbered else titles[at])


@given(titles=_TITLES, was=st.integers(0, 4), now=st.integers(0, 4), data=st.data())
def test_a_link_that_leads_to_another_section_is_flagged(
    titles: list[str], was: int, now: int, data: st.DataObject
) -> None:
    was, now = was % len(titles), now % len(titles)
    by_number = [data.draw(st.booleans()) for _ in range(2)]
    old = _text(titles, _address(titles, was, numbered=by_number[0]), numbered=True)
    new = _text(titles, _address(titles, now, numbered=by_number[1]), numbered=True)
    if old == new:
        return
    if titles[was] != titles[now]:
        assert flagged(old, new)
    elif titles.count(titles[was]) == 1 and not any(map(str.isdigit, "".join(titles))):
        assert not flagged(old, new)
    elif titles.count(titles[was]) > 1:
        assert flagged(old, new)


@given(titles=_TITLES.filter(lambda titles: len(set(titles)) == len(titles)), data=st.data())
def test_so_is_one_whose_section_changed_its_title_or_is_gone(titles: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(titles) - 1))
    other = data.draw(st.sampled_from(sorted({*WORDS} - {*titles}) or ["hats"]))
    renamed = [*titles[:at], other, *titles[at + 1 :]]
    old = _text(titles, _address(titles, at, numbered=False), numbered=False)
    assert flagged(old, _text(renamed, _address(renamed, at, numbered=False), numbered=False))
    assert flagged(old, _text(titles, f"{_address(titles, at, numbered=False)}-2", numbered=False))
    assert flagged(old, _text(titles, f"https://example.com/{_address(titles, at, numbered=False)}", numbered=False))
