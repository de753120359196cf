"""What a change of wording counts as: rows that a lawyer can read (before, after, level, rule)."""

import dataclasses
import itertools
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.materiality.facts.table import FACT_RULES
from generator.materiality.table import RULES, judge, level, score
from generator.materiality.verdict import Context, Judged
from generator.materiality.wording import sides
from generator.materiality.wording.sides import AROUND, differences
from generator.materiality.wording.signals import LEAST, LONGEST_WEIGHED, MOST
from generator.model import Document, Level, NoticePromise, Section
from generator.text import blocks
from generator.text.diff import Change, Kind, Subject, diff

REST = "\n\nWrite to privacy@example.com.\n"


def judged(before: str, after: str, *, title: str = "Section", new_title: str = "") -> tuple[Judged, ...]:
    other = Section("other", "other", "Contact", "Write to help@example.com or call us.")
    old = Document("Policy", "en", (Section("s", "other", title, before), other))
    new = Document("Policy", "en", (Section("s", "other", new_title or title, after), other))
    return judge(diff(old, new), old, new, [NoticePromise(favourable_changes="material")])


CLEARED = [
    # rule, before, after, level
    ("P1", "We “keep” it – always.", 'We "keep" it - always.', "editorial"),
    ("P1", "We keep **all** of it.", "We keep all of it.", "editorial"),
    ("P1", "See https://www.example.com/a/.", "See example.com/a.", "editorial"),
    ("P1", "Icon \ue904 here", "Icon here", "editorial"),
    ("P1-layout", "- a\n- b", "* a\n* b", "editorial"),
    ("P1-spaces", "Visit feed- back today.", "Visit feed-back today.", "editorial"),
    ("P3", "One thing.\n\nAnother thing.\n\nA third.", "Another thing.\n\nOne thing.\n\nA third.", "editorial"),
    ("P1-words", "We keep it.\n\nThis is all of it.", "We keep it. This is all of it.", "editorial"),
    ("P2", "Last updated: March 3, 2024", "Last updated: April 14, 2025", "editorial"),
    ("P2", "Effective Date: 2024-01-01", "Effective Date: 2025-01-01", "editorial"),
    ("P2-copyright", "Copyright © 2024 Example Ltd", "Copyright © 2025 Example Ltd", "editorial"),
    ("P2-file", "Terms 20240101.pdf", "Terms 20250101.pdf", "editorial"),
    ("N3", "We have 840,000 users in the EU.", "We have 857,000 users in the EU.", "editorial"),
    ("P5", "See [us](https://example.com/a).", "See [us](https://www.example.com/b).", "editorial"),
    ("P5", "See our terms.", "See our [terms](https://example.com/t).", "editorial"),
    ("P5", "See [the authority](https://example.com/a).", "See [the authority](https://example.org/b).", "minor"),
    (
        "P5-words",
        "Sites such as shop.example.com are ours.",
        "Sites such as www.example.com/shop are ours.",
        "editorial",
    ),
    ("P6", "We give it to a partner.", "We give it to the partner.", "editorial"),
    ("P6", "a name, an age, and a place", "a name, an age and a place", "editorial"),
    ("P6-spelling", "We keep the infomation safe.", "We keep the information safe.", "editorial"),
    ("P6-variant", "We analyse behaviour.", "We analyze behavior.", "editorial"),
    ("38", "Call +1 202 555 0101 for help.", "Call +1 202 555 0199 for help.", "minor"),
    ("38", "Write to dpo@example.com.", "Write to privacy@example.com.", "minor"),
    (
        "38-postal",
        "Example Ltd, 1 Main Street, Springfield 12345",
        "Example Ltd, 22 Main Street, Springfield 12345",
        "minor",
    ),
    ("38-postal", "Example Ltd\n\nLange Landstr. 41", "Example Ltd\n\nMarienstraße 15", "minor"),
    ("38-person", "Our data protection officer is Ann Lee.", "Our data protection officer is Bo Chen.", "minor"),
]


@pytest.mark.parametrize(("rule", "before", "after", "expected"), CLEARED)
def test_what_a_named_rule_clears(rule: str, before: str, after: str, expected: str) -> None:
    found = judged(before, after)
    assert {(one.verdict.rule, str(one.verdict.level), one.verdict.undecided) for one in found} == {
        (rule, expected, False)
    }
    assert all(one.verdict.reason for one in found)


NEVER = [
    ("about 1.000 people", "about 1,000 people"),
    ("We do not sell it.", "We do now sell it."),
    ("our services apply", "our Services apply"),
    ("name, age, place", "name age, place"),
    ("We will tell you.", "We may tell you."),
    ("We keep it for 30 days.", "We keep it for 30 months."),
    ("Users under 13 are not allowed.", "Users under 16 are not allowed."),
    ("We share it with partners.", "We share it with Partners."),
    ("From March 3, 2024 we share your data.", "From April 3, 2024 we share your data."),
    ("This policy also covers example.com.", "This policy also covers example.org."),
    ("[Opt out](https://example.com/optout) here.", "[Opt out](https://example.com.evil.example/x) here."),
    ("The price is $10.", "The price is $12."),
    ("The fee is 1,000 for 5,000 users in $.", "The fee is 2,000 for 5,000 users in $."),
    ("See section 3.", "See section 4."),
    ("Sites:\n\n- Alpha\n- Beta\n- Gamma", "Sites:\n\n- Alpha\n- Beta\n- Gamma\n- Delta"),
    ("We use a provider.", "We use no provider."),
    ("One.\n\nSame.\n\nTwo.\n\nThree.", "One.\n\nSame.\n\nTwo.\n\nSame.\n\nThree."),
    ("your account", "your accounts"),
    ("We affect you.", "We effect you."),
]


@pytest.mark.parametrize(("before", "after"), [*NEVER, *((after, before) for before, after in NEVER)])
def test_what_nothing_clears(before: str, after: str) -> None:
    found = judged(before, after)
    assert level(found) >= Level.MATERIAL
    assert 0 < score(found) <= 1


def test_the_only_way_to_reach_us_is_never_minor() -> None:
    old = Document("Policy", "en", (Section("s", "other", "Contact", "Write to a@example.com."),))
    new = Document("Policy", "en", (Section("s", "other", "Contact", "Write to b@example.com."),))
    (one,) = judge(diff(old, new), old, new, [NoticePromise()])
    assert (one.verdict.rule, one.verdict.level) == ("38", Level.MATERIAL)


def test_a_heading_that_only_changes_its_number_is_editorial() -> None:
    (one,) = judged("Text.", "Text.", title="17. Contact", new_title="18. Contact")
    assert (one.verdict.rule, one.verdict.level) == ("P4-heading", Level.EDITORIAL)


def test_a_reference_follows_its_section() -> None:
    def version(number: int) -> Document:
        return Document(
            "Policy",
            "en",
            (
                Section("a", "other", "1. Use", f"As section {number} says."),
                Section("b", "other", f"{number}. Rights", "You may ask."),
            ),
        )

    found = judge(diff(version(2), version(3)), version(2), version(3), [NoticePromise()])
    assert level(found) is Level.EDITORIAL
    dangling = dataclasses.replace(version(3), sections=(version(3).sections[0], version(2).sections[1]))
    assert level(judge(diff(version(2), dangling), version(2), dangling, [NoticePromise()])) is Level.MATERIAL


def test_the_same_words_in_another_division_are_editorial() -> None:
    old = Document("P", "en", (Section("a", "other", "One", "First.\n\nTwo\n\nSecond."),))
    new = Document("P", "en", (Section("a", "other", "One", "First."), Section("b", "other", "Two", "Second.")))
    found = judge(diff(old, new), old, new, [NoticePromise()])
    assert {one.verdict.level for one in found} == {Level.EDITORIAL}


def test_a_passage_that_joins_another_is_editorial_beside_a_real_change() -> None:
    found = judged("We keep it all.\n\nThis is how.\n\nFor 3 days.", "We keep it all. This is how.\n\nFor 5 days.")
    assert {(one.verdict.rule, str(one.verdict.level)) for one in found} == {
        ("P3-joined", "editorial"),
        ("P7", "material"),
    }


DEEP_ITEMS = "\n".join("  " * depth + "- x" for depth in range(60)) + "\n" + "  " * 60 + "- "
HIDDEN = [
    # before, after: the words that differ are nested too deep, or in no place that a page shows
    ("> " * 90 + "never", "> " * 90 + "always"),
    ("- " * 90 + "never", "- " * 90 + "always"),
    (f"{DEEP_ITEMS}never\n\nEnd", f"{DEEP_ITEMS}always\n\nEnd"),
    ("| a |\n|---|\n| b | never |", "| a |\n|---|\n| b | always |"),
    ("| a |\n|---|\n| b | $5 |", "| a |\n|---|\n| b | €5 |"),
    ('[x](https://example.com "never")', '[x](https://example.com "always")'),
    ("```never\nx\n```", "```always\nx\n```"),
]


@pytest.mark.parametrize(("before", "after"), HIDDEN)
def test_a_change_of_words_that_no_page_shows_is_never_cleared(before: str, after: str) -> None:
    assert any(one.verdict.undecided and one.verdict.level is Level.MATERIAL for one in judged(before, after))


def test_a_clear_change_does_not_cover_one_that_is_nested_too_deep() -> None:
    found = judged(f"a, b and c\n\n{'> ' * 90}never", f"a, b, and c\n\n{'> ' * 90}always")
    assert {(one.verdict.rule, one.verdict.undecided) for one in found} == {("P6", False), ("P7", True)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1. a\n2. b", "1. a\n1. b"),
        ("Fish &amp; chips", "Fish & chips"),
        ("[x](/a)", '[x](/a "/a")'),
        ("a_b", "a\\_b"),
    ],
)
def test_other_ways_to_write_the_same_are_layout(before: str, after: str) -> None:
    assert {one.verdict.rule for one in judged(before, after)} == {"P1-layout"}


def test_what_is_nested_too_deep_is_shown_as_its_source() -> None:
    text = f"- a\n\n  {'> ' * 90}deep\n  still\n\nEnd"
    assert "deep" in blocks.render(text, target=str, prefix="s")
    assert [block.words for block in blocks.parse(text)][-1] == "End"
    assert [loss.rule for loss in blocks.survey(text, prefix="s").losses] == ["nesting"]


def test_a_very_long_line_is_no_heading() -> None:
    long, short = "x" * (blocks.LONGEST_HEADING + 1), "x" * blocks.LONGEST_HEADING
    for text in (f"# {long}\n\nEnd", f"{long}\n===\n\nEnd", f"Before\n# {long}"):
        assert not list(blocks.headings(text))
        assert all(block.kind == "paragraph" for block in blocks.parse(text))
        assert any(long in block.words for block in blocks.parse(text))
    assert len(list(blocks.headings(f"# {short}\n\n{short}\n==="))) == 2


def test_many_open_brackets_are_read_in_bounded_time_and_links_stay() -> None:
    brackets = "[" * 50_000
    assert blocks.parse(brackets)[0].words == brackets
    linked = "[a](/b) " * 2_000
    assert len([run for run in blocks.parse(linked)[0].runs if run.marks]) == 2_000


def test_a_passage_too_large_to_compare_is_one_difference() -> None:
    same, rest = [f"s{n}" for n in range(9)], 12_000
    old = " ".join([*same, *(f"a{n}" for n in range(rest)), *same])
    new = " ".join([*same, *(f"b{n}" for n in range(rest)), *same])
    (one,) = differences(old, new)
    assert (len(one.old), len(one.new)) == (rest, rest)
    assert (one.before, one.after) == (tuple(same[-AROUND:]), tuple(same[:AROUND]))


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_a_coarse_difference_covers_all_that_a_fine_one_finds(old: list[str], new: list[str]) -> None:
    fine = differences(" ".join(old), " ".join(new))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.materiality.wording.sides.MOST_COMPARED", -1)
        sides._differences.cache_clear()  # noqa: SLF001 -- the bound is another
        coarse = differences(" ".join(old), " ".join(new))
        sides._differences.cache_clear()  # noqa: SLF001 -- the bound is another
    gone, come = Counter(w for one in coarse for w in one.old), Counter(w for one in coarse for w in one.new)
    assert Counter(w for one in fine for w in one.old) <= gone
    assert Counter(w for one in fine for w in one.new) <= come
    assert (old == new) == (fine == ()) == (coarse == ())


def test_a_long_row_of_names_is_no_address_and_no_person() -> None:
    def names(letter: str) -> str:
        return " ".join(f"{letter}{n}" for n in range(100))

    found = judged(f"Our officer at 1 Main Street is {names('A')}", f"Our officer at 1 Main Street is {names('B')}")
    assert level(found) is Level.MATERIAL


@pytest.mark.parametrize("scanned", [0, 500_000])
def test_a_run_of_words_is_found_with_and_without_an_index(monkeypatch: pytest.MonkeyPatch, scanned: int) -> None:
    monkeypatch.setattr(sides, "LONGEST_SCANNED", scanned)
    passages = sides.Passages(("We keep it all.", "This is how we do it.", "all. This"))
    assert passages.hold(sides.as_tokens("is how we"))
    assert not passages.hold(sides.as_tokens("s how we"))
    assert not passages.hold(sides.as_tokens("all. This is"))
    assert not passages.hold(sides.as_tokens("unknown words"))


def test_a_very_long_passage_is_weighed_as_likely_as_any() -> None:
    (one,) = judged(f"We keep it. {'word ' * LONGEST_WEIGHED}", f"We sell it. {'word ' * LONGEST_WEIGHED}")
    assert (one.verdict.undecided, one.verdict.likelihood) == (True, MOST)


def test_no_rule_of_facts_speaks_of_a_passage() -> None:
    document = Document("P", "en", (Section("s", "other", "S", "Text."),))
    context = Context(document, document, Level.MINOR)
    for kind in Kind:
        change = Change(kind, Subject.TEXT, "s", "other", ("1",), "One.", "Two.")
        assert not any(rule(change, context) for _, rule in FACT_RULES)


def test_graver_words_score_higher() -> None:
    def scored(after: str) -> float:
        return score(judged("We keep your name.", after))

    order = [
        scored("We keep your names."),
        scored("We may keep your name."),
        scored("We may share your name with third parties."),
        scored("We may sell your children's location to third parties for 5 years."),
    ]
    assert order == sorted(order)
    assert all(one < other for one, other in itertools.pairwise(order))


words = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=40)


@given(words, words)
def test_scores_stay_within_bounds_and_every_change_has_a_reason(before: str, after: str) -> None:
    for one in judged(f"x {before}", f"x {after}"):
        verdict = one.verdict
        assert verdict.reason
        assert verdict.rule in {*dict(RULES), "P7", "48"}
        if verdict.undecided and verdict.rule == "P7":
            assert LEAST <= verdict.likelihood <= MOST
            assert verdict.level is Level.MATERIAL
