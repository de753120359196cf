"""The score: it ranks and suggests and never clears; its features can be read; its figures on labelled texts."""

import dataclasses
import math
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.materiality import score, weights
from generator.materiality.features import around, feature_table, same_meaning, targets, word_features
from generator.materiality.features.change_view import ChangedWords, ComparedPassage
from generator.materiality.judge_changes import probability, probability_of_any
from generator.materiality.score import scored, suggest, weighed
from generator.materiality.verdict import Judged, Outcome, Verdict
from generator.materiality.wording import judge_passage
from generator.materiality.wording.passages.background import Background
from generator.materiality.wording.words.vocabulary import GRAVE, SIGNALS
from generator.model.document import Document, Section
from generator.model.levels import Level
from generator.text.diff import diff
from tests.materiality.engine import judged, whole
from tests.strategies import documents

FEATURES = [
    # before, after, features that are there, features that are not
    ("We utilise cookies.", "We use cookies.", "same meaning, nearly", "misspelt word"),
    ("We send adress data.", "We send address lists.", "words that are no names", "same meaning, nearly"),
    ("You have to sign it.", "You must sign it.", "same meaning, nearly", "duty, denial, reach"),
    ("We tell you of every step.", "We tell you of each step.", "same meaning, nearly", "duty, denial, reach"),
    ("You must sign any list.", "You must sign all lists.", "duty, denial, reach", "same meaning, nearly"),
    ("Helpers complying with it rest.", "Helpers in compliance with it rest.", "same meaning, nearly", "words came"),
    ("We tell a processor.", "We tell of processing.", "words came", "same meaning, nearly"),
    ("It is null and void.", "It is void.", "same meaning, nearly", "words went and none came"),
    ("It shall be stored here.", "It will be kept here.", "same meaning, nearly", "duty, denial, reach"),
    ("It shall be stored here.", "It may be stored here.", "duty, denial, reach", "same meaning, nearly"),
    ("Ring in order to rest.", "Ring to rest.", "same meaning, nearly", "words went and none came"),
    ("We work with counsel.", "We work with council.", "same meaning, nearly", "comma"),
    ("We keep it in the EU.", "We keep it in the USA.", "countries and states", "company"),
    ("We work for Acme Ltd. here.", "We work for Acme GmbH here.", "company", "countries and states"),
    ("Data is anonymised by us.", "Data is pseudonymised by us.", "safeguards and their reverse", "renamed"),
    ("It is for staff who need it.", "It is for staff, who need it.", "comma", "same meaning, nearly"),
    ("It is for staff or guests.", "It is for staff and guests.", "and, or, if, unless", "same meaning, nearly"),
    ("It is a good service.", "It is a good service in town.", "words that are no names", "changed in many places"),
    ("We like Rome and Lodz.", "We like Rome and Bari.", "words came", "words that are no names"),
    ("One red cat sat by two old men.", "One big cat ran by two new men.", "changed in many places", "company"),
    ("It is a good service in town.", "It is a good service.", "words went and none came", "words came"),
    ("Read more in Gazette.", "Read more in Herald (formerly Gazette).", "renamed", "names as examples"),
    ("We use payment services.", "We use payment services, such as Stripe.", "names as examples", "renamed"),
    ("Write to 5 Long Road, Leeds.", "Write to 7 Short Road, Leeds.", "address or office", "company"),
    ("Write to dpo@example.com now.", "Write to privacy@example.com now.", "address or office", "company"),
    ("Our officer is Ann Lee.", "Our officer is Bob Ray.", "address or office", "same meaning, nearly"),
    ("We are not able.", "We are notable.", "words run together or apart", "no new word"),
    ("See [here](https://a.co.uk/x).", "See [here](https://b.co.uk/x).", "link to another site", "link within a site"),
    ("See [here](https://a.co.uk/x).", "See [here](https://w.a.co.uk/y).", "link within a site", "became a link"),
    ("See the list.", "See the [list](https://a.example/x).", "became a link", "lost its link"),
    ("See the [list](https://a.example/x).", "See the list.", "lost its link", "became a link"),
    ("We show maps.", "We show maps and sell profiles.", "sale, sensitive, choice, contract", "renamed"),
]
STATED = [
    # before, after, whether a sentence came or went that says something
    ("We show maps.", "We show maps. We print them on paper.", True),
    ("We show maps. We print them on paper.", "We show maps.", True),
    ("We show maps. It is fun.", "We show more maps. It is fun.", False),
]
SUGGESTED = [
    # before, after, whether a lower level is suggested
    ("We utilise this.", "We use this.", True),
    ("We have our office at 5 Long Road, Leeds.", "We have our office at 7 Short Road, Leeds.", True),
    ("Our privacy officer is Ann Lee.", "Our privacy officer is Bob Ray.", True),
    ("The list is [here](https://a.example/x).", "The list is [here](https://a.example/y).", True),
    ("We show maps.", "We show maps and sell biometric profiles to brokers.", False),
    ("We pass on masked and unlinked data, in a secure way.", "We pass on data.", False),
    ("We delete such pictures immediately and free of charge.", "We delete such pictures.", False),
]


def weighed_alone(before: str, after: str) -> score.Weighed:
    one = next(one for one in judged(whole(before), whole(after)) if one.verdict.level >= Level.MATERIAL)
    old, new = (Document("T", "en", (Section("s", "other", "S", text),)) for text in (before, after))
    comparison = ComparedPassage(Background.of(old, new), ((one.change, one.verdict),))
    return weighed(ChangedWords(one.change, one.verdict, comparison))


@pytest.mark.parametrize(("before", "after", "there", "absent"), FEATURES)
def test_features_of_examples(before: str, after: str, there: str, absent: str) -> None:
    values = weighed_alone(before, after).values
    assert values[there] > 0
    assert values[absent] == 0


@pytest.mark.parametrize(("before", "after", "stated"), STATED)
def test_sentences_that_say_something(before: str, after: str, stated: bool) -> None:  # noqa: FBT001 -- a column
    assert bool(word_features.statement(weighed_alone(before, after).changed)) is stated


@pytest.mark.parametrize(("before", "after", "lower"), SUGGESTED)
def test_suggestions_of_examples(before: str, after: str, lower: bool) -> None:  # noqa: FBT001 -- a column
    verdict = max((one.verdict for one in judged(whole(before), whole(after))), key=lambda one: one.level)
    assert verdict.undecided
    assert verdict.level is Level.MATERIAL
    assert verdict.suggestion
    assert (verdict.suggestion.level < Level.MATERIAL) is lower


@given(st.text(st.one_of(st.characters(), st.sampled_from("ab1_’.,-[](#) \n")), max_size=20))
def test_words_in_a_row_are_those_of_the_text_without_the_targets_of_links(text: str) -> None:
    plain = re.sub(r"\]\([^)\n]*\)", "]", text).casefold()
    assert around.Around((text, "a b")).in_a_row.split() == [*around.words(plain), "a", "b"]


def test_each_feature_has_both_weights() -> None:
    names = feature_table.NAMES
    assert len(names) == len(set(names))
    for column in (weights.MATERIAL, weights.MINOR):
        assert set(column) == {"", *names}
        assert all(math.isfinite(weight) for weight in column.values())
    assert set(weights.DECIDED) == {"", score.DATED}
    assert all(0 < rate < 1 for rate in weights.DECIDED.values())


def test_no_weight_points_the_other_way_than_its_feature_may() -> None:
    for name, _, points_to in feature_table.FEATURES:
        weight = weights.MATERIAL[name]
        assert weight * points_to > 0 or weight == 0, name
    assert sum(map(bool, weights.MATERIAL.values())) > len(feature_table.NAMES) / 2


def test_names_in_the_bounds_are_features() -> None:
    assert {*score.EVIDENT, *score.DOUBTFUL} <= {*feature_table.NAMES}


@given(documents, documents)
@pytest.mark.slow
def test_the_score_changes_no_level_rule_or_reason(old: Document, new: Document) -> None:
    changes, background = diff(old, new), Background.of(old, new)
    ruled = [judge_passage.judge(change, background) for change in changes]
    for before, after in zip(ruled, scored(changes, ruled, background), strict=True):
        seen = dataclasses.replace(after, score=before.score, suggestion=None, asks_consent=False)
        assert seen == before
        assert bool(after.suggestion) == before.undecided
        assert after.score is None or 0 < after.score < 1


@given(st.lists(st.floats(0.001, 0.999), min_size=2, max_size=20), st.floats(0.001, 0.999))
def test_the_likelier_material_the_higher_the_suggestion(material: list[float], minor: float) -> None:
    for lower, higher in pairwise(sorted(material)):
        one, other = suggest(lower, minor), suggest(higher, minor)
        assert one.level <= other.level
        assert other.level < Level.MATERIAL or other.probability == higher
        assert one.level is Level.MATERIAL or one.probability <= 1 - lower
        if one.level is other.level < Level.MATERIAL:
            assert one.probability >= other.probability


def test_a_higher_probability_follows_from_each_positive_weight() -> None:
    one = weighed_alone("We utilise cookies.", "We use cookies.")
    for name, weight in weights.MATERIAL.items():
        if name:
            more = dataclasses.replace(one, values={**one.values, name: one.values[name] + 1})
            assert (more.likely(weights.MATERIAL) > one.likely(weights.MATERIAL)) is (weight > 0) or not weight


@pytest.mark.parametrize(
    ("before", "after", "language"),
    [
        ("It is for staff who need it.", "It is for staff, who need it.", "en"),
        ("It is for staff or guests.", "It is for staff and guests.", "en"),
        ("Ann pays and Bob cooks here.", "Bob pays and Ann cooks here.", "en"),
        ("Das gilt für Kunden in Rom.", "Das gilt für Gäste in Rom.", "de"),
        ("We show ads.", "We show\u202e ads.", "en"),
    ],
)
def test_what_is_not_evident_is_never_nearly_sure(before: str, after: str, language: str) -> None:
    found = [one.verdict for one in judged(whole(before), whole(after), language=language)]
    assert found
    for verdict in found:
        assert verdict.suggestion
        assert verdict.suggestion.level is Level.MATERIAL or verdict.suggestion.probability < 0.95


def test_a_link_of_choice_that_leads_elsewhere_is_never_suggested_as_editorial() -> None:
    before = "You can [opt out](https://choices.example.co.uk/out) there."
    (one,) = judged(whole(before), whole(before.replace("example.co.uk", "another.co.uk")))
    assert one.verdict.suggestion
    assert one.verdict.suggestion.level > Level.EDITORIAL


def test_sites_are_told_apart_by_the_public_suffix_list() -> None:
    assert targets.same_site("https://www.example.co.uk/a", "http://help.example.co.uk/b")
    assert not targets.same_site("https://one.co.uk/a", "https://other.co.uk/a")
    assert not targets.same_site("https://one.github.io/a", "https://other.github.io/a")
    assert not targets.same_site("mailto:us@example.com", "https://example.com/form")
    assert not targets.same_site("https://example.com@evil.example/", "https://example.com/")
    assert targets.same_site("#a", "#b")
    assert targets.site("javascript:void(0)") == ""


def test_consent_is_asked_for_by_what_no_law_cleared() -> None:
    before = "We show third-party maps. The E-mail list is long."
    (cleared,) = judged(whole(before), whole(before.replace("E-mail list", "email list of names")))
    assert not cleared.verdict.asks_consent
    (asked,) = judged(whole(before), whole(before.replace("list is long", "list is for brokers")))
    assert asked.verdict.asks_consent


def test_a_version_is_as_probably_material_as_its_two_worst_changes_together() -> None:
    found = judged(whole("We utilise this.\n\nIt is long."), whole("We use this.\n\nIt is long, we sell it."))
    one, other = (one.verdict.likelihood for one in found)
    assert max(one, other) < probability(found) == pytest.approx(1 - (1 - one) * (1 - other))
    assert probability(found * 3) == probability(found)
    assert probability(found[:1]) == pytest.approx(found[0].verdict.likelihood)
    assert probability(()) == 0
    assert probability_of_any([0.5, 0.5, 0.1, 0.01]) == pytest.approx(0.55)


STATEMENTS = [
    "We sell your data.",
    "We record your calls.",
    "We use your messages to train AI models.",
    "We collect the location of your phone.",
    "We listen through the microphone.",
    "We track you across other websites.",
    "We keep everything for as long as we like.",
    "By using the shop you agree to this.",
    "The contract renews by itself.",
    "We ask for a copy of your passport.",
    "Your profile is public.",
    "Prices may go up during the contract.",
    "We encrypt whatever you send.",
    "Our staff is trained to keep secrets.",
    "You give up the right to object.",
    "We delete photos when you ask.",
    "Nobody at the shop sees your password.",
    "Your card is charged each month.",
]


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_no_statement_that_came_or_went_is_suggested_as_lower(gap: str) -> None:
    """A new sentence says something new, however much labelled texts have of such that are about nothing."""
    base = "We run a shop for garden tools.\n\nIt opens at nine."
    lowered = [
        said
        for said in STATEMENTS
        for old, new in ((base, base + gap + said), (base + gap + said, base))
        if max(one.verdict.likelihood for one in judged(whole(old), whole(new))) < score.EVEN
    ]
    assert not lowered


def test_grave_words_among_others_are_not_suggested_as_lower() -> None:
    for come in ("and sell", "and medical", ", by face recognition,"):
        (one,) = judged(whole("We show maps and data here."), whole(f"We show maps {come} data here."))
        assert one.verdict.likelihood >= score.EVEN


def test_what_was_decided_has_the_rate_of_its_reading() -> None:
    (one,) = judged(whole("We keep it for 3 years."), whole("We keep it for 5 years."))
    assert any(edit.outcome is Outcome.DECIDED for edit in one.verdict.edits)
    assert 0.8 < weights.DECIDED[""] < one.verdict.likelihood < 1
    assert one.verdict.suggestion is None
    assert one.verdict.level is Level.MATERIAL


def test_of_two_decided_changes_that_with_weightier_words_weighs_more() -> None:
    said = "We keep it for 3 years."
    period, more = (
        judged(whole(said), whole(after))[0].verdict
        for after in ("We keep it for 5 years.", "We keep it for 5 years, and share health data with brokers.")
    )
    assert weights.DECIDED[""] < period.likelihood < more.likelihood
    assert score.decided_likelihood("", 0.9, 0.5) == pytest.approx(0.95)
    assert score.decided_likelihood(score.DATED, 0.1, 0.5) == 0.1


def test_the_same_change_alone_can_be_weighed() -> None:
    old, new = (Document("T", "en", (Section("s", "other", "S", f"We {word} this."),)) for word in ("utilise", "use"))
    background = Background.of(old, new)
    (change,) = diff(old, new)
    verdict: Verdict = score.suggested(judge_passage.judge(change, background), change, ComparedPassage(background))
    assert verdict.suggestion
    assert Judged(change, verdict).verdict.likelihood == verdict.score


def test_intervals_areas_and_calibration() -> None:
    from benchmarks import measures  # noqa: PLC0415 -- importing the tests needs no benchmark
    from benchmarks.measures import Share  # noqa: PLC0415

    assert [round(edge, 2) for edge in Share(5, 20).interval] == [0.11, 0.47]
    assert Share(0, 0).interval == (0.0, 1.0)
    assert measures.area([(0.9, True), (0.1, False), (0.5, True), (0.5, False)]) == 0.875
    assert measures.brier([(1.0, True), (0.5, False)]) == 0.125
    assert measures.calibration([(0.01, False), (0.99, True), (1.0, True)]) == (
        ("0.00–0.05", 1, 0.01, 0.0),
        ("0.95–1.00", 2, 0.995, 1.0),
    )


@pytest.mark.slow
def test_what_is_promised_of_labelled_texts() -> None:
    from benchmarks import answers, corpus, measures, passages, small_texts  # noqa: PLC0415 -- they need the corpus

    if not corpus.is_here():
        pytest.skip("needs the texts in shared/corpus beside the project, which are not here")
    compared = [corpus.compared(unit) for unit in corpus.units()]
    found = [answers.of_engine(one) for one in compared]
    material = [one for one in found if one.is_material]
    assert [one.unit.name for one in material if not one.is_flagged] == []
    assert sum(one.is_lowered(0.95) for one in material) <= 0.02 * len(material)
    for kind, least, area in (("pairs", 0.75, 0.92), ("edits", 0.6, 0.88)):
        rest = [one for one in found if not one.is_material and one.is_flagged and one.unit.kind == kind]
        assert sum(one.is_lowered(0) for one in rest) >= least * len(rest)
        assert measures.area([(one.score, one.is_material) for one in found if one.unit.kind == kind]) >= area
    single = passages.passages(compared, passages.labels())
    assert single.unknown <= 0.1 * len(single.scored)
    assert measures.area(single.scored) >= 0.88
    for case in corpus.cases():
        assert small_texts.as_expected(case, small_texts.judged(case)), case.name


def test_phrases_of_one_meaning_say_the_same_of_sale_data_and_choice() -> None:
    """A phrase that names one of these weighs, and no other one may stand for it that doesn't."""
    patterns = [SIGNALS[name] for name in ("S1", "S2", "C1")] + [GRAVE]
    phrases = [[" ".join(phrase) for phrase in group] for group in same_meaning.groups()]
    mixed = [group for group in phrases for pattern in patterns if len({*map(bool, map(pattern.search, group))}) > 1]
    assert phrases
    assert mixed == []


def test_phrases_of_one_meaning_are_those_of_english() -> None:
    found = judged(whole("Wir must do it."), whole("Wir have to do it."), language="de")
    assert found
    assert all(one.verdict.likelihood >= score.EVEN for one in found)


def test_words_that_nobody_here_reads_are_ranked_by_what_can_be_known_of_them() -> None:
    """Before: each such change had one half, so that a comma stood among new sentences in the list of what to read."""
    frame = "# Prywatność\n\nDbamy o listy.\n\n## Archiwum\n\n{}\n\n## Podwórze\n\n{}\n"
    old = frame.format("Listy są protokołowanne.", "Podwórze jest otwarte.")
    new = frame.format("Listy są protokołowane.", "Podwórze jest otwarte. Tam czytamy na głos wasze listy.")
    misspelt, added = judged(old, new, language="pl")
    assert {one.verdict.suggestion.level for one in (misspelt, added) if one.verdict.suggestion} == {Level.MATERIAL}
    assert 0.5 <= misspelt.verdict.likelihood < added.verdict.likelihood


@pytest.mark.parametrize(
    ("before", "after", "lower"),
    [
        ("We keep it for two years after it was made.", "We keep it for two years after you leave.", False),
        ("We keep it for two years from its purchase.", "We keep it for two years from the last visit.", False),
        ("We keep it for two years after we got it.", "We keep it for two years after we received it.", True),
        ("After it was made we keep the hat.", "After you leave we keep the hat.", True),
        ("We tell you within two days after we saw it.", "We tell you within two days after we proved it.", False),
        ("We return it within ten days.", "We return it within ten days of checking the list.", False),
        ("We return it within ten days, please.", "We kindly return it within ten days, please.", True),
    ],
)
def test_where_a_clock_begins_to_run_is_not_suggested_as_lower(before: str, after: str, *, lower: bool) -> None:
    """Before: “three years after they were made” → “after you leave the club” was suggested as editorial."""
    (suggestion,) = (one.verdict.suggestion for one in judged(whole(before), whole(after)))
    assert suggestion
    assert (suggestion.level < Level.MATERIAL) is lower
