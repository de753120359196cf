"""What a version publishes of its changes is sealed with it, and read back as it was sealed; a forged seal is none."""

import dataclasses
import datetime
import tomllib

import pytest
from hypothesis import given

import generator
from generator.archive.sealed_form import seal
from generator.archive.sealed_reader import unseal
from generator.errors import Finding, Place, PolicyError
from generator.materiality import decisions, sealed_verdicts
from generator.materiality.verdict import Judged
from generator.model.brand import NoticePromise
from generator.model.document import Document, FilledValue, Section
from generator.model.version import Version
from generator.text.markdown import GRAMMAR
from tests.archive.changed_documents import pairs
from tests.archive.verdict_rows import AS_WRITTEN, ROW, resealed
from tests.conftest import ROOT
from tests.strategies import sealed_digest


def version(number: int, document: Document) -> Version:
    usual = {"origin": "drafted", "effective": None, "promise": NoticePromise(), "digest": "", "place": Place("v.md")}
    day = datetime.date(2026, 11, 22)
    return Version(number=number, document=document, recorded=day, previous="none", **usual)  # type: ignore[arg-type]


def as_sealed(one: Judged) -> Judged:
    """Return a change without what is not sealed: a suggestion, and the middle of long words."""

    def short(words: str) -> str:
        return (
            words
            if len(words) <= sealed_verdicts.LONGEST
            else f"{words[: sealed_verdicts.LONGEST]} … ({len(words):,} characters)"
        )

    edits = tuple(dataclasses.replace(each, old=short(each.old), new=short(each.new)) for each in one.verdict.edits)
    change = dataclasses.replace(one.change, was_under=short(one.change.was_under), under=short(one.change.under))
    verdict = dataclasses.replace(one.verdict, suggestion=None, edits=edits)
    return dataclasses.replace(one, change=change, verdict=verdict)


@given(pairs())
def test_a_sealed_version_gives_back_what_it_changed(both: tuple[Document, Document]) -> None:
    old, new = both
    judged = decisions.of_texts("brand/policy", version(1, old), new, NoticePromise())
    sealed_ones = sealed_verdicts.sealed(judged, sealed_verdicts.texts_today(old, new))
    original = dataclasses.replace(version(2, new), program="0.1.0", grammar=GRAMMAR, verdicts=sealed_ones)
    found: list[Finding] = []
    again = unseal(seal("brand/policy", original).decode(), "brand/policy", "v.md", found)
    assert found == []
    assert again == dataclasses.replace(original, digest=sealed_digest("brand/policy", original))
    given_back = sealed_verdicts.restored(again.verdicts, old, again.document, ())
    assert list(sealed_verdicts.incomplete(given_back)) == []
    assert given_back == tuple(map(as_sealed, judged))


DOCUMENT = Document("Terms", "en", (Section("kept", "other", "Kept", "We keep it for 3 years."),))
SEALED = dataclasses.replace(version(2, DOCUMENT), program="0.1.0", verdicts=(ROW,), adds_nothing_to=1)


def placed(*places: FilledValue) -> Version:
    section = dataclasses.replace(DOCUMENT.sections[0], filled=places)
    return dataclasses.replace(SEALED, document=dataclasses.replace(DOCUMENT, sections=(section,)))


def test_filled_places_are_sealed() -> None:
    content = seal("brand/policy", placed(FilledValue("facts.keep", 15, 22))).decode()
    assert "  filled:\n  - 15-22 facts.keep\n" in content
    again = unseal(content, "brand/policy", "v.md", [])
    assert again
    assert again.document.sections[0].filled == (FilledValue("facts.keep", 15, 22),)


FORGED = [
    ("filled words beyond the text", "15-22 facts.keep", "15-99 facts.keep"),
    ("filled words of no length", "15-22 facts.keep", "15-15 facts.keep"),
    ("filled words without a place", "15-22 facts.keep", "facts.keep"),
    ("filled words twice", "15-22 facts.keep", "15-22 facts.keep\n  - 16-20 facts.keep"),
    ("a grammar without its program", "program: 0.1.0\n", ""),
    ("a program without its grammar", "grammar: 1\n", ""),
    ("verdicts of a version without a program", "program: 0.1.0\ngrammar: 1\n", ""),
    ("no verdicts", AS_WRITTEN, ""),
    ("a key that is empty", "adds_nothing_to: 1", "adds_nothing_to:"),
    ("a number written otherwise", "score: 0.25", "score: 0.250"),
    ("a word in quotes", "rule: suggested", "rule: 'suggested'"),
]


@pytest.mark.parametrize(("name", "old", "new"), FORGED, ids=[row[0] for row in FORGED])
def test_what_was_never_written_so_is_not_sealed_whatever_its_digest(name: str, old: str, new: str) -> None:
    content = seal("brand/policy", placed(FilledValue("facts.keep", 15, 22))).decode()
    assert old in content, name
    found: list[Finding] = []
    assert unseal(resealed(content.replace(old, new, 1)), "brand/policy", "v.md", found, proved=True) is None
    assert [one.rule for one in found] == ["sealed-edited"]


def test_verdicts_that_are_none_are_found_when_they_are_asked_for_and_when_all_is_proved() -> None:
    content = resealed(seal("brand/policy", SEALED).decode().replace("direction: ", "direction: back and ", 1))
    found: list[Finding] = []
    read = unseal(content, "brand/policy", "v.md", found)
    assert read
    assert not found
    with pytest.raises(PolicyError) as raised:
        len(read.verdicts)
    line = content.split("\n").index(next(one for one in content.split("\n") if "back and" in one)) + 1
    assert [(one.rule, one.place.line) for one in raised.value.findings] == [("sealed-edited", line)]
    assert unseal(content, "brand/policy", "v.md", found, proved=True) is None
    assert [(one.rule, one.place.line) for one in found] == [("sealed-edited", line)]


def test_what_a_newer_program_sealed_asks_for_that_program() -> None:
    content = seal("brand/policy", SEALED).decode().replace("grammar: 1", "grammar: 7").replace("0.1.0", "9.0.0")
    found: list[Finding] = []
    assert unseal(resealed(content), "brand/policy", "v.md", found) is None
    assert [(one.rule, "9.0.0" in one.message, one.remedy) for one in found] == [
        ("newer-program", True, "update the program")
    ]


def test_the_program_says_its_version() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == generator.__version__
