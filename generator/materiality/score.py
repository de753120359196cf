"""How probable it is that a change is material, and what people may accept of it: calibrated, from features (§4.2).

The score ranks and suggests; it never clears. Of a change that no rule decided, the features of one visible table are
weighed (`weights`), which a script fits on labelled texts. Of one that a reading decided, the score says how often such
readings were right there, or that its words matter all the same.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.materiality import weights
from generator.materiality.features import feature_table, known_words, small_edits
from generator.materiality.features.change_view import ChangedWords, ComparedPassage
from generator.materiality.features.named_things import names_what_matters
from generator.materiality.features.place_features import chooses_elsewhere, moved, notice, repeats
from generator.materiality.features.retitled import covers_otherwise
from generator.materiality.features.word_features import (
    begins_otherwise,
    begins_with_new_company,
    holds_sentence,
    joins_to_word,
    names_supplement,
    statement,
)
from generator.materiality.verdict import Outcome, Suggestion, Verdict
from generator.materiality.wording.laws.date_lines import is_counted_from
from generator.materiality.wording.order import stands_behind_others
from generator.materiality.wording.passages.background import Background
from generator.materiality.wording.passages.heading_items import is_of_heading_items
from generator.materiality.wording.passages.signs import acts_unseen
from generator.materiality.wording.words.vocabulary import asks_consent
from generator.model.languages import code_of
from generator.model.levels import Level
from generator.text.change import Change, Kind, Subject

DATED: Final = "a date of the text itself"
DATE_ROW: Final = "23"
EVEN: Final = 0.5
LITTLE: Final = 0.1  # so much what is known of words that are in no list adds to that
NOT_EVIDENT: Final = 0.06  # so that no suggestion of a lower level reaches 0.95, from which many are accepted at once
EVIDENT: Final = (
    "same meaning, nearly",
    "misspelt word",
    "words run together or apart",
    "address or office",
    "link within a site",
    "became a link",
    "no new word",
)
"""Features of which one must hold where a suggestion of a lower level is to be called nearly sure."""
DOUBTFUL: Final = (
    "comma",
    "and, or, if, unless",
    "sale, sensitive, choice, contract",
    "duty, denial, reach",
    "safeguards and their reverse",
    "words went and none came",
)
"""Features of which none may hold there."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A change that no rule decided, with the value of each of its features."""

    changed: ChangedWords
    values: Mapping[str, float]

    def likely(self, table_of: weights.Weights) -> float:
        """Return the probability that weights give: 1 / (1 + e^-odds); a feature counts from when it was fitted."""
        odds = table_of[""] + sum(table_of.get(name, 0.0) * value for name, value in self.values.items() if value)
        return 1 / (1 + math.exp(-odds))


def scored(changes: Sequence[Change], verdicts: Sequence[Verdict], background: Background) -> tuple[Verdict, ...]:
    """Return all verdicts of a comparison, each with its score; an undecided one with its suggestion."""
    comparison = ComparedPassage(background, tuple(zip(changes, verdicts, strict=True)))
    return tuple(
        suggested(verdict, change, comparison)
        if verdict.undecided
        else _with_rate(ChangedWords(change, verdict, comparison))
        for change, verdict in comparison.found
    )


def suggested(verdict: Verdict, change: Change, comparison: ComparedPassage) -> Verdict:
    """Return an undecided verdict with its score, its suggestion, and whether somebody has to say if consent is due."""
    one = ChangedWords(change, verdict, comparison)
    found = weighed(one)
    likely = found.likely(weights.MATERIAL)
    score = _bounded(likely, found)
    if _is_unread(one):
        score = max(score, EVEN + LITTLE * likely)
    suggestion = suggest(score, found.likely(weights.MINOR), elsewhere=chooses_elsewhere(one))
    return replace(verdict, score=score, suggestion=suggestion, asks_consent=_asks_consent(one))


def _bounded(likely: float, found: Weighed) -> float:
    """Return a probability or, where that is higher, the highest bound; no bound is above even, so all ends there."""
    score = likely
    for _, bound in BOUNDS:
        if score >= EVEN:
            break
        score = max(score, bound(found))
    return score


def weighed(one: ChangedWords) -> Weighed:
    """Return a change with its features by name."""
    return Weighed(one, dict(zip(feature_table.NAMES, feature_table.values(one), strict=True)))


def _with_rate(one: ChangedWords) -> Verdict:
    group = reading_group(one)
    if group is None:
        return one.verdict
    asks = _asks_consent(one)
    score = decided_likelihood(group, weights.DECIDED[group], weighed(one).likely(weights.MATERIAL))
    return replace(one.verdict, score=score, asks_consent=asks)


def decided_likelihood(group: str, rate: float, likely: float) -> float:
    """Return how probable it is that a decided change is material: the reading is right, or its words matter anyway.

    So of two changes that readings decided, that of which its features say more weighs more. A date of the text itself
    is about words that matter to nobody.
    """
    return rate if group == DATED else 1 - (1 - rate) * (1 - likely)


def reading_group(one: ChangedWords) -> str | None:
    """Return the group of readings that decided a change, `DATED` or any; None where none did."""
    rules = {edit.rule for edit in one.open_edits if edit.outcome is Outcome.DECIDED}
    if not rules:
        return None
    return DATED if rules == {DATE_ROW} and notice(one) else ""


def suggest(material: float, minor: float, *, elsewhere: bool = False) -> Suggestion:
    """Return the likeliest level of an undecided change.

    `minor` is how probable that level is where the change isn't material. A link of choice that leads `elsewhere` is
    never suggested as editorial.
    """
    if material >= EVEN:
        return Suggestion(Level.MATERIAL, material)
    if elsewhere or minor >= EVEN:
        return Suggestion(Level.MINOR, 1 - material)
    return Suggestion(Level.EDITORIAL, (1 - material) * (1 - minor))


def _asks_consent(one: ChangedWords) -> bool:
    if any(edit.asks_consent for edit in one.open_edits):
        return True
    words = " ".join(f"{edit.old} {edit.new}" for edit in one.open_edits if edit.asks_consent is None)
    if not words and one.open_edits:
        return False
    words = words or one.passage
    background = one.comparison.background
    languages = {text.document.language for text in (background.old, background.new)}
    return any(asks_consent(words, language) for language in languages)


def _not_evident(one: Weighed) -> float:
    """Other edits than those whose harmlessness can be seen in themselves are never nearly sure to be harmless."""
    changed, values = one.changed, one.values
    in_place = not (changed.is_lone or changed.change.kind is Kind.MOVED or changed.change.origin)
    reordered = in_place and values["no new word"] and not values["same meaning, nearly"]
    read = not (changed.language.abroad and changed.edited.strip())  # no list of another language is that sure
    evident = read and any(values[name] for name in EVIDENT) and not any(values[name] for name in DOUBTFUL)
    # under another heading, what is said again is about something else
    said_again = changed.is_lone and holds_sentence(changed, changed.edits)
    return 0.0 if evident and not (reordered or said_again or joins_to_word(changed)) else NOT_EVIDENT


def _is_unread(one: ChangedWords) -> bool:
    """Return True if words changed of which nobody knows that they harm nobody: those in no list, but in English.

    Such a change is suggested as material; place, names, signs and links still say which is more probably so. In five
    other languages so are words that weigh, since no texts in them were read when the weights were fitted.
    """
    if one.language.abroad:
        return not known_words.harm_nobody(one)
    return not one.language.is_read and bool(one.removed or one.added)


def _unseen(one: Weighed) -> float:
    """Signs that act unseen came or went."""
    return EVEN if acts_unseen(one.changed.edited) else 0.0


def _grave(one: Weighed) -> float:
    """Words of sale, of sensitive data or of rights given up came, or went."""
    went, came = (
        Counter(one.changed.language.grave.findall(" ".join(side).casefold()))
        for side in (one.changed.removed, one.changed.added)
    )
    return EVEN if went != came else 0.0


def _statement(one: Weighed) -> float:
    """A sentence about the company or the reader came or went that neither points elsewhere nor is about the text."""
    values = one.values
    aside = values["about the text itself"] or values["leads the reader elsewhere"] or one.changed.is_aside
    return EVEN if statement(one.changed) and not aside else 0.0


def _company(one: Weighed) -> float:
    """A company came, or went, that the other text doesn't name: another one is responsible, too."""
    return EVEN if begins_with_new_company(one.changed) else 0.0


def _supplement(one: Weighed) -> float:
    """Another text for people of some place came, or went, that was not or is no longer named: extra terms apply."""
    return EVEN if names_supplement(one.changed) else 0.0


def _said_again(one: Weighed) -> float:
    """A sentence that stands elsewhere, too, came or went: about something else, as for another purpose or place."""
    return EVEN if repeats(one.changed) else 0.0


def _nothing_to_weigh(one: Weighed) -> float:
    """A change without edits that is about more than the place of words: the language, the kind of document."""
    changed = one.changed
    is_about_place = changed.change.subject is Subject.SECTION or moved(changed)
    return 0.0 if changed.verdict.edits or is_about_place else EVEN


def _another_beginning(one: Weighed) -> float:
    """The clock of a period begins to run at something that is called otherwise."""
    return EVEN if begins_otherwise(one.changed) and not one.values["same meaning, nearly"] else 0.0


def _another_person(one: Weighed) -> float:
    """In German, “Sie” became “sie”: the reader became others, or the reverse."""
    exchanged = (
        pair
        for edit in one.changed.open_edits
        for pair in zip(edit.old.split(), edit.new.split(), strict=False)
        if pair[0] != pair[1] and pair[0].casefold() == pair[1].casefold()
    )
    is_german = code_of(one.changed.comparison.background.language) == "de"
    return EVEN if is_german and any(_YOU_OR_THEY.fullmatch(old) for old, _ in exchanged) else 0.0


def _retitled(one: Weighed) -> float:
    """A heading covers other people, places or things now, or a section stands behind such a heading."""
    change, background = one.changed.change, one.changed.comparison.background
    return EVEN if covers_otherwise(one.changed) or stands_behind_others(change, background) else 0.0


def _named(one: Weighed) -> float:
    """Data came to a list, or left it; recipients, a ground of transfers, an agreement, a purpose, a choice."""
    return EVEN if names_what_matters(one.changed) else 0.0


def _counted_from(one: Weighed) -> float:
    """A day changed from which a line beside it counts: “members who joined earlier”."""
    return EVEN if is_counted_from(one.changed.change, one.changed.comparison.background) else 0.0


def _heads_others(one: Weighed) -> float:
    """An item that heads those behind it moved, or one of such a list, or it no longer looks like a heading."""
    return EVEN if is_of_heading_items(one.changed.change, one.changed.comparison.background) else 0.0


def _turned(one: Weighed) -> float:
    """A few words or signs turn a sentence: who acts, “and” for “or”, an open list, a denial, a stop between digits."""
    changed = one.changed
    denied = small_edits.denies_less_or_more(changed) and not one.values["leads the reader elsewhere"]
    return EVEN if denied or any(turns(changed) for turns in _TURNS) else 0.0


_TURNS: Final = (
    small_edits.joins_otherwise,
    small_edits.another_acts,
    small_edits.opens_list,
    small_edits.parts_thousands_otherwise,
)
_YOU_OR_THEY: Final = re.compile(r"sie|ihnen|ihr(?:e[mnrs]?)?", re.IGNORECASE)


BOUNDS: Final[tuple[tuple[str, Callable[[Weighed], float]], ...]] = (
    ("not evident", _not_evident),
    ("unseen signs", _unseen),
    ("grave words", _grave),
    ("statement", _statement),
    ("company", _company),
    ("supplement", _supplement),
    ("said again", _said_again),
    ("nothing to weigh", _nothing_to_weigh),
    ("another beginning", _another_beginning),
    ("another person", _another_person),
    ("a sentence turned", _turned),
    ("items that head others", _heads_others),
    ("a day counted from", _counted_from),
    ("another title", _retitled),
    ("named things", _named),
)
"""Name and function of each bound: the score is no lower, whatever the weights say. No bound is above even."""
