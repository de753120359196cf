"""What is left in a draft by accident: found before it is sealed, and no obstacle to bringing past texts."""

from pathlib import Path

import pytest

from generator.checks import leftovers
from generator.errors import Severity
from generator.loading import policy_source
from tests.bad_input import BRAND, HEAD, INTRO, RETENTION, SHEET, Bad, named, prose, put, replace
from tests.conftest import Policy
from tests.small import KEPT, ROOT_OF, in_force
from tests.steps import checked

MERGE = "<<<<<<< HEAD\nOur text.\n=======\nTheir text.\n>>>>>>> other\n"

LEFT = (
    Bad("a merge in a text", prose(MERGE), f"{INTRO}:6:1", "a merge left its mark here (<<<<<<<)", "keep one text"),
    Bad(
        "the end of a merge", prose("Text.\n>>>>>>> other"), f"{INTRO}:7:1", "left its mark here (>>>>>>>)", "keep one"
    ),
    Bad(
        "a merge in the keys",
        put(INTRO, "---\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> x\ntype: scope\n---\n\nText.\n"),
        f"{INTRO}:2:1",
        "a merge left its mark here",
        "remove the marks",
    ),
    Bad(
        "a merge in policy.yml",
        replace(SHEET, "kind: privacy", "<<<<<<< HEAD\nkind: privacy\n=======\nkind: terms\n>>>>>>> x"),
        f"{SHEET}:3:1",
        "a merge left its mark here",
        "keep one text",
    ),
    Bad(
        "to be done", prose("We keep it for [TBD] years."), f"{INTRO}:6:16", "“[TBD]” is still to be filled in", "write"
    ),
    Bad("with words", prose("Ask [TBD: who? Kim knows]."), f"{INTRO}:6:5", "“[TBD: who? Kim knows]”", "write the text"),
    Bad("a list of things to do", prose("Ask us.\n\n[todo add the address]"), f"{INTRO}:8:1", "“[todo add", "write"),
    Bad("to be confirmed", prose("By [to be confirmed]."), f"{INTRO}:6:4", "“[to be confirmed]”", "write the text"),
    Bad("a name to insert", prose("We are [insert name of company]."), f"{INTRO}:6:8", "“[insert name", "write"),
    Bad(
        "a title",
        replace(SHEET, "title: Privacy Policy", 'title: "Privacy [TBD]"'),
        f"{SHEET}:1:1",
        "“[TBD]” is still to be filled in",
        "write the text",
    ),
    Bad("no width", prose("We never\u200b sell."), f"{INTRO}:6:9", "nobody sees stands here (U+200B)", "remove it"),
    Bad("a word joiner", prose("We\u2060 sell."), f"{INTRO}:6:3", "nobody sees stands here (U+2060)", "remove it"),
    Bad("a mark inside", prose("We sell\ufeff."), f"{INTRO}:6:8", "nobody sees stands here (U+FEFF)", "remove it"),
    Bad("an override", prose("We \u202esell."), f"{INTRO}:6:4", "(U+202E)", "remove it"),
    Bad("a joiner", prose("ne\u200dver"), f"{INTRO}:6:3", "nobody sees stands here (U+200D)", "remove it"),
    Bad("a non-joiner", prose("не\u200cт"), f"{INTRO}:6:3", "nobody sees stands here (U+200C)", "remove it"),
    Bad("letters as tags", prose("We sell\U000e006e\U000e006f."), f"{INTRO}:6:8", "(U+E006E)", "remove it"),
    Bad("an entity", prose("Text.\n\nWe ne&ZeroWidthSpace;ver sell."), f"{INTRO}:8:1", "(U+200B)", "the entity"),
    Bad("a number of one", prose("Text.\n\nWe ne&#x2060;ver sell."), f"{INTRO}:8:1", "(U+2060)", "the entity"),
    Bad(
        "in the title of a section",
        put(INTRO, HEAD.replace("title: Introduction", 'title: "Intro\\u200bduction"') + "Text.\n"),
        f"{INTRO}:1:1",
        "the title holds a character that nobody sees (U+200B)",
        "remove it",
    ),
    Bad(
        "in a fact",
        replace(RETENTION, "id: account, data: [account]", 'id: account, may_extend: "a\\u200bb", data: [account]'),
        f"{RETENTION}:1:1",
        "the value of a fact holds a character that nobody sees (U+200B)",
        "remove it",
    ),
    Bad(
        "to be filled in, in a fact",
        replace(RETENTION, "id: account, data: [account]", 'id: account, may_extend: "[TBD]", data: [account]'),
        f"{RETENTION}:1:1",
        "“[TBD]” is still to be filled in",
        "write the text",
    ),
    Bad(
        "in brand.yml",
        replace(BRAND, "name: Gluptron", "name: Glup\u200btron"),
        f"{BRAND}:2:11",
        "nobody sees stands here (U+200B)",
        "remove it",
    ),
    Bad("a footnote", prose("We keep it.[^1]\n\n[^2]: As laws say."), f"{INTRO}:6:12", "“1” has no note", "“[^1]: …”"),
    Bad("a note", prose("We keep it.\n\n[^2]: As laws say."), f"{INTRO}:8:1", "no words refer to the note “2”", "[^2]"),
    Bad(
        "two notes of one label",
        prose("We keep it.[^2]\n\n[^2]: As laws say.\n\n[^2]: As we say."),
        f"{INTRO}:10:1",
        "two notes are called “2”",
        "another label",
    ),
    Bad("a note in the line", prose("We keep it.^[As laws say.]"), f"{INTRO}:6:12", "would be shown", "“[^1]: …”"),
    Bad(
        "signs that strike nothing",
        prose("We ~~ never ~~ sell it."),
        f"{INTRO}:6:4",
        "“~~” would be shown",
        "~~words~~",
    ),
    Bad("raised words with spaces", prose("The 1^st of all^ days."), f"{INTRO}:6:6", "no spaces", "backslash"),
    Bad("lowered words with spaces", prose("The a~1 of all~ days."), f"{INTRO}:6:6", "no spaces", "backslash"),
    Bad(
        "a definition of two lines of text",
        prose("Personal\ndata\n: What is about you."),
        f"{INTRO}:8:1",
        "a definition stands below its term",
        "an empty line",
    ),
    Bad(
        "a note in a title",
        replace(INTRO, "title: Introduction", "title: Introduction[^1]"),
        f"{INTRO}:1:1",
        "a title",
        "refer",
    ),
)


@pytest.mark.parametrize("bad", LEFT, ids=lambda bad: bad.name)
def test_it_is_named_at_its_place_and_can_not_be_sealed(project: Path, bad: Bad) -> None:
    named(project, bad)


@pytest.mark.parametrize(
    "text",
    [
        "A heading\n=======\n\nText.",
        "> > a quote in a quote",
        "You have the [right to be forgotten](#your-data-rights) and [to be heard](#introduction).",
        "Press [insert](https://example.com) to insert.",
        "The TBD Foundation; a list: [a], [b].",
        "می\u200cخواهم",
        "क्\u200dष",
        "A family: \U0001f468\u200d\U0001f469\u200d\U0001f467.",
        "A flag: \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f.",
        "A ne\u00adver ending word.",
        "We keep it.[^1]\n\n[^1]: As laws say, for long.",
        "Write `[^1]` for a footnote.",
        r"Write \[^1] for a footnote.",
        "They say “we keep […] your data” [sic] and [...] more.",
        "A list:\n\n- [ ] one\n- [x] two",
        "The [EU] and [GDPR], as in [1] and [12].",
        "Text.\n\n____\n\nMore, ___so___ and snake_case____.",
        "See our [company name][c].\n\n[c]: https://example.com",
        "See our [company].\n\n[company]: https://example.com",
        "XXX Ltd, the XX chromosomes, and size XXL.",
        "[Offene Fragen](https://example.com) and [definir](https://example.com).",
    ],
)
def test_near_misses_stay(project: Path, text: str) -> None:
    prose(text)(project / "policy_source")
    said = checked().said
    for rule in ("merge", "filled in", "nobody sees", "has no note"):
        assert rule not in said, said


@pytest.mark.parametrize(
    ("text", "error"),
    [
        *(
            (f"We keep it for {place}.", True)
            for place in (
                "[●] days",
                "____ days",
                "XX days",
                "XX Tage",
                "[Anzahl einfügen] Tage",
                "[noch offen]",
                "[à compléter]",
                "[por definir]",
                "[da completare]",
                "[nog in te vullen]",
                "[naam invullen]",
            )
        ),
        *(
            (f"We are {place}.", False)
            for place in ("[Company Name]", "[your company]", "[Firmenname]", "[nom de la société]")
        ),
    ],
)
def test_places_to_fill_in_are_named_in_other_forms_and_languages(tiny: Path, text: str, *, error: bool) -> None:
    """Before: only “[TBD …]” and the like were, in English; “[●] days” could be sealed and announced."""
    (tiny / KEPT).write_text((tiny / KEPT).read_text() + f"\n{text}\n")
    found = [one.severity for one in policy_source.load(ROOT_OF).findings if one.rule == leftovers.UNFILLED]
    assert found == [Severity.ERROR if error else Severity.WARNING]


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    return in_force(tmp_path, policy, monkeypatch)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("Write to Mr MÃ¼ller.", "type it anew: Müller"),
        ("We donâ€™t sell it.", "type it anew: don’t"),
        ("See Â§ 5.", "type it anew: §"),
        ("Fine StraÃŸe.", "type it anew: Straße"),
        ("AMANHÃ – SÃO PAULO, IRMÃ…, “AMANHÔ, Â», CAFÉ\u00a0», § 5, 5 €", ""),
    ],
)
def test_letters_that_were_lost_when_a_file_was_saved(project: Path, text: str, remedy: str) -> None:
    path = project / "policy_source" / INTRO
    path.write_text(f"{path.read_text()}\n{text}\n")
    found = checked().out
    assert (remedy or "Nothing to mend.") in found
    assert ("warning: the text has a word whose letters were lost" in found) == bool(remedy)


@pytest.mark.parametrize("form", [[], ["--as-version"]])
@pytest.mark.slow
def test_a_past_text_may_hold_all_of_it(project: Path, policy: Policy, form: list[str]) -> None:
    old = project / "old.md"
    old.write_text(f"# Old terms\n\n## Kept\n\nWe ne\u200dver keep [TBD].[^1]\n\n{MERGE}")
    done = policy("import", "old.md", "--brand", "gluptron", "--policy", "old", *form)
    assert done.status == 0, done.said
    assert policy("build").status == 0 or not form
    assert "is still to be filled in" in policy("check").out


def test_as_many_as_help_are_named() -> None:
    assert len(list(leftovers.hidden("\u200b" * 10_000, "x.md"))) == leftovers.MOST
