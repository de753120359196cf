"""The catalogue of what the program says: each sentence has words and a place, and a brand can replace them."""

import json
import re
from pathlib import Path

import pytest

from generator import program_files
from generator.model import catalogue
from generator.model.catalogue import CATALOGUE, SHOWN, USUAL, Words
from generator.model.catalogue import NOTICE as IN_NOTICE
from generator.model.catalogue import PAGE as ON_PAGE
from generator.model.levels import Direction, Level
from generator.notice import change_sentences
from generator.publish import settings
from generator.publish.own_theme import theme_settings
from generator.publish.page_templates import BODIES
from generator.publish.settings import BrandSite
from generator.site.feeds import calendar, events
from generator.source.words_file import LONGEST
from tests.conftest import ROOT, Policy
from tests.site.company import NOTICE, html, own, pages, published, said
from tests.small import NAME
from tests.steps import checked, notified, sealed_and_announced


def test_each_sentence_has_words_and_a_place() -> None:
    for key, sentence in CATALOGUE.items():
        assert sentence.words.strip(), key
        assert re.fullmatch("[a-z]+(-[a-z]+)*", key)
        assert sentence.where in {IN_NOTICE, ON_PAGE}
    assert all(CATALOGUE[key].must for key in CATALOGUE if CATALOGUE[key].needs & {"date", "when", "link", "count"})
    assert all(sentence.must for key, sentence in CATALOGUE.items() if key.startswith("level-"))


BUILT = (
    *("level-", "label-", "because-", "right-", "text-", "section-", "imprint-", "standing-", "given-", "state-"),
    *("count-", "channel-", "list-", "note-", "glance-", "feed-", "file-", "end-"),
    *("changes-editorial", "changes-minor", "changes-material", "changes-consent", "ruled-"),
)
"""Keys whose rest is the name of a value."""


@pytest.mark.slow
def test_every_key_that_the_program_says_is_in_the_catalogue_and_each_is_said() -> None:
    own = Path(catalogue.__file__).parent
    found = [path for path in own.parent.rglob("*.py") if own not in path.parents]
    found += [path for name in BODIES for path in (ROOT / "site_overrides" / name).glob("*.html")]
    code = "\n".join(path.read_text() for path in found)
    named = set(re.findall(r"""(?:say|html|part)\(\s*["']([a-z-]+)["']""", code))
    named |= set(re.findall(r"""(?:say_as|titled)\([\w.]+,\s*["']([a-z-]+)["']""", code))
    assert {key for key in named if key not in CATALOGUE and "-" in key} == set()
    fixed = {key for key in CATALOGUE if not key.startswith(BUILT)}
    assert {key for key in fixed if f'"{key}"' not in code.replace("'", '"')} == set()
    for level in Level:
        assert change_sentences.level_of(level, USUAL)
        assert change_sentences.label_of(level, USUAL)
    assert change_sentences.favour_of(Direction.NEUTRAL, USUAL) == ""


def test_the_editors_page_lists_what_can_be_replaced() -> None:
    text = (Path(catalogue.__file__).parents[2] / "docs/words.md").read_text()
    for key, sentence in CATALOGUE.items():
        assert f"| `{key}` | {sentence.words} | {'yes' if sentence.must else ''} |".replace("  |", " |") in text, key
    for key, what in SHOWN.items():
        assert f"| `{key}` | {what} |" in text


def test_a_brand_s_words_stand_in_notice_banner_page_and_letter(tiny: Path, policy: Policy) -> None:
    own(
        tiny,
        "words:\n  applies: Our new text holds from {when}.\n  banner-changes: On {date} we change {title}.\n"
        "  level-material: Please read this.\n  glance: Briefly\n  until-then: ''\n  what-you-can-do: Your choices\n",
    )
    sealed_and_announced(policy, NAME)
    text = (tiny / NOTICE).read_text()
    assert "Our new text holds from January 4, 2027 (00:00, America/New_York)." in " ".join(text.split())
    assert "Please read this." in text
    assert "Until then" not in text
    found = pages()
    assert "On January 4, 2027 we change Terms" in said(found[f"{NAME}/"]).replace(" .", ".")
    assert "Our new text holds from" in said(found[f"{NAME}/notice/"])
    assert "Please read this." in said(found[f"{NAME}/notice/"])
    assert ">Briefly<" in found[f"{NAME}/"]
    assert checked().status == 0


OWN: dict[str, str] = {
    "glance-kept": "For how long",
    "glance-kept-by-law": "as laws demand",
    "list-and": "{names} & {last}",
    "changes-several": "In all {count}: {levels}.",
    "changes-one": "In all one: {levels}.",
    "changes-material": "{count} that matter",
    "changes-for": "{count} times {whom}",
    "channel-site": "up here",
    "channel-email": "by letter of the net",
    "count-days": "{count} nights",
    "count-recipients": "{count} readers",
    "state-announced": "known",
    "heard-inserted": "({words}, which is new)",
    "heard-removed": "({words}, which goes)",
    "step-last": "{step} and no more",
    "version-in-force": "Since {date} in force, for good at {link}.",
    "banner-name": "News",
    "link-here": "To this place",
    "file-calendar": "Days to note",
    "feed-changes": "{title}: another text on {date}",
    "calendar-changes": "{brand}, {title}: another text",
    "calendar-notice": "{brand}, {title}: the last day",
}


def test_a_brand_s_words_stand_at_a_glance_in_numbers_redlines_feeds_and_calendars(tiny: Path, policy: Policy) -> None:
    own(tiny, "words:\n" + "".join(f"  {key}: {json.dumps(words)}\n" for key, words in OWN.items()))
    assert "words.yml" not in checked().out
    sealed_and_announced(policy, NAME)
    notified(Path("policy_source"), NAME)
    found = pages()
    shown = {address: said(body) for address, body in found.items()}
    changes, text = f"{NAME}/versions/2/changes/", shown[f"{NAME}/"]
    assert "For how long" in text
    assert re.search(r"In all (one|[0-9]+): 1 that matter", shown[changes])
    assert "1 times less in your favour" in shown[changes]
    assert re.search(r"by letter of the net on [^)]*\) \(10 of 10 readers reached\)", shown[changes])
    assert "up here on December" in shown[changes]
    assert re.search(r"[0-9]+ nights before it takes effect", shown[f"{NAME}/versions/"])
    assert "known" in shown[f"{NAME}/versions/"]
    assert re.search(r"<ins><i>\(</i>9<i>, which is new\)</i></ins>", found[changes])
    assert re.search(r"<a [^>]*><i></i>[0-9]/[0-9]<i> and no more</i></a>", found[changes])
    assert re.search(r"Since \w+ \d+, \d{4} in force, for good at Terms ?\.", shown[f"{NAME}/versions/1/"])
    assert 'aria-label="News"' in found[f"{NAME}/"]
    assert "which is new)" in html(tiny, policy)
    (item,) = published()
    assert "Terms: another text on January 4, 2027" in [one.title for one in events.events(item)]
    titles = [one.title for one in calendar.entries(item)]
    assert {"Tiny, Terms: another text", "Tiny, Terms: the last day"} <= set(titles)
    assert checked().status == 0


def test_what_scripts_say_stands_on_the_pages_that_need_it(tiny: Path, policy: Policy) -> None:
    own(tiny, "words:\n  when-answer: 'On {date}: {link}'\n  step-this: Here & now\n  compare-reading: Reading\n")
    sealed_and_announced(policy, NAME)
    found = pages()
    assert 'data-when-answer="On {date}: {link}"' in found[f"{NAME}/versions/"]
    for address in (f"{NAME}/versions/2/changes/", f"{NAME}/notice/", f"{NAME}/compare/"):
        assert 'data-step-this="Here &amp; now"' in found[address], address
    assert 'data-compare-reading="Reading"' in found[f"{NAME}/compare/"]
    assert "data-said" not in found[f"{NAME}/"]


def test_scripts_say_nothing_but_the_words_of_the_page() -> None:
    assets, parts = ROOT / "site_overrides/assets", ROOT / "site_overrides/parts/script-words.html"
    code = "".join((assets / name).read_text() for name in ("policy.js", "compare.js"))
    code = re.sub(r"/\*.*?\*/", "", code, flags=re.DOTALL)
    asked = {name for name in re.findall(r'"([a-z]+[A-Z]\w+)"', code) if name != "DOMContentLoaded"}
    keys = {re.sub("[A-Z]", lambda found: f"-{found[0].lower()}", name) for name in asked}
    handed = set(re.findall(r'"([a-z-]+)"', parts.read_text()))
    assert keys <= handed <= set(CATALOGUE)
    assert handed - keys <= {"keys", "before", "after"}
    for sentence in program_files.words("en")["scripts"].values():
        longest = max(re.split(r"\{[a-z]+\}", sentence), key=len).strip()
        assert len(longest) < 4 or longest not in code, longest


def test_the_page_for_missing_addresses_says_a_brand_s_words(tmp_path: Path) -> None:
    brand = BrandSite("tiny", "Tiny & Co", (), words=Words({"not-found-start": "Back to {name}"}))
    look = theme_settings(ROOT, tmp_path / "build/docs")
    written = settings.write_brand(look, tmp_path / "build/docs", brand, {}, styled=False).read_text()
    template = (ROOT / "site_overrides/404.html").read_text()
    assert "Back to Tiny &amp; Co" in written
    assert CATALOGUE["not-found-words"].words.split(".")[0] in written
    assert set(re.findall(r"extra\.not_found\.(\w+)", template)) == {"title", "words", "start", "language"}


BAD = [
    ("words:\n  aplies: X {when}\n", "words.yml:2:3: error: no sentence is called “aplies”; did you mean “applies”?"),
    ("words:\n  applies: It applies.\n", "words.yml:2:12: error: the placeholder {when} is missing in “applies”"),
    ("words:\n  opening: '{brand} {titel} {title}'\n", "words.yml:2:12: error: “opening” has no placeholder {titel}"),
    ("words:\n  applies: ''\n", "words.yml:2:12: error: “applies” can be reworded, but not emptied"),
    ("words:\n  level-material: '  '\n", "can be reworded, but not emptied"),
    ("words:\n  link-notice:\n", "can be reworded, but not emptied"),
    ("words:\n  until-then:\n", '“until-then” has no words; write "" to leave it out'),
    ("words:\n  glance-from-to: 'up to {most}'\n", "the placeholder {least} is missing in “glance-from-to”"),
    ("words:\n  compare-between: on the way\n", "the placeholder {count} is missing in “compare-between”"),
    ("words:\n  glance-sale-yes: ''\n", "“glance-sale-yes” can be reworded, but not emptied"),
    ("words:\n  opening: [a]\n", "words.yml:2:12: error: the words of “opening” can't be a list"),
    ("words: X\n", "words.yml:1:8: error: “words” can't be “X”"),
    ("word:\n  a: b\n", "words.yml:1:1: error: “word” is not a key of words.yml; did you mean “words”?"),
    ("show:\n  favor: no\n", "“favor” is nothing that can be switched off; did you mean “favour”?"),
    ("show:\n  favour: never\n", "words.yml:2:11: error: “favour” can't be “never”; write yes or no"),
    (f"words:\n  until-then: {'x' * (LONGEST + 1)}\n", f"has {LONGEST + 1} characters"),
    ("words:\n  until-then: a\n  until-then: b\n", "words.yml:3:3: error: the key “until-then” stands twice"),
    ("words:\n  until-then: Then: see\n", "“until-then” holds a colon, so it needs quotes"),
]


@pytest.mark.parametrize(("content", "says"), BAD)
def test_words_that_can_not_be_said_are_named_and_stop_everything(
    tiny: Path, policy: Policy, content: str, says: str
) -> None:
    own(tiny, content)
    found = checked()
    assert found.status == 1
    assert says in found.out
    assert policy("freeze", NAME, "--yes").status == 1
    assert policy("build").status == 1


def test_words_can_be_emptied_and_hold_markup_that_is_text(tiny: Path, policy: Policy) -> None:
    own(tiny, "words:\n  opening: '<b>{brand}</b> & {title}'\n  until-then: \"\"\nshow: {favour: yes}\n")
    sealed_and_announced(policy, NAME)
    assert "<b>Tiny</b> & Terms" in (tiny / NOTICE).read_text()
    assert "&lt;b&gt;Tiny&lt;/b&gt; &amp; Terms" in pages()[f"{NAME}/notice/"]
