"""Which sentence of the table gave a verdict its reason: what is sealed is the reason alone, in English.

A reason that no sentence of the present table gives, since an earlier program wrote it, has none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from generator.materiality.facts.company_sentences import as_signed
from generator.materiality.facts.fact_rules import ROWS
from generator.materiality.facts.fact_words import as_earlier_programs
from generator.materiality.facts.general import (
    ANY_FACT,
    FORMER_ANY_FACT,
    MEMBER_NO_LONGER_STATED,
    MEMBER_STATED,
    NO_LONGER_STATED,
    NOW_STATED,
)
from generator.materiality.facts.row import CodeRow, Row
from generator.materiality.facts.scales import at
from generator.materiality.facts.sentences import NOW, fill_in
from generator.materiality.facts.words_against_readers import as_weighed
from generator.materiality.verdict import Context, Verdict
from generator.text.change import Change

_ANY: Final = (*ANY_FACT, *FORMER_ANY_FACT)
_WHEN_TEXT_STAYS: Final = (NO_LONGER_STATED, MEMBER_NO_LONGER_STATED, NOW_STATED, MEMBER_STATED, *_ANY)
_NOW: Final = "{now}"


def sentence_of(change: Change, verdict: Verdict, context: Context) -> str:
    """Return the sentence of the table, with its braces, that gives the verdict on a fact its reason; or empty."""
    reason = as_earlier_programs(verdict.reason)
    for paths, sentence in _sentences().get(verdict.rule, ()):
        if (not paths or at(change, paths)) and reason in _ways_to_say(sentence, change, context):
            return sentence
    return ""


def _ways_to_say(sentence: str, change: Change, context: Context) -> set[str]:
    """Return a sentence filled in as this program says it, and as earlier ones, which named some items otherwise."""
    both = context, replace(context, earlier_words=True)
    return {as_earlier_programs(fill_in(sentence, change, one)) for one in both}


def every_sentence() -> tuple[str, ...]:
    """Return every sentence that the table can say of a fact, each once."""
    return tuple(dict.fromkeys(sentence for row in _sentences().values() for _, sentence in row))


@cache
def _sentences() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return by the number of a row the paths that its sentences are about, empty for any, and these."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in ROWS:
        own = found.setdefault(row.number, [])
        own += [(row.paths if isinstance(row, Row) else "", sentence) for sentence in _of(row)]
    return {number: (*own, *(("", sentence) for sentence in _WHEN_TEXT_STAYS)) for number, own in found.items()}


def _of(row: Row | CodeRow) -> Iterator[str]:
    if isinstance(row, CodeRow):
        yield from row.sentences
        return
    usual = (row.worse, row.better, row.otherwise, row.always, row.unstated, row.same)
    for sentence in filter(None, usual):
        both = [sentence.replace(_NOW, now) for now in NOW] if _NOW in sentence else [sentence]
        yield from dict.fromkeys(one for said in both for one in (*as_signed(row.number, said), as_weighed(said)))
