"""What readings of words decide upwards, and what they leave to people."""

from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.materiality.verdict import Judged, JudgedEdit, Outcome
from generator.materiality.wording.judge_passage import EMPTY_MOVED
from generator.materiality.wording.passages.background import BackgroundText, mail_addresses
from generator.model.document import Document, Section
from generator.text.markdown import GRAMMAR
from tests.conftest import cases
from tests.materiality.engine import FRAME, judged, whole

ROWS: Final[list[dict[str, Any]]] = cases("readings.yml")["rows"]


def decided(found: tuple[Judged, ...]) -> list[JudgedEdit]:
    """Return the edits that a reading decided."""
    return [edit for one in found for edit in one.verdict.edits if edit.outcome is Outcome.DECIDED]


@pytest.mark.parametrize("name", sorted({row["row"] for row in ROWS}))
def test_a_reading_decides_what_it_names_and_nothing_else(name: str) -> None:
    assert [row for row in ROWS if row["row"] == name and not holds(row)] == []


def holds(row: dict[str, Any]) -> bool:
    """Return True if what a row says of a change is so."""
    everything = judged(whole(row["old"]), whole(row["new"]), language=row.get("language", "en"))
    found = decided(everything)
    if row["row"] == "none":
        return not found and any(one.verdict.undecided for one in everything)
    return any(edit.rule == row["row"] and row["says"] in edit.reason for edit in found)


def test_a_sentence_that_stood_elsewhere_neither_came_nor_went() -> None:
    sentence = "We do not sell what you write to us in your letters, and nobody else reads it."
    first = "We write letters to all who asked us for them, and we send them by post each month, with a stamp."
    old = f"{first}\n\nWe like them.\n\n{sentence}"
    new = f"{first} {sentence}\n\nWe like them."
    assert not decided(judged(whole(old), whole(new)))
    assert decided(judged(whole(old.replace(sentence, "")), whole(new)))


@pytest.mark.parametrize("title", ["Germany", "2. California", "Students", "Für Händler", "EU and UK"])
def test_a_reason_names_for_whom_the_heading_above_is(title: str) -> None:
    text = f"# Policy\n\n## {title}\n\nWe print on paper.\n"
    (one,) = judged(text, text.replace("paper", "linen"))
    assert one.verdict.undecided
    assert one.verdict.reason.endswith(f"It stands under “{title}”.")
    (other,) = judged(text.replace(title, "Paper"), text.replace(title, "Paper").replace("on paper", "on linen"))
    assert "stands under" not in other.verdict.reason


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("We sell hats &amp; shoes\nto *all*.", "We sell hats & shoes to all."),
        ("We sell [hats](https://example.com/shoes) to\nall.", "We sell hats to all."),
        ("1\\. We sell ~~no~~ hats.", "We sell ~~no~~ hats."),
        ("- We sell hats.\n- We sell shoes.", "We sell shoes."),
    ],
)
def test_what_a_text_says_is_found_in_its_source_first(source: str, words: str) -> None:
    one, other = (Section(name, "other", "S", source, grammar=GRAMMAR) for name in ("s", "s-2"))
    text = BackgroundText(Document("T", "en", (one,)))
    assert text.says(words)
    assert not text.says(words.casefold() if words.casefold() != words else words.upper())
    assert not text.says(f"{words} Never")
    small = words.casefold()
    assert [side.times_said(small) for side in (text, BackgroundText(Document("T", "en", (one, other))))] == [1, 2]
    assert not text.times_said(f"{small} never")


def test_a_quantity_of_which_two_edits_changed_parts_is_told_of_once() -> None:
    old, new = "Letters wait for twenty (20) hours at most.", "Letters wait for 14 days (20) at most."
    (only,) = judged(whole(old), whole(new))
    assert len(only.verdict.edits) > 1
    assert only.verdict.reason == "The period changes: twenty (20) hours → 14 days."


def test_a_denial_that_stands_elsewhere_in_its_sentence_did_not_go_though_another_one_did() -> None:
    kept = "We open no letter of a guest.", "We do not open any letter of a guest."
    gone = "Nothing is read, or sold, or lent, and we do not ask for names."
    old, new = f"{kept[0]} {gone}", f"{kept[1]} Nothing is read, or sold, or lent, and names stay away."
    (only,) = decided(judged(whole(old), whole(new)))
    assert only.reason == "“we do not ask for” is removed: “… sold, or lent, and we do not ask for names”."


def test_a_section_that_came_from_under_another_one_is_told_without_quoting_what_is_no_title() -> None:
    old = "# Policy\n\n## Hats\n\nWe sell hats.\n\n### Shoes\n\nWe sell shoes to cooks.\n\n## Rest\n\nWe rest.\n"
    reasons = [one.verdict.reason for one in judged(old, old.replace("###", "##"))]
    assert "It stood under “Hats”, now under no other section." in reasons


def test_a_picture_that_moved_is_told_as_a_passage_without_words() -> None:
    first, last = "We sell hats.\n\n![](https://example.com/a.png)\n\nWe sell rings.", "## Rest\n\nWe rest on each day."
    old = f"# Policy\n\n## Hats\n\n{first}\n\n{last}\n"
    new = f"# Policy\n\n## Hats\n\nWe sell hats.\n\nWe sell rings.\n\n{last}\n\n![](https://example.com/a.png)\n"
    assert [one.verdict.reason for one in judged(old, new)] == [EMPTY_MOVED]


def test_of_many_open_edits_the_reason_tells_of_the_weightiest() -> None:
    old = "On fine days hats, scarves and shoes are shown in halls, where songs are heard by friends and cats."
    new = "On warm days hats, scarves, shoes are seen in halls, where songs are sold by friends and by very old cats."
    (only,) = judged(whole(old), whole(new))
    assert len(only.verdict.edits) > 3
    assert "“heard” becomes “sold”" in only.verdict.reason
    assert "“by very old” is added" in only.verdict.reason
    few = judged(whole(old), whole(old.replace("heard", "sold").replace(", scarves and", ", scarves,")))
    assert few[0].verdict.reason == "“heard” becomes “sold”."  # and not that a comma stands for “and” now


def test_beside_what_is_decided_the_reason_tells_of_other_words_that_changed() -> None:
    old = "We write 30 days ahead, by letter and on this page. If you stay, you are asked again. It is stored well."
    new = "We write 10 days ahead, on this page. If you stay, you are sold. It is store well."
    (only,) = judged(whole(old), whole(new))
    said = ("The period changes: 30 days → 10 days.", "“by letter and” is removed.", "“asked again” becomes “sold”.")
    assert only.verdict.reason == " ".join(said)


def test_an_item_below_words_that_deny_is_told_of_with_them() -> None:
    """Before: “This is removed: show your name”, as if less were done where a promise went."""
    old = "We never:\n\n- sell your songs;\n- show your name;\n- read your post."
    (gone,) = judged(whole(old), whole(old.replace("- show your name;\n", "")))
    assert gone.verdict.reason == "This is removed: “show your name;”, below “We never:”."
    (other,) = judged(
        whole(old.replace("never", "often")), whole(old.replace("never", "often").replace("- show your name;\n", ""))
    )
    assert other.verdict.reason == "This is removed: “show your name;”."


def test_what_came_behind_a_short_word_is_told_of_both_ways() -> None:
    old, new = "We ring after 3 days. It is sung.", "We ring after 5 days. It isn't sung."
    (only,) = judged(whole(old), whole(new))
    (back,) = judged(whole(new), whole(old))
    assert "isn't" in only.verdict.reason
    assert "isn't" in back.verdict.reason


def test_a_sentence_that_moved_in_its_passage_is_told_of_as_that() -> None:
    first, second, third = (
        "We share names with inns.",
        "Inns in towns ask where you live.",
        "We share ages with nobody.",
    )
    (only,) = judged(whole(f"{first} {second} {third}"), whole(f"{first} {third} {second}"))
    assert only.verdict.reason == f"“{third}” stands in another place."


def test_a_reason_tells_of_signs_where_few_words_changed_beside_them() -> None:
    old = "We collect:\n\n• your name;\n• your home and, if you like, your age, your size."
    new = "We collect:\n\n- your name;\n- your home and, if you like your age, your size."
    (only,) = judged(whole(old), whole(new))
    assert len(only.verdict.edits) > 3
    assert "“,” is removed: “… home and, if you like, your age," in only.verdict.reason
    assert "It is an item below “We collect:” now." in only.verdict.reason  # it stood below these words before
    assert "\n" not in only.verdict.reason


def test_a_reason_tells_of_white_space_only_where_nothing_else_changed() -> None:
    (spelled,) = judged(whole("We sing for the ABC in May."), whole("We sing for the Alpha Band Club (ABC) in May."))
    assert "White space" not in spelled.verdict.reason
    assert spelled.verdict.reason == "“Alpha Band Club” is added."  # and not the brackets that came around “ABC”
    (alone,) = judged(whole("We sing for 30days in May."), whole("We sing for 30 days in May."))
    assert alone.verdict.reason


def test_a_section_whose_passages_stood_elsewhere_is_told_as_that() -> None:
    hats, shoes = "We sell hats to all who ask us for some.", "We sell shoes to cooks who dance on Mondays."
    old = f"# Policy\n\n## Hats\n\n{hats}\n\n{shoes}\n\n## Rest\n\nWe rest.\n"
    new = old.replace(shoes, f"## Shoes of cooks\n\n{shoes}")
    came = [one.verdict.reason for one in judged(old, new)]
    assert "This section is new; most of its passages stood elsewhere before." in came
    went = [one.verdict.reason for one in judged(new, old)]
    assert "This section is removed; most of its passages stand elsewhere now." in went
    other = [
        one.verdict.reason for one in judged(old, new.replace(shoes, "We mend shoes for anybody who rings at noon."))
    ]
    assert "This section is new." in other


def test_a_passage_that_stands_elsewhere_too_is_told_to_come_or_go_here() -> None:
    song, more = "We sing the song of the cooks on Mondays.", "It is long, and everybody who hears it rests well."
    old = whole(f"We like hats.\n\n{song} {more}\n\nWe like shoes.")
    new = whole(f"We like hats.\n\n{song}\n\n{song} {more}\n\nWe like shoes.")
    assert [one.verdict.reason for one in judged(old, new)] == [
        f"This stands here now, and stood elsewhere before: “{song.removesuffix('.')}”."
    ]
    assert [one.verdict.reason for one in judged(new, old)] == [
        f"This is removed here, and stands elsewhere: “{song.removesuffix('.')}”."
    ]
    assert [one.verdict.reason for one in judged(old, new.replace(song, "We sing of cats that sleep all day.", 1))] == [
        "This is new: “We sing of cats that sleep all day”."
    ]


GERMAN: Final = (
    "Wir singen für Sie und mit Ihnen auf dem Hof, und wenn das Wetter es will, auch in der Halle oder im Garten. "
    "Die Lieder sind von uns, die Hüte von den Gästen. Wir werden nicht müde und sind nicht zu laut für die Katzen. "
    "Für alle ist Platz, und eine Suppe ist auch da."
)


@pytest.mark.parametrize(
    ("old", "new"), [("Not hilft beim Singen.", "Mut hilft beim Singen."), ("All das gilt.", "Das gilt.")]
)
def test_a_text_that_is_called_english_and_is_not_is_read_for_quantities_and_names_alone(old: str, new: str) -> None:
    assert decided(judged(whole(old), whole(new)))
    assert not decided(judged(whole(f"{old} {GERMAN}"), whole(f"{new} {GERMAN}")))
    (longer,) = decided(judged(whole(f"Es dauert 3 hours. {GERMAN}"), whole(f"Es dauert 4 hours. {GERMAN}")))
    assert longer.rule == "21"


@given(st.text(st.sampled_from("aé7@.+-_ \n"), max_size=30))
def test_a_text_names_a_mail_address_where_one_can_be_read_in_it(text: str) -> None:
    document = Document("", "en", (Section("s", "other", "", text),))
    assert BackgroundText(document).names_mail_address is bool(mail_addresses(text))


@pytest.mark.parametrize(
    ("was", "now", "reason"),
    [
        ("our terms", "our [terms](https://example.com/t)", "Words are a link now: https://example.com/t."),
        ("our [terms](https://example.com/t)", "our terms", "Words are no link any more: https://example.com/t."),
        (
            "our [terms](https://example.com/t)",
            "our [terms](https://example.org/u)",
            "A link leads elsewhere: https://example.com/t → https://example.org/u.",
        ),
    ],
)
def test_a_reason_says_what_became_of_a_link(was: str, now: str, reason: str) -> None:
    found = judged(FRAME.format(f"Read {was} first."), FRAME.format(f"Read {now} first."))
    assert [one.verdict.reason for one in found] == [reason]


@pytest.mark.parametrize("row", cases("readings.yml")["told"], ids=lambda row: row["says"])
def test_readers_are_told_of_whole_words_and_what_says_nothing_alone_is_quoted(row: dict[str, Any]) -> None:
    (only,) = judged(whole(row["old"]), whole(row["new"]), language=row.get("language", "en"))
    assert only.verdict.reason == row["says"]
