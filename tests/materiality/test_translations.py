"""Translations: the same sections and facts in all languages, and what people may decide of one."""

import datetime
import json
import shutil
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.model.levels import Level
from generator.publish.build import policies_today
from tests.conftest import NOW, Policy, edit, settled
from tests.rendered import all_pages, markdown
from tests.small import FOLDER, KEPT, NAME, first_sealed, made
from tests.steps import checked, sealed

FRENCH = "policy_source/tiny/conditions"
THEIRS = f"{FRENCH}/sections/kept.md"
OTHER = "tiny/conditions"
LATER = "2026-12-03T12:00:00+00:00"


def translate(folder: Path) -> None:
    """Write the small policy once more, in French."""
    shutil.copytree(folder / FOLDER / "sections", folder / FRENCH / "sections")
    (folder / FRENCH / "policy.yml").write_text(
        "title: Conditions\nkind: terms\nlanguage: fr\ntranslation_of: terms\nsections: [kept, asked]\n"
    )
    edit(folder / THEIRS, "What is kept", "Ce que nous gardons")
    edit(folder / THEIRS, "It's filed by hand.", "Tout est classé à la main par nos soins.")
    edit(folder / THEIRS, "Your account for {{ facts.retention.account.keep }}.", "Votre compte.")
    edit(folder / THEIRS, "Your orders for {{ facts.retention.orders.keep }}.", "Vos commandes.")
    edit(folder / FRENCH / "sections/asked.md", "Call {{", "Appelez {{")


@pytest.fixture
def both(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small policy and its translation, each with one version in force."""
    made(tmp_path)
    translate(tmp_path)
    monkeypatch.chdir(settled(tmp_path))
    for name in (NAME, OTHER):
        first_sealed(policy, name)
    return tmp_path


def mend(folder: Path) -> None:
    edit(folder / THEIRS, "à la main par nos soins", "par nos mains, avec soin")


def found(policy: Policy, rule: str = "translation") -> list[str]:
    """Return what is found by a rule: place and message."""
    return [
        f"{one['path']}: {one['message']}"
        for one in json.loads(policy("check", "--format", "json").out)
        if one["rule"] == rule
    ]


def judged(policy: Policy, name: str = OTHER) -> list[tuple[str, bool, str]]:
    """Return the changes of a draft: level, whether it is undecided, rule."""
    listed = json.loads(policy("decide", name, "--format", "json").out)
    return [(one["level"], one["undecided"], one["rule"]) for one in listed]


def test_a_translation_agrees_with_its_master(both: Path) -> None:
    assert checked().status == 0
    item = policy_source.load(both / "policy_source").policy(OTHER)
    assert item.master
    assert item.versions[0].master == item.master.versions[0].digest
    assert f"\nmaster: {item.versions[0].master}\n" in (both / FRENCH / "versions/v001.md").read_text()
    assert "\nmaster:" not in (both / FOLDER / "versions/v001.md").read_text()


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("sections/kept.md", "keep: 7 years", "keep: 8 years", "kept.md: retention.orders.keep is “8 years” here"),
        ("sections/kept.md", "    - {id: orders, keep: 7 years}\n", "", "kept.md: retention.orders is not stated here"),
        ("sections/asked.md", "356-6726", "356-6727", "asked.md: channels.phone.value is “+1 (405) 356-6727” here"),
        ("policy.yml", "[kept, asked]", "[asked, kept]", "policy.yml: “asked” stands here where tiny/terms has “kept”"),
    ],
)
def test_what_differs_is_found_at_its_place(
    both: Path, policy: Policy, file: str, old: str, new: str, says: str
) -> None:
    edit(both / FRENCH / file, old, new)
    assert checked().status == 1
    assert any(says in one for one in found(policy))
    assert policy("freeze", OTHER, "--yes").status == 1


def test_a_section_that_is_missing_is_found(both: Path, policy: Policy) -> None:
    edit(both / FRENCH / "policy.yml", "[kept, asked]", "[kept]")
    (both / FRENCH / "sections/asked.md").unlink()
    assert found(policy) == [f"{FRENCH}/policy.yml: the section “asked” of tiny/terms is missing here"]


def test_a_section_with_a_name_of_its_own_is_told_that_of_the_original(both: Path, policy: Policy) -> None:
    (both / FRENCH / "sections/asked.md").rename(both / FRENCH / "sections/demandes.md")
    edit(both / FRENCH / "policy.yml", "[kept, asked]", "[kept, demandes]")
    said = policy("check", OTHER).out
    assert "if it translates “asked”, give its file and its line in policy.yml that name: asked.md" in said
    edit(both / FRENCH / "policy.yml", "[kept, demandes]", "[demandes, kept]")
    said = policy("check", OTHER).out
    assert "that name: " not in said  # by its place it would be “kept”, which is there
    assert (
        "take it out here, too, or put it back there; if it translates another section of tiny/terms, give it that name"
        in said
    )


def test_another_type_than_the_original_has_is_mended_by_that_type(both: Path, policy: Policy) -> None:
    for folder, kind in ((FOLDER, "use"), (FRENCH, "other")):
        (both / folder / "sections/asked.md").write_text(f"---\ntype: {kind}\ntitle: Words\n---\nWords.\n")
    said = policy("check", OTHER).out
    assert "the type is other here, and use in tiny/terms; write “type: use” here, or mend tiny/terms" in said


def test_an_item_that_says_nothing_but_its_id_is_stated(both: Path, policy: Policy) -> None:
    """Before: “rights.access is “” here”."""
    rights = "---\ntype: rights\ntitle: {}\nfacts:\n  rights:\n    - {{id: deletion}}\n{}---\nWords.\n"
    (both / FOLDER / "sections/asked.md").write_text(rights.format("Rights", ""))
    (both / FRENCH / "sections/asked.md").write_text(rights.format("Droits", "    - {id: access}\n"))
    assert any("rights.access is stated here, and not stated in tiny/terms" in one for one in found(policy))
    said = policy("diff", NAME).out
    assert "fact added. " in said
    assert "nothing → nothing" not in said


LABELS = (
    "---\ntype: collection\ntitle: {}\nfacts:\n  data:\n    - {{id: account, label: {}, fields: [{}]}}\n---\nWords.\n"
)


def state_data(folder: Path, title: str, label: str, fields: str) -> None:
    (folder / "sections/asked.md").write_text(LABELS.format(title, label, fields))


@pytest.mark.parametrize(
    ("label", "fields", "says"),
    [
        ("Compte", "[nom, adresse]", []),
        ("Compte", "[nom]", ["data.account.fields is “nom” here, and “address, name” in tiny/terms"]),
        ("Compte 2", "[nom, adresse]", ["data.account.label is “Compte 2” here, and “Account” in tiny/terms"]),
        ("unspecified", "[nom, adresse]", ["data.account.label is “unspecified” here, and “Account” in tiny/terms"]),
    ],
)
def test_words_in_facts_are_those_of_each_language(
    both: Path, policy: Policy, label: str, fields: str, says: list[str]
) -> None:
    """Before: readers of a French text were told of “Account”, since both had to have one label."""
    state_data(both / FOLDER, "Data", "Account", "name, address")
    state_data(both / FRENCH, "Données", label, fields[1:-1])
    assert [one.partition("asked.md: ")[2] for one in found(policy)] == says


def test_a_word_in_facts_that_only_the_master_changed_is_named(both: Path, policy: Policy) -> None:
    for folder, words in ((FOLDER, ("Data", "Account")), (FRENCH, ("Données", "Compte"))):
        state_data(both / folder, *words, "name")
    sealed(policy, NAME, level="minor")
    sealed(policy, OTHER, at=LATER)
    assert found(policy, "translation-words") == []
    state_data(both / FOLDER, "Data", "Membership", "name")
    (only,) = found(policy, "translation-words")
    assert "data.account.label is still “Compte”, and is “Membership” now in tiny/terms" in only
    state_data(both / FRENCH, "Données", "Adhésion", "name")
    assert found(policy, "translation-words") == []
    state_data(both / FOLDER, "Data", "Membership", "alias")
    assert any("data.account.fields is still “name”" in one for one in found(policy, "translation-words"))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("of: terms", "of: term", "no policy here is called “term”"),
        ("of: terms", "of: conditions", "“conditions” is a translation itself"),
        ("language: fr", "language: en", "“terms” is in the same language"),
    ],
)
def test_the_master_must_be_one(both: Path, policy: Policy, old: str, new: str, says: str) -> None:
    edit(both / FRENCH / "policy.yml", old, new)
    assert found(policy) == [f"{FRENCH}/policy.yml: {says}"]


def test_mending_a_translation_alone_can_be_decided(both: Path, policy: Policy) -> None:
    mend(both)
    assert judged(policy) == [("material", True, "suggested")]
    sealed(policy, OTHER, level="editorial")
    assert "level: editorial" in (both / FRENCH / "notices/v002.yml").read_text()
    assert checked().status == 0  # judged again from what is sealed
    assert judged(policy) == []


def test_a_spelling_of_the_original_need_not_be_translated(both: Path, policy: Policy) -> None:
    """Before: a warning for good, with a remedy that `freeze` refuses: the draft is the same as version 1."""
    edit(both / KEPT, "It's filed", "It is filed")
    sealed(policy, NAME, level="editorial")
    (note,) = [
        one for one in json.loads(policy("check", "--format", "json").out) if one["rule"] == "translation-behind"
    ]
    assert (note["severity"], "it waits for the next change" in note["remedy"]) == ("note", True), note
    assert "  next      nothing" in policy("status", OTHER).out


def test_the_same_words_in_the_master_are_undecided(both: Path, policy: Policy) -> None:
    edit(both / KEPT, "It's filed by hand.", "We file all of it with care.")
    assert {one[:2] for one in judged(policy, NAME)} == {("material", True)}


def test_not_while_the_masters_draft_says_something_else(both: Path, policy: Policy) -> None:
    edit(both / KEPT, "It's filed by hand.", "We file all of it with care.")
    mend(both)
    assert [one[:2] for one in judged(policy)] == [("material", True)]


def test_not_after_the_master_has_another_version(both: Path, policy: Policy) -> None:
    edit(both / KEPT, "It's filed by hand.", "We file all of it with care.")
    sealed(policy, NAME, level="minor")
    (behind,) = found(policy, "translation-behind")
    says = "version 1 does not translate version 2, the newest of tiny/terms"
    assert says in behind
    assert f"  next      translate what changed: {says}\n" in policy("status", OTHER).out  # before: “nothing”
    mend(both)
    assert [one[:2] for one in judged(policy)] == [("material", True)]
    sealed(policy, OTHER, at=LATER)
    assert "level: material" in (both / FRENCH / "notices/v002.yml").read_text()  # nobody may say less
    assert found(policy, "translation-behind") == []
    edit(both / THEIRS, "avec soin", "bien")
    assert judged(policy) == [("material", True, "suggested")]


def test_not_with_another_fact(both: Path, policy: Policy) -> None:
    for file in (KEPT, THEIRS):
        edit(both / file, "keep: 7 years", "keep: 8 years")
    mend(both)
    assert found(policy) == []
    assert "translation" not in {rule for _, _, rule in judged(policy)}
    done = policy("freeze", OTHER, "--yes")
    assert done.status == 1
    level = [one for one in judged(policy) if one[1]]
    assert level  # the wording is undecided again


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Votre compte.", "Votre compte pendant 90 jours."),
        ("Votre compte.", "Votre compte, écrivez à moi@example.com."),
        ("Votre compte.", "[Tous vos comptes](https://example.com)."),
        ("Vos commandes.\n\n", ""),
        ("Vos commandes.\n", "Vos commandes.\n\nNous vendons tout cela.\n"),
    ],
)
def test_never_what_words_alone_do_not_explain(both: Path, policy: Policy, old: str, new: str) -> None:
    edit(both / THEIRS, old, new)
    if "90 jours" in new:
        edit(both / THEIRS, "type: retention\n", "type: retention\nmeant: [90 jours]\n")
    assert "translation" not in {rule for _, _, rule in judged(policy)}
    assert {str(Level.MATERIAL), str(Level.CONSENT)} & {level for level, _, _ in judged(policy)}


def test_a_translation_is_not_sealed_before_its_master(both: Path, policy: Policy) -> None:
    for file in (KEPT, THEIRS):
        edit(both / file, "keep: 7 years", "keep: 5 years")
    done = policy("freeze", OTHER, "--yes")
    assert done.status == 1
    assert "no version of tiny/terms, which this translates, has the facts of this draft" in done.err
    assert "policy freeze tiny/terms" in done.err
    sealed(policy, NAME)
    sealed(policy, OTHER)
    assert found(policy) == []


def test_the_version_that_it_translates_can_not_be_edited(both: Path, policy: Policy) -> None:
    path = both / FRENCH / "versions/v001.md"
    text = path.read_text()
    edit(path, "master: sha256:", "master: sha256:0")
    assert checked().status == 1
    digest = text.split("\nmaster: ")[1][:71]
    path.write_text(text.replace(digest, f"sha256:{'0' * 64}"))
    assert "sealed-edited" in policy("check", "--format", "json").out


def test_a_translation_of_no_version_is_found(both: Path, policy: Policy) -> None:
    (both / "policy_source/tiny/other").mkdir()
    shutil.copytree(both / FOLDER / "sections", both / "policy_source/tiny/other/sections")
    (both / "policy_source/tiny/other/policy.yml").write_text(
        (both / FOLDER / "policy.yml").read_text().replace("title: Terms", "title: Other")
    )
    edit(both / FRENCH / "policy.yml", "of: terms", "of: other")
    assert "translates a version that tiny/other does not have" in found(policy)[0]


def test_the_pages_link_to_each_other(both: Path) -> None:

    loaded = policy_source.load(both / "policy_source")
    pages = {
        page.address: markdown(page) for page in all_pages(policies_today(loaded, datetime.datetime.fromisoformat(NOW)))
    }
    assert '<a href="../conditions/" hreflang="fr" lang="fr">français</a>' in pages["tiny/terms/"]
    assert '<a href="../terms/" hreflang="en" lang="en">English</a>' in pages["tiny/conditions/"]
