"""What was sealed before the second grammar is read as it was, and compared with what that one reads."""

import datetime
import re
from typing import Final

import pytest

from generator.archive import sealed_form, sealed_reader
from generator.commands import restore
from generator.errors import Finding, Place
from generator.materiality.judge_changes import judge, level
from generator.model.brand import NoticePromise
from generator.model.document import Document, content_digest
from generator.model.levels import Level
from generator.model.version import Version
from generator.text import blocks, html
from generator.text.change import Kind, Subject
from generator.text.diff import diff
from generator.text.markdown import FIRST, GRAMMAR
from tests.both_sides import redline_of
from tests.conftest import ROOT
from tests.text.second_grammar import policy, section


def version_of(document: Document, *, program: str, grammar: int) -> Version:
    return Version(
        number=1,
        document=document,
        recorded=datetime.date(2026, 1, 2),
        origin="drafted",
        effective=datetime.date(2026, 1, 2),
        promise=NoticePromise(),
        previous="none",
        digest="",
        place=Place("v001.md"),
        program=program,
        grammar=grammar,
    )


OLD: Final = "We ~~never~~ sell.[^1]\n\n(a) x^2^\n(b) H~2~O\n\nTerm\n: said\n\n[^1]: Note, in words."


def test_what_the_first_grammar_sealed_is_never_read_by_the_second() -> None:
    version = version_of(policy(section(OLD, grammar=FIRST)), program="0.1.0", grammar=FIRST)
    raw = sealed_form.seal("brand/policy", version)
    found: list[Finding] = []
    again = sealed_reader.unseal(raw.decode(), "brand/policy", "v001.md", found, proved=True)
    assert again, found
    assert sealed_form.seal("brand/policy", again) == raw
    (read,) = again.document.sections
    assert read.grammar == FIRST
    assert [block.words for block in blocks.of(read)] == [
        "We ~~never~~ sell.[^1]",
        "(a) x^2^ (b) H~2~O",
        "Term : said",
        "[^1]: Note, in words.",
    ]
    assert "<s>" not in html.render(read, target=str)


def test_what_the_second_grammar_seals_is_read_by_it() -> None:
    document = policy(section(OLD), section("Plain.", name="t"))
    version = version_of(document, program="0.2.0", grammar=GRAMMAR)
    raw = sealed_form.seal("brand/policy", version)
    found: list[Finding] = []
    again = sealed_reader.unseal(raw.decode(), "brand/policy", "v001.md", found, proved=True)
    assert again, found
    assert again.document == document
    assert [one.grammar for one in again.document.sections] == [GRAMMAR, FIRST]


LISTED: Final = "We use data:\n\n(a) to answer you\n(b) to send parcels.\n\nYou may object."


def test_a_list_that_is_one_now_is_no_change() -> None:
    old, new = policy(section(LISTED, grammar=FIRST)), policy(section(LISTED))
    assert content_digest(old) != content_digest(new)
    (change,) = diff(old, new)
    assert (change.kind, change.subject) == (Kind.LAYOUT, Subject.DOCUMENT)
    assert all(one.same for one in redline_of(old, new).sections)


def test_only_what_was_edited_is_a_change_where_the_rest_is_a_list_now() -> None:
    old, new = policy(section(LISTED, grammar=FIRST)), policy(section(LISTED.replace("may object", "may not object")))
    changes = diff(old, new)
    assert [(one.kind, one.new) for one in changes] == [(Kind.CHANGED, "You may not object.")]
    assert level(judge(changes, old, new, [NoticePromise()])) is Level.MATERIAL


@pytest.mark.parametrize("text", [OLD, "We ~~never~~ sell.", "It is 10^2^.", "Term\n: said", "Kept.[^1]\n\n[^1]: A b."])
def test_the_same_signs_that_are_read_otherwise_are_a_change(text: str) -> None:
    old, new = policy(section(text, grammar=FIRST)), policy(section(text))
    assert level(judge(diff(old, new), old, new, [NoticePromise()])) is Level.MATERIAL
    assert level(judge(diff(new, old), new, old, [NoticePromise()])) is Level.MATERIAL


@pytest.mark.parametrize("text", [OLD, "We ~~never~~ sell.", "It is 10^2^.", "Kept.[^1]"])
def test_the_same_words_with_their_signs_escaped_are_no_change(text: str) -> None:
    old = section(text.partition("\n")[0], grammar=FIRST)
    new = section(re.sub(r"([~^])", r"\\\1", old.text))
    assert [one.words for one in blocks.of(new)] == [one.words for one in blocks.of(old)]
    assert level(judge(diff(policy(old), policy(new)), policy(old), policy(new), [NoticePromise()])) is Level.EDITORIAL


@pytest.mark.parametrize("text", ["We ~~never~~ sell.", "10^2^ and H~2~O.", "Term\n: said", "Kept.[^1]\n\n[^1]: A b."])
def test_an_old_text_put_back_into_the_draft_reads_as_it_did(text: str) -> None:
    old = section(text, grammar=FIRST)
    body = restore.body_of(old, plain=False)
    assert [one.identity for one in blocks.of(section(body))] == [one.identity for one in blocks.of(old)]
    plain = "Plain, *and* (a) all.\n\n(b) Listed."
    assert restore.body_of(section(plain, grammar=FIRST), plain=False).strip() == plain


def test_no_text_of_a_section_is_read_without_its_grammar() -> None:
    found = [
        f"{path.name}: {line.strip()}"
        for path in sorted((ROOT / "generator").rglob("*.py"))
        if "before_sealed_verdicts" not in path.parts and path.name != "restore.py"
        for line in path.read_text().splitlines()
        if "former" not in line and re.search(r"(?:parse|tokens_of)\(\w+(?:\.\w+)*\.text\)", line)
    ]
    assert found == []
