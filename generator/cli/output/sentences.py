"""The sentences of the catalogue in a language, as a file of a brand's own words to fill in."""

import json
from collections.abc import Iterator

from generator.model.catalogue import CATALOGUE, NOTICE, PAGE, usual
from generator.model.languages import TRANSLATED


def words_file(language: str, form: str) -> str:
    """Return each sentence in a language, in English where the program has no other words: a comment until replaced."""
    if form == "json":
        return json.dumps({key: usual(key, language) for key in CATALOGUE}, indent=2, ensure_ascii=False) + "\n"
    return "\n".join(_lines(language)) + "\n"


def _lines(language: str) -> Iterator[str]:
    yield f"# words.{language}.yml, beside brand.yml. Remove the # before a line whose words you write."
    if language not in TRANSLATED and language != "en":
        yield f"# The program has no words in this language ({language}): these are English."
    yield "words:"
    for where, what in ((NOTICE, "notices"), (PAGE, "other pages")):
        yield f"  # Sentences of {what}"
        for key, sentence in CATALOGUE.items():
            if sentence.where == where:
                yield f"  # {key}: {json.dumps(usual(key, language), ensure_ascii=False)}"
