"""How each state of a version stands on the pages: sealed, announced, withdrawn, replaced, by exception."""

import re

import pytest

from tests.conftest import Policy, edit
from tests.rendered import markdown
from tests.site.notice_readers import LATER, NAME, NEW, RETENTION, SECTIONS, WHY, longer, pages, record_of, shown
from tests.steps import EDITOR, LAWYER, announced, sealed, sealed_and_announced


@pytest.mark.usefixtures("project")
def test_a_withdrawn_version_stays_visible_and_says_why(policy: Policy) -> None:
    longer()
    sealed_and_announced(policy, NAME)
    because = "We decided not to keep your records for longer."
    assert policy("withdraw", NAME, "--by", EDITOR, "--because", because, "--now", LATER).status == 0
    found = pages(LATER)
    for address in ("", "notice/"):  # those who read of it meet it there, too
        assert because in shown(markdown(found[f"{NAME}/{address}"])), address
    later = pages("2027-01-04T12:00:00+00:00")
    assert f"{NAME}/notice/" not in later
    assert "policy-banner" not in markdown(later[f"{NAME}/"])
    said = f"This version was withdrawn on December 5, 2026 and was never in force. {because}"
    for address in ("versions/2/", "versions/2/changes/"):
        assert said in shown(markdown(found[f"{NAME}/{address}"])), address
    table = shown(markdown(found[f"{NAME}/versions/"]))
    assert "withdrawn on December 5, 2026" in table
    assert "announced on December 1, 2026" in table


@pytest.mark.usefixtures("project")
def test_a_version_is_shown_against_the_one_that_it_changes(policy: Policy) -> None:
    sheet, transfers = SECTIONS.parent / "policy.yml", SECTIONS / "international-data-transfers.md"
    kept = sheet.read_text(), transfers.read_text()
    edit(sheet, "  - international-data-transfers\n", "")
    transfers.unlink()
    sealed_and_announced(policy, NAME)
    assert policy("withdraw", NAME, "--by", EDITOR, "--because", WHY, "--now", LATER).status == 0
    sheet.write_text(kept[0])
    transfers.write_text(kept[1])
    longer()
    sealed_and_announced(policy, NAME, at=LATER)
    found = pages(LATER)
    assert "{#redline-data-retention-deletion}" in markdown(found[f"{NAME}/notice/"])
    assert "{#redline-international-data-transfers}" not in markdown(found[f"{NAME}/notice/"])
    assert 'href="../../1/"' in markdown(found[f"{NAME}/versions/3/changes/"])
    assert 'href="../#international-data-transfers">This section today' in markdown(found[f"{NAME}/upcoming/"])
    assert markdown(found[f"{NAME}/"]).count("policy-change") == 1


@pytest.mark.usefixtures("project")
def test_a_sealed_version_is_for_readers_only_once_it_is_announced(policy: Policy) -> None:
    longer()
    sealed(policy, NAME)
    found = pages()
    assert not [address for address in found if "/versions/2/" in address]
    assert "Version 2" not in markdown(found[f"{NAME}/versions/"])
    announced(policy, NAME)
    assert f"{NAME}/versions/2/" in pages()


@pytest.mark.usefixtures("project")
def test_a_version_that_another_replaced_unannounced_says_so(policy: Policy) -> None:
    longer()
    sealed(policy, NAME)
    longer(10)
    sealed(policy, NAME, "--revises", "2")
    announced(policy, NAME)
    found = pages()
    said = "This version was never announced and never in force."
    assert said in shown(markdown(found[f"{NAME}/versions/2/"]))
    assert "never announced" in shown(markdown(found[f"{NAME}/versions/"]))
    assert "maintained for 10 years" in shown(markdown(found[f"{NAME}/upcoming/"]))


@pytest.mark.usefixtures("project")
def test_a_past_text_says_how_it_stands_before_it_tells_of_what_comes(policy: Policy) -> None:
    longer()
    sealed_and_announced(policy, NAME)
    found = pages()
    for address, first in (
        ("versions/1/", "This version has been in force since"),
        ("versions/2/", "This version is not yet in force"),
    ):
        body = markdown(found[f"{NAME}/{address}"])
        assert 0 < body.index(first) < body.index("policy-banner") < body.index("policy-head"), address


@pytest.mark.usefixtures("project")
def test_several_announced_versions_are_told_apart(policy: Policy) -> None:
    longer()
    sealed_and_announced(policy, NAME)
    edit(RETENTION, "data: [payment], keep: 7 years", "data: [payment], keep: 8 years")
    sealed_and_announced(policy, NAME, effective="2027-03-01")
    found = pages()
    first, second = record_of(2), record_of(3)
    for address in ("", "notice/"):
        digests = re.findall('data-notice="([^"]+)"', markdown(found[f"{NAME}/{address}"]))
        assert digests == [first.notices[0].digest, second.notices[0].digest]
    marks = re.findall(r'<p class="policy-change".*?</p>', markdown(found[f"{NAME}/"]))
    assert [shown(one) for one in marks] == [
        "Changes on January 4, 2027 — read what changes",
        "Changes on March 1, 2027 — read what changes",
    ]
    assert [re.findall('href="([^"]+)"', one) for one in marks] == [
        ["notice/#redline-2-data-retention-deletion"],
        ["notice/#redline-3-data-retention-deletion"],
    ]
    assert "kept for 8 years" not in shown(markdown(found[f"{NAME}/upcoming/"]))
    notice = shown(markdown(found[f"{NAME}/notice/"]))
    assert "It changes the text that applies from January 4, 2027." in notice
    ids = re.findall(r"\{#([^}]+)\}", markdown(found[f"{NAME}/notice/"]))
    assert len(ids) == len(set(ids))
    assert {"redline-2-data-retention-deletion", "redline-3-data-retention-deletion"} <= set(ids)
    later = pages("2027-01-04T05:00:00+00:00")
    assert "kept for 8 years" in shown(markdown(later[f"{NAME}/upcoming/"]))
    assert re.findall('data-notice="([^"]+)"', markdown(later[f"{NAME}/"])) == [second.notices[0].digest]


@pytest.mark.usefixtures("project")
def test_sections_that_come_go_or_are_renamed_are_marked(policy: Policy) -> None:
    sheet = SECTIONS.parent / "policy.yml"
    edit(sheet, "  - international-data-transfers\n  - childrens-privacy\n", "  - young-people\n  - complaints\n")
    (SECTIONS / "international-data-transfers.md").unlink()
    (SECTIONS / "childrens-privacy.md").rename(SECTIONS / "young-people.md")
    edit(SECTIONS / "young-people.md", "---\n", "---\nwas: childrens-privacy\n")
    edit(SECTIONS / "young-people.md", "title: Children's Privacy", "title: Young People")
    (SECTIONS / "complaints.md").write_text("---\ntitle: Complaints\ntype: other\n---\n\nWrite to us.\n")
    sealed_and_announced(policy, NAME)
    body = markdown(pages()[f"{NAME}/"])
    parts = dict(re.findall(r"\{#([\w-]+)\}\n(.*?)(?=\n## |\Z)", body, re.DOTALL))
    marked = {
        id_: [
            (shown(one), *re.findall('href="([^"]+)"', one))
            for one in re.findall('<p class="policy-change".*?</p>', text)
        ]
        for id_, text in parts.items()
    }
    assert {id_: marks for id_, marks in marked.items() if marks} == {
        "international-data-transfers": [
            ("Will be removed on January 4, 2027 — read what changes", "notice/#redline-international-data-transfers")
        ],
        "childrens-privacy": [
            ("Changes on January 4, 2027 — read what changes", "notice/#redline-young-people"),
            ("New from January 4, 2027: “Complaints” — read it", "upcoming/#complaints"),
        ],
    }
    notice = markdown(pages()[f"{NAME}/notice/"])
    assert "{#redline-international-data-transfers}" in notice
    assert "{#redline-young-people}" in notice


@pytest.mark.usefixtures("project")
def test_an_exception_is_said_plainly_and_for_ever(policy: Policy) -> None:
    longer()
    sealed(policy, NAME)
    basis = "Order of the <authority> of 30 November"
    waiver = ("--exception", "legal_obligation", "--basis", basis, "--approved-by", LAWYER, "--breaks-promise")
    announced(policy, NAME, *waiver, "--citing", "Authority of Delft, order 12/2026")
    found = pages()
    assert NEW in shown(markdown(found[f"{NAME}/"]))
    (digest,) = set(re.findall('data-notice="([^"]+)"', markdown(found[f"{NAME}/"])))
    assert digest == record_of().notices[-1].digest
    for address in ("", "notice/", "versions/2/", "versions/2/changes/"):
        assert f"a law or an authority leaves no time to wait: {basis} (Authority of Delft, order 12/2026)." in shown(
            markdown(found[f"{NAME}/{address}"])
        ), address
    assert "This breaks a published promise" in shown(markdown(found[f"{NAME}/notice/"]))
    assert "Until then" not in shown(markdown(found[f"{NAME}/notice/"]))
    after = pages("2027-01-01T05:00:00+00:00")
    assert f"{NAME}/notice/" not in after
    assert "policy-banner" not in markdown(after[f"{NAME}/"])
    assert "exception: without the promised notice" in shown(markdown(after[f"{NAME}/versions/"]))
    for address in ("versions/2/", "versions/2/changes/"):
        assert "This breaks a published promise" in shown(markdown(after[f"{NAME}/{address}"])), address
