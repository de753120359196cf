"""Ages in prose that contradict the minimum age or the age below which parents must agree."""

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.conflicts.english import NOT, SPELT, UNIT, count, pattern, words
from generator.checks.conflicts.passages import Clash, Passage

_AGE: Final = (
    rf"(?P<age>\d{{1,2}}|{SPELT})(?![\w%]|[.,]\d|[\s‑-](?:{UNIT}|minute|euro|dollar|percent)s?\b(?<!year)(?<!years))"
)
_OLDER: Final = pattern(
    rf"(?<![\w.,/–—‑-]){_AGE}(?:[\s‑-]years?)?(?:[\s‑-]old| of age)?\s?(?:(?:and|or) (?:older|over|above|up)\b|\+)"
)
_LEAST: Final = pattern(
    r"\b(?:(?:be|are|is) at least|minimum age (?:is|of)|minimum age:|(?:be|are|is) over(?: the age of)?"
    rf"|reached the age of) {_AGE}(?=\s?(?:\+|years?\b|to\b|and\b|or\b|when\b|in order|[.,;)]|$))"
)
_YOUNGER: Final = pattern(rf"\b(?:under|below|younger than)(?: the)?(?: age)?(?: of)? {_AGE}")
_BETWEEN: Final = pattern(
    r"\b(?:users|learners|students|members|customers|people|teens|teenagers) (?:aged )?(?:between |from )?"
    rf"{_AGE}(?:\s?[-–—]\s?| and | to )\S+"
)
_MAY_USE: Final = words(
    r"designed|intended|meant|directed|must be|need to be|have to be|only (?:for|to)|open to|available|minimum age"
    r"|for (?:users|people|persons|learners|students|individuals|anyone)|eligib\w+|to use|create an account|sign up"
    r"|register|join"
)
_PEOPLE: Final = words(
    r"you|users?|people|persons?|learners?|students?|members?|customers?|anyone|everyone|individuals|minimum age|aged?"
)
_MAY_NOT: Final = pattern(
    r"(?:n['’]t|\bnot|\bnever|\bnobody|\bno one)\b.{0,80}\b(?:collect|direct|intend|design|meant|allow|permit|use\b"
    r"|offer|market|solicit|accept|register|sign|create|for (?:child|people|person|any))",
    r"\b(?:learn|discover|aware|find out)\b.{0,120}\bcollect",
)
_PARENT: Final = pattern(r"\b(?:parent|guardian)\w*")
_AGREES: Final = pattern(
    r"\b(?:requires?|required|needs?|must|only with|without|obtain|ask for|get)\b.{0,80}"
    r"\b(?:consent|permission|approval)",
    r"\b(?:consent|permission|approval)\b.{0,60}\b(?:requires?|required|needs?|needed|necessary)\b",
)
_SOME_THINGS: Final = pattern(
    r"\b(?:purchas|buy|pay|order|certain|some|specific|features?\b|course\b|class\b|workshop|newsletter|contest"
    r"|competition|adult|alcohol|teach|instructor|survey|marketing|advertis|profil|comment|forum)\w*"
)


def said_ages(passage: Passage) -> Iterator[Clash]:
    """Ages that contradict the minimum age or the age below which parents must agree."""
    text = passage.words
    stated = {
        key: value for key in ("min_age", "parental_consent_below") if isinstance(value := passage.fact(key), int)
    }
    ages = {str(value) for value in stated.values()}
    if any(str(value) in ages for character, value in passage.section.values.items() if character in text):
        return
    said: list[tuple[str, re.Match[str]]] = []
    parents, some_things = bool(_PARENT.search(text)), bool(_SOME_THINGS.search(text))
    for match in _YOUNGER.finditer(text):
        if parents and _AGREES.search(text) and not NOT.search(text.replace("without", "")):
            said.append(("parental_consent_below", match))
        elif not parents and not some_things and _MAY_NOT.search(text):
            said.append(("min_age", match))
    if not parents and not some_things and _MAY_USE.search(text) and _PEOPLE.search(text):
        said.extend(("min_age", match) for either in (_OLDER, _LEAST) for match in either.finditer(text))
    lowest = stated.get("min_age", 0)
    said.extend(("min_age", match) for match in _BETWEEN.finditer(text) if count(match["age"]) < lowest)
    if any(count(match["age"]) in stated.values() for _, match in said):
        return
    for key, match in said:
        if key in stated:
            yield passage.clash(match.start("age"), match["age"], key, stated[key])
