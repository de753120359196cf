"""Steps taken once: their files are copied, and where a part of the program is replaced, they are taken anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.archive import next_version
from generator.commands.freeze_checks import SealingWish
from tests import program
from tests.conftest import Policy, tree
from tests.small import NAME, in_force, keep
from tests.steps import sealed


def test_what_is_copied_is_what_the_command_wrote(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_force(tmp_path, policy, monkeypatch)
    keep(tmp_path, "account", 5)
    before = tree(tmp_path)
    sealed(policy, NAME)
    written = tree(tmp_path / "policy_source")
    for name in tree(tmp_path).keys() - before.keys():
        (tmp_path / name).unlink()
    for name, content in before.items():
        (tmp_path / name).write_bytes(content)
    done = sealed(policy, NAME)
    assert tree(tmp_path / "policy_source") == written
    assert "Sealed tiny/terms version 2" in done


def test_they_are_taken_anew_where_a_part_of_the_program_is_replaced(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_force(tmp_path, policy, monkeypatch)
    keep(tmp_path, "account", 5)
    before = program.replaced()
    monkeypatch.setitem(vars(next_version), "__warningregistry__", {"version": 0})
    assert program.replaced() == before

    def nothing(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(next_version, "add", nothing)
    assert program.replaced() == before | {"generator.archive.next_version.add"}
    with pytest.raises(AssertionError):
        sealed(policy, NAME)


def fewer(*_: object) -> tuple[()]:
    return ()


def test_what_stands_in_by_its_own_name_gives_other_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = program.stand_ins()
    monkeypatch.setattr(next_version, "add", fewer)
    there = program.stand_ins()
    assert usual is not None
    assert there is not None
    assert {*there} - {*usual} == {"generator.archive.next_version.add is tests.test_once.fewer"}
    monkeypatch.setattr(next_version, "add", lambda *_: ())
    assert program.stand_ins() is None


ADD = "generator.archive.next_version.add"


@pytest.mark.parametrize(
    "replace",
    [
        lambda patch: patch.setattr(next_version, "add", fewer),
        lambda patch: patch.setattr(ADD, fewer),
        lambda patch: patch.setitem(vars(next_version), "add", fewer),
        lambda patch: patch.delattr(next_version, "add"),
        lambda patch: patch.delattr(ADD),
        lambda patch: patch.setattr(SealingWish, "__eq__", fewer),
    ],
)
def test_each_way_of_replacing_a_part_is_noticed_and_that_it_is_put_back(
    monkeypatch: pytest.MonkeyPatch, replace: Callable[[pytest.MonkeyPatch], None]
) -> None:
    usual = program.stand_ins()
    with monkeypatch.context() as patch:
        replace(patch)
        assert program.stand_ins() != usual
    assert program.stand_ins() == usual
    replace(monkeypatch)
    assert program.stand_ins() != usual
    monkeypatch.undo()
    assert program.stand_ins() == usual
