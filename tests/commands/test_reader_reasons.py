"""What an editor writes for readers of a change that no rule decided: where it stands, and that it changes no level."""

import re
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from tests.conftest import Policy, edit
from tests.open_draft import BY, HAND, SELL, drafted, named
from tests.small import KEPT, LATER, NAME, RECORD, TOLD, refused, shown
from tests.steps import checked, notified

WORDS = "We file by hand <b>ourselves</b> now; nobody else does it & nothing else changes."
SPRING = "What is old goes in spring, not when we find the time."
REASON = ("announce", NAME, "--reason")


@pytest.fixture
def names(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The names of the changes of a version that was sealed and approved, and is to be announced."""
    drafted(tmp_path, policy, monkeypatch)
    parts = ("by hand", "spring", "sell", "fact")
    found = dict(zip(parts, named(policy, *parts), strict=True))
    done = policy("freeze", NAME, "--yes")
    assert f"Readers are told of some changes in the program's words; `policy announce {NAME}` lists them" in done.out
    done = policy("approve", NAME, "--by", "k-lind")
    assert done.status == 0
    assert f"in the program's words: policy announce {NAME}\n" in done.out
    return found


def test_those_without_words_are_listed(tmp_path: Path, policy: Policy, names: dict[str, str]) -> None:
    done = policy("announce", NAME)
    assert done.status == 0
    assert f"{NAME} version 2: readers are told of " in done.out
    assert all(name in done.out for part, name in names.items() if part != "fact")
    assert names["fact"] not in done.out  # a rule says it
    assert f"policy announce {NAME} --reason ID=WORDS" in done.out
    listed = shown(policy, "announce", NAME)
    assert isinstance(listed["unexplained"], list)
    assert {one["id"] for one in listed["unexplained"]} >= {names["by hand"], names["sell"]}
    assert "reasons" not in (tmp_path / RECORD).read_text()


def test_words_are_written_before_the_announcement(tmp_path: Path, policy: Policy, names: dict[str, str]) -> None:
    done = policy(*REASON, f"{names['by hand'][:5]}=  {WORDS}\n ", "--reason", f"{names['spring']}={SPRING}")
    assert done.status == 0, done.said
    assert ", 2 in yours" in done.out
    assert names["by hand"] not in done.out
    record = (tmp_path / RECORD).read_text()
    assert f"reasons:\n- change: sha256:{names['by hand']}" in record
    assert f"words: {WORDS}\n" in record
    assert policy(*REASON, f"{names['spring']}=It is tidied in spring.").status == 0
    record = (tmp_path / RECORD).read_text()
    assert "words: It is tidied in spring.\n" in record
    assert record.count("words: ") == 2
    assert checked().status == 0


def told(tmp_path: Path, policy: Policy) -> tuple[str, ...]:
    """Return what readers get: the e-mail, the notice page, the page of changes."""
    policy("notify", NAME, "--dry-run", "out")
    letter = message_from_bytes((tmp_path / "out/tiny-terms-v002.eml").read_bytes(), policy=default)
    parts = [letter.get_body((kind,)) for kind in ("plain", "html")]
    assert policy("build").status == 0
    pages = [(tmp_path / f"site/tiny/terms/{name}/index.html").read_text() for name in ("notice", "versions/2/changes")]
    return " ".join("".join(part.get_content() for part in parts if part).split()), *pages


def test_readers_get_them_in_place_of_the_programs(tmp_path: Path, policy: Policy, names: dict[str, str]) -> None:
    program = "becomes “We file it”"
    both = ("--reason", f"{names['by hand']}={WORDS}", "--reason", f"{names['sell']}=Sell?")
    done = policy("announce", *TOLD_NAME, *both)
    assert done.status == 1  # too short
    done = policy("announce", *TOLD_NAME, "--reason", f"{names['by hand']}={WORDS}")
    assert done.status == 0, done.said
    assert re.search(rf"in the program's words, 1 in yours: .*{names['sell']}", done.out)
    escaped = "We file by hand &lt;b&gt;ourselves&lt;/b&gt; now; nobody else does it &amp; nothing else changes."
    letter, notice, changes = told(tmp_path, policy)
    assert f"{WORDS} " in letter
    for page in (letter, notice, changes):
        assert escaped in page
        assert program not in page
    assert "<b>ourselves" not in notice + changes
    assert re.search(r"^level: material\+consent$", (tmp_path / RECORD).read_text(), re.MULTILINE)
    assert checked().status == 0
    assert policy("verify", "site").status == 0


TOLD_NAME = (NAME, *TOLD)


def test_an_editor_explains_a_fact_beside_the_programs_sentence_or_in_its_place(
    tmp_path: Path, policy: Policy, names: dict[str, str]
) -> None:
    mine = "Accounts stay with us until the last bill is paid."
    explained = ("--reason", f"{names['fact']}={mine}")
    assert policy("announce", *TOLD_NAME, *explained).status == 0
    beside, *_ = told(tmp_path, policy)
    assert re.search(rf"3 years → 5 years\. {mine}", beside)
    assert "Before:" not in beside
    (tmp_path / "policy_source/tiny/words.yml").write_text("show:\n  facts: no\n")
    assert checked().status == 1  # the words of the notice are others
    again = policy("announce", *TOLD_NAME, *explained, "--revises", "2")
    assert again.status != 0  # nothing of the text changed
    (tmp_path / "policy_source/tiny/words.yml").unlink()
    assert checked().status == 0


def test_an_editors_words_take_the_place_of_a_facts_sentence(
    tmp_path: Path, policy: Policy, names: dict[str, str]
) -> None:
    (tmp_path / "policy_source/tiny/words.yml").write_text("show:\n  facts: no\n")
    mine = "Accounts stay with us until the last bill is paid."
    assert policy("announce", *TOLD_NAME, "--reason", f"{names['fact']}={mine}").status == 0
    for page in told(tmp_path, policy)[:2]:
        assert mine in page
        assert "3 years → 5 years" not in page
    assert "{+5+} years" in told(tmp_path, policy)[0]


def test_what_is_asked_says_it_too(tmp_path: Path, policy: Policy, names: dict[str, str]) -> None:
    words = "You can now have us sell less of what we know of you."
    assert policy("announce", *TOLD_NAME, "--reason", f"{names['sell']}={words}").status == 0
    assert policy("build").status == 0
    assert words in (tmp_path / "site/tiny/terms/policy.json").read_text()


def test_what_is_told_at_once_needs_one_reason(tmp_path: Path, policy: Policy, names: dict[str, str]) -> None:
    assert policy(*REASON, f"{names['by hand']}={WORDS}").status == 0
    left = shown(policy, "announce", NAME)["unexplained"]
    assert isinstance(left, list)
    assert names["by hand"] not in {one["id"] for one in left}
    assert (tmp_path / RECORD).is_file()


@pytest.mark.parametrize(
    ("reasons", "says", "status"),
    [
        (("{hand}=Too few",), "a reason has 10 to 300 characters, and “Too few” has 7", 1),
        (("{hand}=" + "long " * 70,), "” has 349", 1),
        (("{hand}=",), "and “” has 0", 1),
        (("{hand}=A word that turns \u202earound.",), "another character that is not seen", 1),
        (("{hand}=A bell\x07 rings in here.",), "another character that is not seen", 1),
        (("{hand}",), "--reason is ID=WORDS", 2),
        (("ffff=There is no such change.",), "no change here is called “ffff”", 2),
        (("=There is no such change.",), "doesn't name a change", 2),
        (("{hand}=It is said in one way.", "{hand}=It is said in another."), "name the same change", 2),
    ],
)
def test_words_that_are_refused(
    tmp_path: Path, policy: Policy, names: dict[str, str], reasons: tuple[str, ...], says: str, status: int
) -> None:
    given = [one.replace("{hand}", names["by hand"]).replace("{fact}", names["fact"]) for one in reasons]
    words = [word for one in given for word in ("--reason", one)]
    refused(policy, tmp_path, says, "announce", NAME, *words, status=status)
    refused(policy, tmp_path, says, "announce", *TOLD_NAME, *words, status=status)


def test_not_with_another_step(tmp_path: Path, policy: Policy, names: dict[str, str]) -> None:
    words = ("--reason", f"{names['by hand']}={WORDS}")
    refused(policy, tmp_path, "before the announcement, or with it", "announce", NAME, *words, "--seen", "x", status=2)


def test_not_after_the_announcement(tmp_path: Path, policy: Policy, names: dict[str, str]) -> None:
    assert policy("announce", *TOLD_NAME).status == 0
    refused(policy, tmp_path, "version 2 is announced already", *REASON, f"{names['by hand']}={WORDS}")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("words: We file", "words: We never file", "readers were told another reason than this"),
        ("words: We file", "word: We file", "“word” is not a key"),
        ("reasons:\n- change: sha256:", "reasons:\n- change: sha256:0", "“change” can't be"),
    ],
)
def test_a_record_that_was_edited_by_hand(
    tmp_path: Path, policy: Policy, names: dict[str, str], old: str, new: str, says: str
) -> None:
    assert policy("announce", *TOLD_NAME, "--reason", f"{names['by hand']}={WORDS}").status == 0
    edit(tmp_path / RECORD, old, new)
    assert says in checked().out


def test_words_are_bound_to_their_change(tmp_path: Path, policy: Policy, names: dict[str, str]) -> None:
    assert policy("announce", *TOLD_NAME, "--reason", f"{names['by hand']}={WORDS}").status == 0
    text = (tmp_path / RECORD).read_text()
    (digest,) = re.findall(r"reasons:\n- change: sha256:(\w+)", text)
    (tmp_path / RECORD).write_text(text.replace(digest, digest[:-1] + ("0" if digest[-1] != "0" else "1")))
    assert "this is the reason of no change of version 2" in checked().out


def test_a_revision_keeps_the_words_of_what_is_still_there(
    tmp_path: Path, policy: Policy, names: dict[str, str]
) -> None:
    words = ("--reason", f"{names['by hand']}={WORDS}", "--reason", f"{names['spring']}={SPRING}")
    assert policy("announce", *TOLD_NAME, *words).status == 0
    notified(tmp_path / "policy_source", NAME)
    edit(tmp_path / KEPT, "In spring we tidy up.", "In autumn we tidy up.")
    assert policy("freeze", NAME, "--yes", "--revises", "2", "--now", LATER).status == 0
    record = (tmp_path / RECORD.replace("v002", "v003")).read_text()
    assert WORDS in record
    assert SPRING not in record
    assert policy("check", "--now", LATER).status == 0


def test_a_change_that_counts_less_is_not_explained(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafted(tmp_path, policy, monkeypatch)
    edit(tmp_path / KEPT, SELL, HAND)
    hand, spring = named(policy, "by hand", "spring")
    because = ("--because", "It says the same as before.", *BY, "--approved-by", "k-lind")
    assert policy("decide", NAME, hand, "--level", "minor", *because).status == 0
    assert policy("freeze", NAME, "--yes").status == 0
    listed = policy("announce", NAME).out
    assert spring in listed
    assert hand not in listed
    refused(policy, tmp_path, "no change here is called", *REASON, f"{hand}={WORDS}", status=2)


def test_what_people_say_is_material_can_be_explained(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafted(tmp_path, policy, monkeypatch)
    (hand,) = named(policy, "by hand")
    assert policy("decide", NAME, hand, "--level", "material", "--because", "Readers should know.", *BY).status == 0
    assert policy("freeze", NAME, "--yes").status == 0
    assert policy(*REASON, f"{hand}={WORDS}").status == 0
