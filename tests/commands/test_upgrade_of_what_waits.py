"""A version that was still to come when its verdicts were written down: it waits where the rules say more today."""

import datetime
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.notice import phases
from tests.commands.test_upgrade import ITS_DAY, SOURCE, WHY, at, of
from tests.conftest import Policy
from tests.steps import announced, sealed


@pytest.fixture
def scheduled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return of("scheduled", tmp_path, monkeypatch)


@pytest.mark.usefixtures("scheduled")
def test_a_version_still_to_come_waits_where_the_rules_say_more_today(policy: Policy) -> None:
    status, said = at(policy, "check")
    assert (status, "version 2 was sealed as minor; the rules say material today" in said) == (0, True), said
    assert "so that it waits on its day: policy upgrade tiny/terms" in said
    assert "still to come, and material today" in at(policy, "upgrade")[1]
    assert at(policy, "check")[0] == 0
    assert at(policy, "build")[0] == 0
    for command in ("check", "build"):
        status, said = at(policy, command, now=ITS_DAY)
        assert (status, "policy freeze tiny/terms --revises 2" in said) == (1, True), said
    loaded = policy_source.load(SOURCE, now=datetime.datetime.fromisoformat(ITS_DAY))
    assert [one.rule for one in loaded.findings] == ["stricter"]
    applying = phases.applying(loaded.policies[0], datetime.datetime.fromisoformat(ITS_DAY))
    assert [one.version.number for one in applying] == [1]


@pytest.mark.usefixtures("scheduled")
def test_what_waits_is_taken_back(policy: Policy) -> None:
    at(policy, "upgrade")
    status, said = at(policy, "withdraw", "tiny/terms", "--by", "a-moreau", "--because", WHY, now=ITS_DAY)
    assert status == 0, said
    for command in ("check", "build"):
        assert at(policy, command, now=ITS_DAY)[0] == 0, command


@pytest.mark.usefixtures("scheduled")
def test_what_waits_is_sealed_again_and_announced(policy: Policy) -> None:
    at(policy, "upgrade")
    sealed(policy, "tiny/terms", "--revises", "2", at=ITS_DAY)
    announced(policy, "tiny/terms", at=ITS_DAY)
    for command in ("check", "build"):
        status, said = at(policy, command, now=ITS_DAY)
        assert status == 0, said


@pytest.mark.usefixtures("scheduled")
def test_what_is_in_force_stays_as_published(policy: Policy) -> None:
    later = "2026-12-21T12:00:00+00:00"
    assert "still to come" not in at(policy, "upgrade", now=later)[1]
    assert at(policy, "check", now=later) == (0, "Nothing to mend.\n")
    assert at(policy, "build", now=later)[0] == 0
