"""For whom or where a passage holds, by the heading above it: named in reasons, and decided where it changes (§4.2).

A passage under “Germany” holds for people there. Where it stands under “France” now, or that heading is another one,
it holds for others: row 2, what a text covers.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generator.materiality.verdict import JudgedEdit, Outcome, Verdict
from generator.materiality.wording.passages.background import Background
from generator.materiality.wording.readings.audience_titles import audience_above, is_for_others, names_only_audience
from generator.materiality.wording.readings.edit_reading import cut, without_stop
from generator.model.levels import Direction, Level
from generator.text.change import Change, Subject

ROW: Final = "2"


def named_in_reason(verdict: Verdict, change: Change, background: Background) -> Verdict:
    """Return a verdict on a passage whose reason names the people or places for which the heading above it is."""
    titles = [title for title in _titles(change, background) if title]
    if not titles or any(title in verdict.reason for title in titles):
        return verdict
    return replace(verdict, reason=f"{verdict.reason} It stands under “{_said(titles[-1])}”.")


def moved(change: Change, background: Background) -> Iterator[JudgedEdit]:
    """Yield that a passage moved to another section, and holds for other people or places there."""
    if not change.origin or change.was_under or change.under:
        return
    was, now = _titles(change, background)
    if not (was or now) or not is_for_others(was, now):
        return
    if not was or not now:
        was, now = was or _title(change, background, old=True), now or _title(change, background, old=False)
    reason = f"It stood under “{_said(was)}” and stands under “{_said(now)}” now."
    yield JudgedEdit(was, now, Outcome.DECIDED, Level.MATERIAL, ROW, reason, Direction.UNKNOWN)


def retitled(verdict: Verdict, old: str, new: str) -> Verdict:
    """Return the verdict on a heading, decided where both sides are only names of people or places, and of others."""
    if not verdict.undecided or not (names_only_audience(old) and names_only_audience(new)):
        return verdict
    if not is_for_others(old, new):
        return verdict
    reason = f"What stands below is for others: “{_said(old)}” → “{_said(new)}”."
    edits = tuple(
        replace(one, outcome=Outcome.DECIDED, rule=ROW, reason=reason) if one.outcome is Outcome.SUGGESTED else one
        for one in verdict.edits
    )
    return replace(verdict, rule=ROW, reason=reason, undecided=False, edits=edits)


def _titles(change: Change, background: Background) -> tuple[str, str]:
    """Return the headings above a passage in both texts that are only names of people or places; empty for none."""
    if change.subject is not Subject.TEXT or not change.path:
        return "", ""
    number = int(change.path[0]) - 1
    was = background.partner.get(change.origin or change.section, change.origin or change.section)
    before = change.was_number - 1 if change.new_block else number
    old = audience_above(background.old, was, before) if change.old_block else ""
    new = audience_above(background.new, change.section, number) if change.new_block else ""
    return old, new


def _title(change: Change, background: Background, *, old: bool) -> str:
    """Return the title of the section in which a passage stood, or stands."""
    text = background.old if old else background.new
    name = background.partner.get(change.origin, change.origin) if old else change.section
    return next((title for title in text.titles_over(name) if title), text.document.title)


def _said(title: str) -> str:
    return without_stop(cut(title))
