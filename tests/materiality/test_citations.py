"""An article of a law is no clause of the text; beside it, whatever may name a clause keeps the numbers of headings."""

from itertools import product

import pytest

from generator.materiality.wording.passages.references import without_citations
from tests.materiality.engine import flagged

TEXT = "# Policy\n\n## {0}Scope\n\n{3}\n\n## {1}Storage\n\nWe store hats.\n\n## {2}Contact\n\nWrite to us.\n"
CITED = (
    *("Article 6(1)(b) GDPR", "Art. 6(1)(a) and Art. 9(2)(h) of the UK GDPR", "Art. 6 Abs. 1 S. 1 lit. f DSGVO"),
    *("§§ 2, 3 BDSG", "article 6, paragraphe 1, point f) du RGPD", "artículo 6.1.b) del RGPD", "articolo 6 del GDPR"),
)
OWN = (
    *("section 2", "point 2", "article 2", "Art. 2", "Ziffer 2", "Abschnitt 3", "§ 3", "clause 3", "paragraph (2)"),
    *("sección 2", "sezione 3", "punt 2", "section two", "item (b)"),
)
JOINED = (
    "{cited} and {own}",
    "{own} and {cited}",
    "{cited}, {own}",
    "{own}, {cited}",
    "{own}. {cited}",
    "{own} ({cited})",
)


def _flagged(line: str) -> bool:
    old, new = TEXT.format("1. ", "2. ", "3. ", line), TEXT.format("", "", "", line)
    return flagged(old, new) or flagged(new, old)


@pytest.mark.parametrize("cited", CITED)
def test_a_citation_alone_lets_the_numbers_of_headings_go(cited: str) -> None:
    assert not _flagged(f"We rely on {cited}.")
    assert not _flagged(f"We rely on {cited} and on your choice.")


@pytest.mark.parametrize("joined", JOINED)
def test_beside_a_citation_a_clause_of_the_text_keeps_them(joined: str) -> None:
    lines = (f"We follow {joined.format(cited=cited, own=own)} here." for cited, own in product(CITED, OWN))
    assert [line for line in lines if not _flagged(line)] == []


@pytest.mark.parametrize(
    "line", ["Article 1 " * 20_000, "Art. 1 (a) " * 20_000, "§" * 100_000, "Art. 1" + " a" * 100_000 + " GDPR"]
)
def test_long_lines_are_read_in_time(line: str) -> None:
    assert len(without_citations(f"{line} GDPR")) > 0
