"""A search reads words by the rules of the languages of a brand's policies; all that is English stays as it was."""

import json
from importlib import resources
from pathlib import Path

import pytest

from generator.publish.settings import BrandSite, ThemeSettings, write_brand
from generator.publish.site_search import (
    RULES,
    SCRIPTS,
    SEGMENTS,
    SEPARATOR,
    plugins_of,
    plugins_with_search,
    search_languages,
    unused_scripts,
)

OURS = ("search",)


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        ((), ("en",)),
        (("en-US", "en"), ("en",)),
        (("de-AT",), ("de",)),
        (("nb",), ("no",)),
        (("fr", "de"), ("de", "en", "fr")),  # their rules alone don't take “21” for a word
        (("pl",), ("en",)),
        (("de", "pl"), ("de", "en")),
    ],
)
def test_the_languages_of_the_policies_have_their_rules(languages: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert search_languages(OURS, languages) == expected


def test_where_all_is_english_nothing_is_said_of_the_search(tmp_path: Path) -> None:
    theme = ThemeSettings(tmp_path / "mkdocs.yml", (), None, plugins=OURS)
    written = [
        json.loads(write_brand(theme, tmp_path / "build/docs", brand, {}, styled=False).read_text())
        for brand in (BrandSite("a", "A", (), ("en-GB",)), BrandSite("b", "B", (), ("it",)))
    ]
    assert "plugins" not in written[0]
    assert written[0]["exclude_docs"].endswith(f"\n{SCRIPTS}/\n")
    assert written[1]["plugins"] == [{"search": {"lang": ["it"], "separator": SEPARATOR}}]
    assert f"!{SCRIPTS}/min/lunr.it.min.js" in written[1]["exclude_docs"].splitlines()


def test_what_a_project_chose_for_its_search_stays() -> None:
    plugins = plugins_of({"plugins": {"tags": {}, "material/search": {"lang": ["en", "ja"], "pipeline": ["stemmer"]}}})
    assert plugins == ("tags", {"material/search": {"lang": ["en", "ja"], "pipeline": ["stemmer"]}})
    assert search_languages(plugins, ("de",)) == ("en", "ja")
    made = plugins_with_search(plugins, ("de",))
    options = {"lang": ["en", "ja"], "separator": SEPARATOR, "pipeline": ["stemmer"]}
    assert made == ["tags", {"material/search": options}]
    assert search_languages(("tags", {"search": {"lang": "de"}}), ()) == ("de",)
    assert plugins_with_search(("tags",), ("de",)) is None
    assert plugins_of({}) == ()


def test_all_scripts_that_a_search_asks_for_come_with_the_theme() -> None:
    folder = resources.files("material").joinpath("templates").joinpath(SCRIPTS)
    for code in RULES:
        kept = [line[1:] for line in unused_scripts(("en", code)).splitlines() if line.startswith("!")]
        names = {line.rpartition("/")[2] for line in kept}
        assert len(names) == (4 if code in SEGMENTS else 3)
        for name in names:
            assert folder.joinpath(name).is_file() or folder.joinpath("min", name).is_file(), name
