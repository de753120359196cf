"""Notice that a text counts by numbers of days: “day 0: we tell you, day 60: it applies”, “T-60”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.materiality.wording.words import numbers, numbers_abroad
from generator.model.languages import ENGLISH
from generator.suggestions.passages import TextPassage, quoted
from generator.suggestions.promise_words import DAYS_AT_MOST, PromiseWords
from generator.text.edits import Token

_DAY: Final = (
    r"(?:(?P<week{0}>week|woche|semaine|semana|settimana)|(?P<month{0}>month|monat|mois|mes|mese|maand)"
    r"|day|tag|jour|d[ií]a|giorno|dag)"
)
_NUMBERED: Final = re.compile(
    rf"\b{_DAY.format(1)}\s(?:no\.?\s|nr\.?\s)?(?P<number>[+−–-]?\d{{1,3}}|[a-zäöüéèêíóúñ-]{{2,20}})\b"
    rf"|\b(?P<ordinal>\d{{1,3}})(?:st|nd|rd|th|\.|e|er|[eè]me|i[eè]me|\.?[ºª°]|ste|de)\s{_DAY.format(2)}\b"
    r"|\b[TDJG]\s?(?P<from_it>[+−–-]\s?\d{1,3})\b",
    re.IGNORECASE,
)
_OF_MONTH: Final = re.compile(
    r"\s(?:of|in|des|eines|im|du|de|del|di|van) (?:\w+ ){0,2}?(?:months?|years?|quarters?|weeks?|monats?|jahres"
    r"|quartals|woche|mois|année|trimestre|semaine|mes|año|semana|mese|anno|settimana|maand|jaar|kwartaal|week)\b",
    re.IGNORECASE,
)
_ZERO: Final = frozenset({"zero", "null", "zéro", "cero", "nul"})
_NEAR: Final = 4  # lines


@dataclass(frozen=True, slots=True)
class CountedDays:
    """So many days between what sentences count, their words, and the line of the last one."""

    days: int
    words: str
    line: int


def counted_days(read: Sequence[TextPassage], words: PromiseWords, language: str) -> Iterator[CountedDays]:
    """Yield the days between telling of a change and it, of sentences near each other that count days.

    All are about changes of the text. A day alone, of what becomes of the change, is counted from the day after.
    """
    group: list[TextPassage] = []
    for one in read:
        if group and one.line - group[-1].line > _NEAR and one.block != group[-1].block:
            yield from _counted(group, words, language)
            group = []
        group.append(one)
    yield from _counted(group, words, language)


def _counted(group: Sequence[TextPassage], words: PromiseWords, language: str) -> Iterator[CountedDays]:
    ours = (one for one in group if not words.reader_acts.search(one.words))
    counting = {one: numbered for one in ours if (numbered := tuple(_days(one.words, language)))}
    said = " ".join(one.words for one in (counting if len(counting) > 1 else group))
    changes = words.of_changes.search(said) or words.so.search(said)
    if not counting or not changes or words.to_us.search(said):
        return
    every = [day for several in counting.values() for day in several]
    last = [*counting][-1]
    if len(every) > 1 or min(every) < 0:
        days = max(0, *every) - min(every)
    else:
        itself = words.of_changes.search(last.words) or words.so.search(last.words)
        days = every[0] - 1 if itself else 0
    if days > 0 and words.tells.search(said):
        yield CountedDays(days, " ".join(quoted(one) for one in counting), last.line)


def _days(said: str, language: str) -> Iterator[int]:
    """Yield the days that a sentence counts, by their numbers; a day of a month is none."""
    for match in _NUMBERED.finditer(said):
        written = (match["number"] or match["ordinal"] or match["from_it"]).replace(" ", "").casefold()
        signed = written.replace("−", "-").replace("–", "-")
        value = int(signed) if re.fullmatch(r"[+-]?\d+", signed) else _spelt(written, language)
        if value is not None and not _OF_MONTH.match(said, match.end()):
            unit = next((unit for unit in ("week", "month") if match[f"{unit}1"] or match[f"{unit}2"]), "day")
            yield value * DAYS_AT_MOST[unit]


def _spelt(written: str, language: str) -> int | None:
    if written in _ZERO:
        return 0
    if language == ENGLISH:
        return numbers.value([Token(written)])
    value = numbers_abroad.value(written, language)
    return None if value == 1 else value  # “un”, “een” and “ein” are articles, too
