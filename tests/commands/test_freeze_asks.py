"""`policy freeze` says what will be for good, and asks: nothing is sealed unless somebody says so."""

import datetime
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import freeze_command
from generator.cli.freeze_command import FreezeWish
from generator.commands.freeze_checks import SealingWish
from generator.errors import COULD_NOT_RUN, PolicyError
from generator.loading import policy_source
from generator.model.document import content_digest
from tests.conftest import NOW, Policy, edit, tree
from tests.small import KEPT, NAME, in_force, keep
from tests.steps import decided, sealed_and_announced

MOMENT = datetime.datetime.fromisoformat(NOW)
RECORD = "policy_source/tiny/terms/versions/v002.md"


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, policy: Policy) -> Path:
    return in_force(tmp_path, policy, monkeypatch)


def answered(*keys: str) -> tuple[Callable[[], str], list[str]]:
    """Return a keyboard on which these keys are pressed, and what is left of them."""
    left = [*keys]

    def key() -> str:
        if not left:
            raise EOFError
        return left.pop(0)

    return key, left


def asked(*keys: str, how: SealingWish | None = None) -> str:
    """Run the command where somebody presses these keys, and return what was said."""
    said: list[str] = []
    loaded = policy_source.load(Path("policy_source"))
    key, left = answered(*keys)
    wish = FreezeWish(how or SealingWish())
    freeze_command.run(loaded, loaded.policy(NAME), MOMENT, wish, key, lambda text, *_, **__: said.append(text))
    assert not left
    return "".join(said)


def test_a_dry_run_says_in_three_lines_what_would_be_for_good(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 5)
    before = tree(tiny)
    done = policy("freeze", NAME, "--dry-run")
    draft = policy_source.load(Path("policy_source")).policy(NAME).draft
    assert draft
    text, counts, when, sealed = done.out.splitlines()
    assert (done.status, sealed) == (0, "Nothing was sealed.")
    assert text.startswith(f"{NAME} becomes version 2 for good: nobody edits that text or takes it back again (")
    assert text.endswith(f"(its content: {content_digest(draft)}).")
    assert counts.startswith("It changes version 1: ")
    assert "material" in counts
    assert "30 days' notice, so it applies from 2027-01-01 at the earliest, if readers are told today; " in when
    said = json.loads(policy("freeze", NAME, "--dry-run", "--yes", "--format", "json").out)
    assert said["for_good"] == [text, counts, when]
    assert (said["version"], said["sealed"], said["content"]) == (2, False, content_digest(draft))
    assert tree(tiny) == before


def test_what_is_warned_of_is_said_before_it_is_sealed(tiny: Path, policy: Policy) -> None:
    """Before: a version with warnings was sealed without a word, and could not be mended any more."""
    edit(tiny / KEPT, "by hand", "by hand for {{ facts.retention.account.keep }}, and 3 years")
    warned = f"The draft has 1 warning, which nobody can mend once it is sealed: `policy check {NAME}`."
    assert policy("freeze", NAME, "--dry-run").out.splitlines()[3:] == [warned, "Nothing was sealed."]
    assert policy("freeze", NAME, "--yes").out.startswith(f"{warned}\nSealed {NAME} version 2")


def test_a_day_that_is_past_is_told_as_past(tiny: Path, policy: Policy) -> None:
    shutil.rmtree(tiny / "policy_source/tiny/terms/versions")
    shutil.rmtree(tiny / "policy_source/tiny/terms/notices", ignore_errors=True)
    on = ("freeze", NAME, "--effective", "2025-01-01")
    assert "It took effect on 2025-01-01; a day that" in policy(*on, "--dry-run").out
    assert "  took effect on 2025-01-01\n" in policy(*on, "--yes").out


def test_where_nobody_can_be_asked_nothing_is_sealed(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 5)
    before = tree(tiny)
    done = policy("freeze", NAME)
    assert done.status == COULD_NOT_RUN
    assert done.out.startswith(f"{NAME} becomes version 2 for good")
    assert "--yes: nobody can be asked here, so nothing was sealed; read what --dry-run says" in done.err
    done = policy("freeze", NAME, "--format", "json")
    assert (done.status, done.out) == (COULD_NOT_RUN, "")
    assert tree(tiny) == before
    assert policy("freeze", NAME, "--yes").status == 0


def test_what_is_wrong_is_said_before_anything_is_asked(tiny: Path, policy: Policy) -> None:
    done = policy("freeze", NAME)
    assert (done.status, done.out) == (1, "")
    assert "the draft is the same as version 1" in done.err
    assert not (tiny / RECORD).exists()


def test_somebody_who_says_yes_seals_it(tiny: Path) -> None:
    keep(tiny, "account", 5)
    said = asked("y")
    assert "it is a working day).\nSeal it? [y/n] y\nSealed tiny/terms version 2" in said
    assert (tiny / RECORD).exists()


@pytest.mark.parametrize("keys", ["n", " ", "\r", ""])
def test_whoever_says_anything_else_seals_nothing(tiny: Path, keys: str) -> None:
    keep(tiny, "account", 5)
    before = tree(tiny)
    with pytest.raises(PolicyError, match="nothing was sealed") as refused:
        asked(*keys)
    assert refused.value.status == COULD_NOT_RUN
    assert tree(tiny) == before


def test_whoever_answers_in_another_language_is_asked_again(tiny: Path) -> None:
    """Before: “ja” was a no, and its second letter went to the shell."""
    keep(tiny, "account", 5)
    before = tree(tiny)
    with pytest.raises(PolicyError, match="nothing was sealed"):
        asked("j", "a", "\r")
    assert tree(tiny) == before
    said = asked("j", "y")
    assert "[y/n] j\n“j” is no answer: y for yes, n for no.\nSeal it? [y/n] y\nSealed tiny/terms version 2" in said


def test_which_text_is_asked_before(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 5)
    sealed_and_announced(policy, NAME, effective="2027-02-01")
    edit(tiny / "policy_source/tiny/terms/sections/kept.md", "It's", "It’s")
    decided(policy, NAME, level="editorial")
    said = asked("r", "y")
    assert "it takes the place of version 2 (--revises 2)" in said
    assert "; it takes the place of version 2." in said
    assert (tiny / "policy_source/tiny/terms/versions/v003.md").exists()


def test_decisions_that_go_with_it_are_named(tiny: Path, policy: Policy) -> None:
    edit(tiny / "policy_source/tiny/terms/sections/kept.md", "by hand", "by machine")
    decided(policy, NAME, level="minor")
    counts, when = policy("freeze", NAME, "--dry-run").out.splitlines()[1:3]
    assert counts == "It changes version 1: 1 change, minor; 1 decision by people, published with their names."
    assert when == "It takes effect on 2026-12-01; a day that is sealed is never brought forward."


def test_beside_a_policy_that_readers_know_a_first_version_is_for_people_to_read(tiny: Path, policy: Policy) -> None:
    """Before: “there is nothing that it changes”, whatever the new text takes back of what the known one promises."""
    said = "Readers know tiny/terms: whether this text takes back what is said there, people have to see; "
    assert "Readers know" not in policy("freeze", NAME, "--dry-run").out
    shutil.copytree(tiny / "policy_source/tiny/terms/sections", tiny / "policy_source/tiny/cookies/sections")
    (tiny / "policy_source/tiny/cookies/policy.yml").write_text(
        "title: C\nkind: cookies\nlanguage: en\nsections: [kept, asked]\n"
    )
    for answer in ("--dry-run", "--yes"):
        assert said in policy("freeze", "tiny/cookies", answer).out, answer
