"""Exceptions from the notice that rest on nothing: no law is cited, or the danger is an old one."""

import json
from pathlib import Path

import pytest

from generator.model.record import Waiver
from generator.notice import exception_grounds
from tests.conftest import Policy
from tests.notice.summaries import waiting
from tests.notice.ways import refused
from tests.small import ANNOUNCE, FOLDER, NAME, RECORD, TWO
from tests.steps import checked, notified, publish

WHY = ("--basis", "because it is necessary for reasons", "--breaks-promise", *TWO[2:])
LAW = ("--exception", "legal_obligation", *WHY)
DANGER = ("--exception", "imminent_security", *WHY)


@pytest.mark.parametrize(
    "cites",
    [
        *("", "  ", "the law", "because it is necessary for reasons", "Law, reasons", "12", "3, 4", ", 5"),
        *("GDPR", "Regulation 2016/679", "we are obliged to do so, for 3 reasons that we can not say here"),
        "x" * 199 + ", 1",
        *(
            "§ 68",
            "Art. 9",
            "Article 9 1",
            "§ ZaDiG 2018",
            "§ 3 of the reasons for which we can not say here and now why it is",
        ),
    ],
)
def test_a_law_is_cited_with_its_place(tiny: Path, policy: Policy, cites: str) -> None:
    """Before: twenty letters, whatever they said, were signed by two people, and nobody was told in time."""
    waiting(tiny, policy)
    refused(policy, tiny, "--citing", *ANNOUNCE, *LAW, *(("--citing", cites) if cites else ()))


CITED = [
    "Regulation (EU) 2016/679, Article 9",
    "Data Protection Act 2018, section 7",
    "Court of Delft, order 12/2026",
    "Data protection authority, decision of 30 November 2026",
    "BGB, § 312d Absatz 2",
    "Code de la consommation, article L. 215-1",
    "Rechtbank Den Haag; zaak C/09/123",
    "個人情報保護法、第28条",
    *("§ 68 ZaDiG 2018", "§§ 6 ff. FM-GwG", "Art. 9 Abs. 2 lit. a DSGVO", "Artikel 9 der Verordnung (EU) 2016/679"),
    *(
        "article L. 215-1 du code de la consommation",
        "art. 7 d.lgs. 196/2003",
        "Section 7 of the Data Protection Act 2018",
    ),
    "Federal Trade Commission, matter 012 3456, docket C-4321",
]


def test_what_is_cited_is_told_and_published(tiny: Path, policy: Policy) -> None:
    wrong = [one for one in CITED if exception_grounds._not_cited(one)]  # noqa: SLF001 -- each by itself
    assert wrong == []
    waiting(tiny, policy)
    done = policy(*ANNOUNCE, *LAW, "--citing", CITED[0])
    assert done.status == 0, done.said
    assert f"({CITED[0]})." in " ".join((tiny / FOLDER / "notices/v002-1.txt").read_text().split())
    assert f"cites: {CITED[0]}" in (tiny / RECORD).read_text()
    assert checked().status == 0
    notified(tiny / "policy_source", NAME)
    (_, listed) = json.loads((tiny / publish(tiny) / NAME / "versions.json").read_text())["versions"]
    assert listed["notice"]["exception"]["cites"] == CITED[0]


@pytest.mark.parametrize(
    ("since", "says"),
    [
        ("", "on which day the danger was found; name that day: --since"),
        ("2026-12-02", "is still to come"),
        ("2026-10-30", "the danger is known since 2026-10-30: 30 days of notice would have ended before 2026-12-01"),
        ("2020-01-01", "is no exception: announce it with notice"),
    ],
)
def test_a_danger_that_is_known_for_long_is_none(tiny: Path, policy: Policy, since: str, says: str) -> None:
    waiting(tiny, policy)
    refused(policy, tiny, says, *ANNOUNCE, *DANGER, *(("--since", since) if since else ()))


@pytest.mark.parametrize("since", ["2026-12-01", "2026-11-20", "2026-10-31"])
def test_a_danger_that_was_found_lately_is_one(tiny: Path, policy: Policy, since: str) -> None:
    waiting(tiny, policy)
    done = policy(*ANNOUNCE, *DANGER, "--since", since)
    assert done.status == 0, done.said
    assert checked().status == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((*LAW, "--citing", CITED[0], "--since", "2026-12-01"), "is said of a danger only"),
        ((*DANGER, "--citing", CITED[0], "--since", "2026-12-01"), "is cited for a legal obligation only"),
    ],
)
def test_what_would_count_for_nothing_is_refused(tiny: Path, policy: Policy, words: tuple[str, ...], says: str) -> None:
    waiting(tiny, policy)
    refused(policy, tiny, says, *ANNOUNCE, *words)
    refused(policy, tiny, "--citing goes with --exception", *ANNOUNCE, "--citing", CITED[0], status=2)


def test_what_earlier_programs_recorded_is_said_as_it_was() -> None:
    waiver = Waiver("legal_obligation", "Order of the authority", "a-moreau", "k-lind", breaks_promise=True)
    assert exception_grounds.with_citation(waiver.basis, waiver) == "Order of the authority"


def test_an_exception_that_was_told_too_late_can_be_postponed(tiny: Path, policy: Policy) -> None:
    """Before: “postpone it”, which was refused by the same finding, and no site of the brand could be built again."""
    waiting(tiny, policy)
    assert policy(*ANNOUNCE, *LAW, "--citing", CITED[0]).status == 0
    notified(Path("policy_source"), NAME, at="2026-12-03T12:00:00+00:00")
    at = ("--now", "2026-12-04T12:00:00+00:00")
    found = policy("check", *at)
    says = (
        "notice of version 2 was given only after the day on which it was to take effect; postpone it: policy postpone"
    )
    assert (found.status, says in found.out) == (1, True), found.said
    assert "version 2, for 2026-12-01: it has not applied" in policy("status", NAME, *at).out
    because = ("--by", "a-moreau", "--because", "The e-mails took longer than we thought.")
    done = policy("postpone", NAME, *because, "--to", "2026-12-07", *at)
    assert done.status == 0, done.said
    assert policy("check", *at).status == 0
    assert "version 2, from 2026-12-07" in policy("status", NAME, *at).out
