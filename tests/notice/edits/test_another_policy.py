"""No way round the notice by another policy, translation or brand beside the one that readers know."""

import shutil
from pathlib import Path

import pytest

from generator.loading import policy_source
from tests.conftest import Policy, edit
from tests.notice.edits.drafts import PLAIN, drafted, errors, seal, section
from tests.small import NAME, ROOT_OF
from tests.steps import announced as told
from tests.steps import sealed


@pytest.mark.parametrize(("language", "same"), [("en-GB", True), ("en", True), ("fr", False), ("enm", False)])
def test_a_text_in_the_same_language_is_no_translation(tiny: Path, language: str, *, same: bool) -> None:
    """Before: “en-GB” of an English text, with the same facts and other words, began without notice."""
    Path(PLAIN).write_text(section("other", "Words."))
    beside(tiny, "un", f"title: C\nkind: terms\nlanguage: {language}\ntranslation_of: terms\n")
    assert errors("translation") == (["“terms” is in the same language"] if same else [])


def beside(tiny: Path, name: str, sheet: str) -> None:
    shutil.copytree(tiny / "policy_source/tiny/terms/sections", tiny / f"policy_source/tiny/{name}/sections")
    (tiny / f"policy_source/tiny/{name}/policy.yml").write_text(f"{sheet}sections: [kept, asked, plain]\n")


@pytest.mark.parametrize(
    ("kind", "link", "named"),
    [
        ("terms", "", False),
        ("terms", "See [more](policy:rules).", True),
        ("privacy", "", True),
        ("other", "", False),
        ("other", "See [more](policy:rules).", True),
    ],
)
def test_a_first_version_beside_another_of_its_kind_is_named(tiny: Path, kind: str, link: str, *, named: bool) -> None:
    """Before: what nobody was told of stood in a new policy; its first version took effect on the same day.

    One of the kind `other` went unnamed, whatever it said.
    """
    Path(PLAIN).write_text(section("other", "We may sell your data."))
    beside(tiny, "rules", f"title: R\nkind: {kind}\nlanguage: en\n")
    known = "We keep your data." if kind == "privacy" else "We never sell your data."  # else one denies the other
    seal(section("other", f"{known} {link}".strip()))
    found = [one for one in policy_source.load(ROOT_OF).findings if one.rule == "first-version"]
    assert [one.place.path for one in found] == ([] if named else ["policy_source/tiny/rules/policy.yml"])
    same = "is of the same kind and language as tiny/terms, which was there before and "
    assert [same in one.message for one in found] == ([] if named else [kind != "other"])


LONG = (
    "We keep what you tell us for as long as you have an account with us, and not for any time after that. You may ask"
    " us what we have, and we will send it to you. It is not for others, and we do not sell it or give it to them."
)


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("en-GB", "We may sell your data.", True),
        ("fr", LONG, True),
        ("fr", "Nous gardons vos données.", False),
        ("fr", LONG.translate(str.maketrans("abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba")), False),
    ],
)
def test_english_by_another_name_is_english(tiny: Path, language: str, text: str, *, named: bool) -> None:
    """Before: new terms in “en-GB”, or in English that was called French, were those of other readers."""
    Path(PLAIN).write_text(section("other", "Words."))
    beside(tiny, "rules", f"title: R\nkind: terms\nlanguage: {language}\n")
    for name in ("kept", "asked", "plain"):
        path = tiny / f"policy_source/tiny/rules/sections/{name}.md"
        path.write_text(section("other", f"{text} {name}."))
    seal(section("other", "We never sell your data."))
    assert any(one.rule == "first-version" for one in policy_source.load(ROOT_OF).findings) is named


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("en-GB", "We may sell your data, it's so. The colour is ours.", True),
        ("en-GB", "We never sell your data, it’s so. The colour is ours.", False),
        ("fr", "Nous ne vendons jamais vos données, c'est tout. La couleur est à nous.", False),
    ],
)
def test_a_translation_into_its_own_language_has_its_words(
    tiny: Path, language: str, text: str, *, named: bool
) -> None:
    """Before: a “translation” into British English of an American text said something else from its first day on."""
    edit(tiny / "policy_source/tiny/terms/policy.yml", "language: en", "language: en-US")
    Path(PLAIN).write_text(section("other", "Words."))
    beside(tiny, "uk", f"title: Terms\nkind: terms\nlanguage: {language}\ntranslation_of: terms\n")
    (tiny / "policy_source/tiny/uk/sections/plain.md").write_text(section("other", text))
    seal(section("other", "We never sell your data, it's so. The color is ours."))
    found = [one.message for one in policy_source.load(ROOT_OF).findings if one.rule == "translation-shape"]
    assert ["this is in the language of tiny/terms, and says it in other words"] * named == found


LACKS = "names it, of which its readers had no notice"
AHEAD = "named it when there was nothing to read, and not until 2027-02-01"


@pytest.mark.parametrize(
    ("announced", "sealed_on", "begins", "said"),
    [
        ("", "2026-12-02", "2026-12-02", LACKS),  # two people called the link a change of wording
        ("2027-02-01", "2026-12-02", "2026-12-02", LACKS),
        ("2027-02-01", "2027-02-01", "2027-02-01", AHEAD),  # nobody could read it when the notice was given
        ("2027-02-01", "2026-12-02", "2027-02-01", ""),
        ("2027-02-01", "", "", ""),
    ],
)
def test_a_policy_is_named_where_its_readers_have_notice_of_it(
    tiny: Path, policy: Policy, announced: str, sealed_on: str, begins: str, said: str
) -> None:
    """Before: a link that was lowered to a change of wording, or that is to come, was enough for a first version.

    So was a notice that names a supplement which was sealed on the day, with what nobody had been told of.
    """
    seal(section("other", "We never sell your data."))
    beside(tiny, "rules", "title: R\nkind: terms\nlanguage: en\n")
    Path("policy_source/tiny/rules/sections/plain.md").write_text(section("other", "We may sell your data."))
    Path(PLAIN).write_text(section("other", "We never sell your data. See [more](policy:rules)."))
    sealed(policy, NAME, level="material" if announced else "editorial")
    if announced:
        told(policy, NAME, "--effective", announced)
    if begins:
        at = f"{sealed_on}T12:00:00Z"
        assert policy("freeze", "tiny/rules", "--yes", "--effective", begins, "--now", at).status == 0
    found = [one.message for one in policy_source.load(ROOT_OF).findings if one.rule == "first-version"]
    assert [said in one for one in found] == [True] * bool(said)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("We may sell your data to anybody.", True),
        ("Wir verkaufen Ihre Daten nicht.", False),
        ("We never sell your data.", False),
        ("We use cookies to keep you signed in.", False),
    ],
)
def test_what_is_sold_is_named_in_whatever_text(tiny: Path, text: str, *, named: bool) -> None:
    """Before: a first cookie policy, in a section called “More”, sold the data of which the privacy policy speaks."""
    edit(tiny / "policy_source/tiny/terms/policy.yml", "kind: terms", "kind: privacy")
    Path(PLAIN).write_text(section("other", "Words."))
    folder = tiny / "policy_source/tiny/rules"
    (folder / "sections").mkdir(parents=True)
    (folder / "policy.yml").write_text("title: Cookies\nkind: cookies\nlanguage: en\nsections: [one]\n")
    (folder / "sections/one.md").write_text(f"---\ntype: other\ntitle: More\n---\n{text}\n")
    seal(section("other", "We never sell your data."))
    assert any(one.rule == "first-version" for one in policy_source.load(ROOT_OF).findings) is named


def test_a_past_text_that_is_brought_in_later_names_no_policy(tiny: Path, policy: Policy) -> None:
    """Before: a text “of 2020” that named the new policy was brought in, and nothing was named any more."""
    Path(PLAIN).write_text(section("other", "Words."))
    beside(tiny, "rules", "title: R\nkind: terms\nlanguage: en\n")
    seal(section("other", "We never sell your data."))
    (tiny / "old.md").write_text("# Terms\n\n## What is kept\n\nWords. See [our rules](policy:rules).\n")
    at = ("--now", "2027-12-01T12:00:00+00:00")
    words = ("--brand", "tiny", "--policy", "terms", "--as-version", "--effective", "2020-01-01", "--yes")
    done = policy("import", "old.md", *words, *at)
    assert done.status == 0, done.said
    assert policy("freeze", "tiny/rules", "--yes", *at).status == 0
    found = [one.place.path for one in policy_source.load(ROOT_OF).findings if one.rule == "first-version"]
    assert found == ["policy_source/tiny/rules/policy.yml"]


def test_a_sealed_link_to_a_policy_that_is_not_sealed_is_named(tiny: Path, policy: Policy) -> None:
    """Before: `check` was clean, and no site could be built any more."""
    beside(tiny, "rules", "title: R\nkind: cookies\nlanguage: en\n")
    seal(section("other", "See [more](policy:rules)."))
    (tiny / "policy_source/tiny/rules/sections/plain.md").write_text(section("other", "Words."))
    found = [one.message for one in policy_source.load(ROOT_OF).findings if one.rule == "link"]
    assert found == ["version 1 of tiny/terms links to this policy, of which no version is sealed"]
    assert policy("freeze", "tiny/rules", "--yes").status == 0
    assert [one for one in policy_source.load(ROOT_OF).findings if one.rule == "link"] == []


@pytest.mark.parametrize("how", ["link", "supplement"])
@pytest.mark.parametrize(("begins", "named"), [("2026-12-01", False), ("2026-12-31", False), ("2027-12-01", True)])
def test_a_text_names_no_policy_years_ahead(tiny: Path, policy: Policy, how: str, begins: str, *, named: bool) -> None:
    """Before: terms named “extras” from their first day on; two years later these said that data are sold.

    A first version needs no notice, and what a known text names was taken for known. Near misses: a project that seals
    one text after the other.
    """
    facts = "  supplements: [{id: extras, for: everybody, doc: rules}]\n" if how == "supplement" else ""
    beside(tiny, "rules", "title: R\nkind: terms\nlanguage: en\n")
    seal(section("scope", "Words." if facts else "See [more](policy:rules).", facts))
    (tiny / "policy_source/tiny/rules/sections/plain.md").write_text(section("other", "We may sell your data."))
    at = f"{begins}T12:00:00+00:00"
    assert policy("freeze", "tiny/rules", "--yes", "--effective", "2025-01-15", "--now", at).status == 0
    found = [one.message for one in policy_source.load(ROOT_OF).findings if one.rule == "first-version"]
    assert ["named it when there was nothing to read" in one for one in found] == [True] * named


@pytest.mark.parametrize(("again", "named"), [(False, True), (True, False)])
def test_a_text_can_name_a_policy_once_more_with_notice(
    tiny: Path, policy: Policy, *, again: bool, named: bool
) -> None:
    """The honest way: what comes is announced in the text that names it, in the section that does."""
    Path(PLAIN).write_text(section("other", "See [more](policy:rules)."))
    beside(tiny, "rules", "title: R\nkind: terms\nlanguage: en\n")
    seal(section("other", "See [more](policy:rules)."))
    at = "2027-11-01T12:00:00+00:00"
    (tiny / "policy_source/tiny/rules/sections/plain.md").write_text(section("other", "We may sell your data."))
    more = " It says that we may sell your data." if again else ""
    drafted(section("other", f"See [more](policy:rules).{more}"))
    edit(tiny / "policy_source/tiny/terms/sections/kept.md", "account, keep: 3 years", "account, keep: 5 years")
    sealed(policy, NAME, at=at)
    told(policy, NAME, "--effective", "2027-12-15", at=at)
    assert policy("freeze", "tiny/rules", "--yes", "--effective", "2027-12-20", "--now", at).status == 0
    assert [one.rule for one in policy_source.load(ROOT_OF).findings if one.rule == "first-version"] == (
        ["first-version"] if named else []
    )


@pytest.mark.parametrize(("kind", "named"), [("sharing", True), ("contact", False)])
def test_a_text_on_readers_data_beside_a_policy_on_privacy_is_named(tiny: Path, kind: str, *, named: bool) -> None:
    """Before: “what we share” stood in new terms, and who knew the privacy policy was told of nothing."""
    edit(tiny / "policy_source/tiny/terms/policy.yml", "kind: terms", "kind: privacy")
    Path(PLAIN).write_text(section("other", "Words."))
    beside(tiny, "rules", "title: R\nkind: terms\nlanguage: en\n")
    for name in ("kept", "plain"):
        (tiny / f"policy_source/tiny/rules/sections/{name}.md").write_text(section(kind, f"Words of {name}."))
    seal(section("other", "We never sell your data."))
    assert any(one.rule == "first-version" for one in policy_source.load(ROOT_OF).findings) is named


ARBITRATION = "Disputes are settled by binding arbitration. You waive your right to a jury trial and to class actions."


@pytest.mark.parametrize(
    ("known", "types", "new", "title", "text", "named"),
    [
        ("terms", "terms", "privacy", "Disputes and arbitration", ARBITRATION, True),
        ("terms", "terms", "cookies", "Disputes and arbitration", ARBITRATION, True),
        ("privacy", "contact", "cookies", "Disputes and arbitration", ARBITRATION, False),
        ("terms", "contact", "privacy", "Streit", "Ein Schiedsgericht entscheidet.", True),
        ("terms", "contact", "privacy", "Complaints", "You can complain to a court or an authority.", False),
        ("terms", "terms", "privacy", "How to reach us", "Write to us by letter.", False),
        ("terms", "contact", "cookies", "More", "Subscriptions renew by themselves for a year.", True),
        ("terms", "contact", "cookies", "More", "We may end your account at any time.", True),
        ("other", "contact", "terms", "More", "You agree to binding arbitration.", True),
        ("other", "contact", "terms", "More", "We may sell your data.", True),
        ("other", "contact", "terms", "More", "We answer letters.", False),
        ("terms", "contact", "cookies", "More", "Prices may change without notice.", True),
        ("terms", "contact", "cookies", "Mehr", "Ihr Abonnement verlängert sich um ein Jahr.", True),
        ("terms", "contact", "cookies", "More", "Cookies are renewed each time. You may end your account.", False),
        ("terms", "contact", "privacy", "More", "We keep what a contract needs. Prices are not personal data.", False),
        (
            "privacy",
            "sharing",
            "terms",
            "How we share your information",
            "We share your information with partners.",
            True,
        ),
        ("other", "sharing", "privacy", "How we share your information", "We share your information.", True),
        ("terms", "sharing", "privacy", "How we share your information", "We share your information.", False),
        ("privacy", "cookies", "terms", "Cookies", "We use cookies to track you on other sites.", True),
        ("privacy", "cookies", "cookies", "Cookies", "We use cookies.", False),
    ],
)
def test_a_text_on_what_a_known_one_is_about_is_named_whatever_it_is_called(
    tiny: Path, known: str, types: str, new: str, title: str, text: str, *, named: bool
) -> None:
    """Before: arbitration came in a first privacy policy, in a section of the type `other`, and nobody was told."""
    edit(tiny / "policy_source/tiny/terms/policy.yml", "kind: terms", f"kind: {known}")
    beside(tiny, "rules", f"title: R\nkind: {new}\nlanguage: en\n")
    for name in ("kept", "plain"):
        words = f"---\ntype: other\ntitle: {title}\n---\n{text}\n"
        (tiny / f"policy_source/tiny/rules/sections/{name}.md").write_text(words)
    seal(section(types, "We never sell your data."))
    assert any(one.rule == "first-version" for one in policy_source.load(ROOT_OF).findings) is named


@pytest.mark.parametrize(
    ("sheet", "known", "company", "named"),
    [
        ("kind: terms\nlanguage: de\n", "", "", True),
        ("kind: terms\nlanguage: pl\n", "", "", True),
        ("kind: privacy\nlanguage: de\n", "", "", False),
        ("kind: other\nlanguage: de\n", "", "", True),
        ("kind: terms\nlanguage: de\ntranslation_of: terms\n", "", "", False),
        ("kind: terms\nlanguage: de\n", " See [Deutsch](policy:agb).", "", False),
        ("kind: terms\nlanguage: de\n", "", "Tiny GmbH", False),
        ("kind: terms\nlanguage: de\n", "", "Tiny Inc.", True),
    ],
)
def test_terms_in_another_language_that_translate_none_are_named(
    tiny: Path, sheet: str, known: str, company: str, *, named: bool
) -> None:
    """Before: German terms began beside the English ones, said that data are sold, and nobody was told."""
    scope = "---\ntype: scope\ntitle: Who\nfacts:\n  controller: {legal_name: COMPANY}\n---\nWe."
    Path(PLAIN).write_text(section("other", "Words."))
    beside(tiny, "agb", f"title: AGB\n{sheet}")
    if company:
        Path("policy_source/tiny/agb/sections/plain.md").write_text(scope.replace("COMPANY", company))
    seal(scope.replace("COMPANY", "Tiny Inc.") + known + "\n" if company else section("other", f"Words.{known}"))
    found = [one for one in policy_source.load(ROOT_OF).findings if one.rule == "untranslated"]
    assert [one.place.path for one in found] == (["policy_source/tiny/agb/policy.yml"] if named else [])


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("", "", True),
        ("name: Tiny", "name: Other", True),
        ("name: Tiny", "name: Other\npublished_at: https://other.example/", False),
        ("name: Tiny", "name: T\u0456ny\npublished_at: https://other.example/", True),  # a Cyrillic letter
        ("name: Tiny", "name: TINY™ Ltd.\npublished_at: https://other.example/", True),
        ("name: Tiny", "name: Tiny Tots\npublished_at: https://other.example/", False),
        ("name: Tiny", "name: Tiny Legal\npublished_at: https://tiny.example/legal/", True),
        ("name: Tiny", "name: The tiny shop\npublished_at: https://shop.tiny.example/", True),
        ("name: Tiny", "name: Giant\npublished_at: https://tiny.example/legal/", False),
        ("name: Tiny", "name: Other\npublished_at: https://www.tiny.example/policies", True),
        ("name: Tiny", "name: Other\npublished_at: https://tiny.example/policies/terms/", True),
        ("name: Tiny", "name: Other\npublished_at: https://tiny.example/policies/terms/new/", True),
        ("name: Tiny", "name: Other\npublished_at: https://tiny.example/policies/terms-of-others/", False),
        ("name: Tiny", "name: Other\npublished_at: https://tiny.example/policies/other/", False),
        ("name: Tiny", "name: Other\nsite: https://tiny.example\npublished_at: https://other.example/", False),
    ],
)
def test_a_brand_beside_one_of_its_name_or_address_is_named(tiny: Path, old: str, new: str, *, named: bool) -> None:
    """Before: a brand of another folder, with the same name, began anew and told nobody."""
    seal(section("other", "We never sell your data."))
    copy = tiny / "policy_source/tiny2"
    shutil.copytree(tiny / "policy_source/tiny", copy)
    shutil.rmtree(copy / "terms/versions")
    edit(copy / "brand.yml", "brand: tiny", "brand: tiny2")
    if "published_at" in new:
        edit(copy / "brand.yml", "published_at: https://tiny.example/policies/\n", "")
    edit(copy / "brand.yml", old, new)
    found = [one.place.path for one in policy_source.load(ROOT_OF).findings if one.rule == "first-version"]
    assert found == (["policy_source/tiny2/brand.yml"] if named else [])


def test_a_policy_has_one_translation_into_a_language(tiny: Path) -> None:
    """Before: a second French text, sealed without notice, said something else."""
    Path(PLAIN).write_text(section("other", "Words."))
    for name in ("un", "deux"):
        beside(tiny, name, "title: C\nkind: terms\nlanguage: fr\ntranslation_of: terms\n")
    assert errors("translation") == ["“deux” translates “terms” into the same language"]


@pytest.mark.parametrize(
    ("known", "new", "link", "named"),
    [
        ("fr", "fr-CA", "", True),
        ("fr-FR", "fr-CA", "", True),
        ("fr-FR", "fr-CA", " [Canada](policy:ca)", False),
        ("fr", "de", "", False),
        ("zh-Hans", "zh-Hant", "", False),
    ],
)
def test_a_second_translation_into_a_language_is_named(
    tiny: Path, policy: Policy, known: str, new: str, link: str, *, named: bool
) -> None:
    """Before: “fr-CA” beside the French text said that data are sold, and was in force on the day of its seal."""
    Path(PLAIN).write_text(section("other", "Words."))
    texts = {"un": (known, f"Nous ne vendons jamais vos données.{link}"), "ca": (new, "Nous vendons vos données.")}
    for name, (language, text) in texts.items():
        beside(tiny, name, f"title: C\nkind: terms\nlanguage: {language}\ntranslation_of: terms\n")
        (tiny / f"policy_source/tiny/{name}/sections/plain.md").write_text(section("other", text))
    seal(section("other", "Words."))
    for name, day in (("un", "2026-12-01"), ("ca", "2026-12-20" if link else "2027-06-01")):
        done = policy("freeze", f"tiny/{name}", "--yes", "--now", f"{day}T12:00:00+00:00")
        assert done.status == 0, done.said
    found = [one.place.path for one in policy_source.load(ROOT_OF).findings if one.rule == "first-version"]
    assert found == (["policy_source/tiny/ca/policy.yml"] if named else [])
