"""A folder of one's own: init, new, and a first import; what is there is kept, and nothing is promised unasked."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from generator import files
from generator.cli import begin_commands
from generator.errors import cannot
from generator.schema.choices import POLICY_KINDS
from tests.conftest import Policy, edit, tree

DECIDED = ("--language", "en", "--timezone", "Europe/Berlin", "--notice", "14")
GERMAN = ("--language", "de-AT", *DECIDED[2:])
WHOLE = ("init", "--company", "Söhne & Co", *(word for kind in POLICY_KINDS for word in ("--policy", kind)), *DECIDED)
SMALL = ("init", "--company", "Söhne & Co", "--policy", "privacy", *DECIDED)
OURS = Path("policy_source/sohne-co")


pytestmark = pytest.mark.usefixtures("empty")


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_begins_passes_and_builds_and_can_t_be_sealed(empty: Path, policy: Policy) -> None:
    done = policy(*WHOLE)
    assert done.status == 0, done.said
    listed = re.findall(r"^  (\S+)$", done.out, re.MULTILINE)
    assert sorted(listed) == sorted(tree(empty))
    checked = policy("check")
    assert checked.status == 0, checked.said
    assert "0 errors" in checked.out
    assert "“[TBD: which data you collect, and from whom]” is still to be filled in" in checked.out
    for _ in range(2):  # the second build replaces the first
        built = policy("build")
        assert built.status == 0, built.said
    assert "No policy has been published here yet." in (empty / "site/index.html").read_text()
    frozen = policy("freeze", "sohne-co/privacy", "--yes")
    assert (frozen.status, "is still to be filled in" in frozen.err) == (1, True), frozen.said


def test_all_prose_is_still_to_be_written(policy: Policy) -> None:
    policy(*WHOLE)
    bodies = [path.read_text().split("\n---\n", 1)[1] for path in OURS.rglob("sections/*.md")]
    assert len(bodies) > 20
    assert [body for body in bodies if not re.fullmatch(r"\n\[TBD: [^\]]+\]\n", body)] == []


def test_what_was_decided_is_written_and_the_examples_are_valid(policy: Policy) -> None:
    policy(*SMALL, "--channel", "site", "--channel", "email")
    brand = (OURS / "brand.yml").read_text()
    assert 'name: "Söhne & Co"' in brand
    assert "published_at: https://www.example.com/policies/sohne-co/ " in brand  # not the root of the site
    assert "days: 14\n  channels: [email, site]" in brand
    (OURS / "brand.yml").write_text(re.sub(r"^# (?=  |[a-z_]+:)", "", brand, flags=re.MULTILINE))
    (OURS / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    for path in OURS.rglob("sections/*.md"):
        path.write_text(re.sub(r"^# (?=facts:| )", "", path.read_text(), flags=re.MULTILINE))
    checked = policy("check")
    assert "error" not in checked.said.replace("0 errors", ""), checked.said


def test_what_is_there_is_never_overwritten_and_nothing_is_half_written(empty: Path, policy: Policy) -> None:
    (empty / ".gitignore").write_text("mine\n")
    before = tree(empty)
    done = policy(*SMALL)
    assert (done.status, tree(empty)) == (2, before)
    assert ".gitignore: this is there already, and is not overwritten" in done.err


def test_the_folder_is_spelled_in_the_language_of_the_texts(empty: Path, policy: Policy) -> None:
    done = policy(*SMALL, "--language", "de-AT")
    assert done.status == 0, done.said
    assert (empty / "policy_source/soehne-co/brand.yml").is_file()


def test_a_letter_without_a_plain_one_inside_gets_one(empty: Path, policy: Policy) -> None:
    done = policy("init", "--company", "Søn & Łąka Straße", *SMALL[3:])
    assert done.status == 0, done.said
    assert (empty / "policy_source/son-laka-strasse/brand.yml").is_file()


def test_a_disk_that_fails_leaves_nothing(empty: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    create = files.create

    def fails_late(path: Path, content: bytes) -> None:
        if path.name == "contact.md":
            raise cannot(str(path), "this can't be written: no space")
        create(path, content)

    monkeypatch.setattr(files, "create", fails_late)
    done = policy(*SMALL)
    assert (done.status, list(empty.iterdir())) == (2, [])


def test_without_a_terminal_each_option_that_answers_is_named(empty: Path, policy: Policy) -> None:
    done = policy("init", "--company", "X")
    assert done.status == 2
    assert re.findall(r"^(--\w+): nobody is at a terminal", done.err, re.MULTILINE) == [
        "--language",
        "--notice",
        "--policy",
        "--timezone",
    ]
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--timezone", "Berlin"), "--timezone: no time zone is called “Berlin”; did you mean “Europe/Berlin”?"),
        (("--language", "English"), "--language: “language” can't be “English”"),
        (("--brand", "My Brand"), "the name of a brand can't be “My Brand”"),
        (("--company", "株式会社"), "--brand: the name of a brand can't be “”"),
        (("--company", " "), "--company: this is no name"),
        (("--company", "A\u200bB"), "--company: this name holds a character that nobody sees"),
    ],
)
def test_what_can_t_be_is_named_by_its_option(empty: Path, policy: Policy, words: tuple[str, str], says: str) -> None:
    done = policy(*SMALL, *words)
    assert (done.status, says in done.err) == (2, True), done.said
    assert list(empty.iterdir()) == []


def test_on_a_terminal_it_asks_until_it_can_be(policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(
        ["Söhne & Co", "cookies, term", "cookies terms", "fr", "sohne", "Paris", "Europe/Paris", "10", "site"]
    )
    monkeypatch.setattr(begin_commands, "asks", lambda: True)
    monkeypatch.setattr(click.termui, "visible_prompt_func", lambda _: next(answers))
    done = policy("init")
    assert done.status == 0, done.said
    assert "Error: “term” is none of them; did you mean “terms”?" in done.out
    assert "did you mean “Europe/Paris”?" in done.out
    assert next(answers, None) is None
    assert sorted(path.name for path in Path("policy_source/sohne").iterdir()) == ["brand.yml", "cookies", "terms"]
    assert 'title: "[TBD: Cookie Policy]"' in Path("policy_source/sohne/cookies/policy.yml").read_text()
    assert policy("check").status == 0


def test_another_brand_and_another_policy(empty: Path, policy: Policy) -> None:
    policy(*SMALL)
    assert policy("new", "policy", "sohne-co/minors", "--kind", "privacy", "--language", "en-GB").status == 0
    assert policy("new", "brand", "zweite", "--company", "Zweite", "--timezone", "UTC", "--notice", "1").status == 0
    assert policy("new", "policy", "zweite/terms", "--kind", "terms", "--language", "en").status == 0
    assert policy("check").status == 0
    before = tree(empty)
    for words, says in (
        (("policy", "zweite/terms", "--kind", "terms", "--language", "en"), "is there already"),
        (("policy", "dritte/terms", "--kind", "terms", "--language", "en"), "write it first: policy new brand dritte"),
        (("policy", "zweite", "--kind", "terms", "--language", "en"), "the name of a policy can't be “”"),
        (("brand", "zweite", "--company", "Z", "--timezone", "UTC", "--notice", "1"), "is there already"),
        (("policy", "zweite/other"), "--kind: nobody is at a terminal"),
    ):
        done = policy("new", *words)
        assert (done.status, says in done.err) == (2, True), done.said
    assert tree(empty) == before


def text(folder: Path) -> Path:
    path = folder / "terms.md"
    path.write_text("# Our terms\n\n## One\n\nBe kind.\n")
    return path


@pytest.mark.parametrize(
    ("others", "language"), [(("en-GB",), "en-GB"), (("en-GB", "en-US"), "en"), (("de-AT",), "en")]
)
def test_a_text_is_in_the_language_of_the_brand_s_others(
    empty: Path, policy: Policy, others: tuple[str, ...], language: str
) -> None:
    policy("new", "brand", "acme", "--company", "Acme", "--timezone", "UTC", "--notice", "30")
    for number, other in enumerate(others):
        policy("new", "policy", f"acme/cookies-{number}", "--kind", "cookies", "--language", other)
    (empty / "terms.md").write_text("# Our terms\n\n## One\n\nYou may use what we have for what it is made for.\n")
    done = policy("import", str(empty / "terms.md"), "--brand", "acme", "--policy", "terms")
    assert done.status == 0, done.said
    assert f"language: {language}\n" in (empty / "policy_source/acme/terms/policy.yml").read_text()


@pytest.mark.parametrize("words", [(), ("--as-version", "--effective", "2020-01-01")])
def test_a_text_that_is_there_takes_the_place_of_one_that_nobody_began(
    empty: Path, policy: Policy, words: tuple[str, ...]
) -> None:
    policy("init", "--company", "Söhne & Co", "--policy", "terms", *DECIDED)
    done = policy("import", str(text(empty)), "--brand", "sohne-co", "--policy", "terms", *words)
    assert done.status == 0, done.said
    assert [path.name for path in (OURS / "terms/sections").iterdir()] == ["one.md"]
    assert policy("check").status == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "sections/price.md").write_text("---\ntitle: Price\ntype: terms\n---\n\nNothing.\n"),
        lambda folder: (folder / "sections/more.md").write_text("---\ntitle: More\ntype: terms\n---\n\nMore.\n"),
        lambda folder: (folder / "policy.yml").write_text((folder / "policy.yml").read_text() + "# mine\n"),
    ],
)
def test_a_draft_that_somebody_began_is_kept(empty: Path, policy: Policy, change: Callable[[Path], None]) -> None:
    policy("init", "--company", "Söhne & Co", "--policy", "terms", *DECIDED)
    change(OURS / "terms")
    before = tree(OURS)
    done = policy("import", str(text(empty)), "--brand", "sohne-co", "--policy", "terms")
    assert (done.status, "has a draft already" in done.err, tree(OURS)) == (2, True, before), done.said


def test_the_files_of_editors_and_ci_are_what_these_read(empty: Path, policy: Policy) -> None:
    policy(*SMALL)
    settings = json.loads(Path(".vscode/settings.json").read_text())
    for schema in settings["yaml.schemas"]:
        assert json.loads(Path(schema).read_text())["$schema"]
    edit(OURS / "privacy/sections/children.md", "type: children", "type: chidlren")
    (task,) = json.loads(Path(".vscode/tasks.json").read_text())["tasks"]
    pattern = re.compile(task["problemMatcher"]["pattern"]["regexp"], re.MULTILINE)
    done = policy("check")
    found = [match.groups() for match in pattern.finditer(done.out + done.err)]
    assert any(
        path.endswith("sections/children.md") and line == "3" and not severity for path, line, _, severity, _ in found
    )
    assert "policy check --format github" in Path(".github/workflows/policies.yml").read_text()
    assert json.loads(Path(".policypress.json").read_text())["files"].keys() < tree(empty).keys()


def test_every_link_of_the_guides_leads_to_a_file_that_is_there(empty: Path, policy: Policy) -> None:
    policy(*SMALL)
    guides = [empty / "policy_source/README.md", *(empty / "docs").glob("*.md")]
    assert len(guides) == 5
    for guide in guides:
        links = re.findall(r"\]\((?!https?:|#|policy:)([^)#\s]+)", re.sub(r"`[^`]*`", "", guide.read_text()))
        assert [link for link in links if not (guide.parent / link).exists()] == [], guide


@pytest.mark.parametrize("kind", ["privacy", "cookies", "terms"])
def test_what_is_still_to_be_filled_in_is_in_no_language(policy: Policy, kind: str) -> None:
    """Before: “this text seems to be in another language (en)”, of the program's own questions in brackets."""
    assert policy("init", "--company", "Bank", "--policy", kind, *GERMAN).status == 0
    found = policy("check").out
    assert "still to be filled in" in found
    assert "another language" not in found
