"""Ways round the notice that go by the record, the clock and the people: before → what happens.

Each is played with commands and by hand, as somebody would who wants to be rid of the notice; what must work, too.
"""

import datetime
from pathlib import Path

import pytest

from tests.conftest import NOW, Policy, Result, copied, edit
from tests.small import ANNOUNCE, KEPT, NAME, PEOPLE, RECORD, in_force, keep, refused
from tests.steps import WHY, sealed

pytestmark = pytest.mark.slow
BRAND = "policy_source/tiny/brand.yml"


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small policy, in force since 2025, whose draft keeps accounts for longer."""
    in_force(tmp_path, policy, monkeypatch)
    keep(tmp_path, "account", 5)
    return tmp_path


# Two people are two people (9)

LIST = "list them in brand.yml: people: and below it - {id: k-lind, name: Kim Lind, roles: [legal]} for each"
DANGER = ("--exception", "imminent_security", "--basis", "an attack", "--approved-by", "k-lind", "--breaks-promise")
LOWER = ("--section", "kept", "--level", "minor", "--because", WHY, "--by", "a-moreau", "--approved-by")


def reworded(tiny: Path) -> None:
    edit(tiny / KEPT, "It's filed by hand", "It is put away by hand")


def listed_twice(tiny: Path, policy: Policy, entry: str) -> Result:
    """Add an entry to the list of people, and let it approve what the first one lowers."""
    reworded(tiny)
    edit(tiny / BRAND, "people:\n", f"people:\n  - {{{entry}}}\n")
    return policy("decide", NAME, *LOWER, entry.partition(",")[0].removeprefix("id: "))


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("id: second, name: a, roles: [legal]", "“second” and “a-moreau” are one person: both are called “a”"),
        ("id: second, name: ‘A’, roles: [legal]", "“second” and “a-moreau” are one person"),
        ("id: second, name: \u0410, roles: [legal]", "“second” and “a-moreau” are one person"),  # Cyrillic
        ("id: a-rnoreau, name: B, roles: [legal]", "the ids “a-rnoreau” and “a-moreau” look alike"),
        ("id: a_moreau, name: B, roles: [legal]", "the ids “a_moreau” and “a-moreau” look alike"),
        ("id: \u0430-moreau, name: B, roles: [legal]", "“id” can't be"),
        ("id: second, name: '—', roles: [legal]", "it holds no letter"),
    ],
)
def test_one_person_under_two_names_lowers_nothing(tiny: Path, policy: Policy, entry: str, says: str) -> None:
    done = listed_twice(tiny, policy, entry)
    assert done.status == 1
    assert says in done.err
    assert f"{BRAND}:" in done.err
    assert not (tiny / RECORD).exists()


def test_two_people_lower_a_change(tiny: Path, policy: Policy) -> None:
    assert listed_twice(tiny, policy, "id: b-stone, name: B. Stone, roles: [legal]").status == 0


@pytest.mark.parametrize("name", ["K. Lind", "K-LIND", "k lind", "k\u2010lind", "k-lind ", "a.moreau", "k-lynd"])
def test_who_is_not_listed_by_this_id_approves_nothing(tiny: Path, policy: Policy, name: str) -> None:
    reworded(tiny)
    done = policy("decide", NAME, *LOWER, name)
    by_id = " ".join(name.split()) == "k-lind"
    assert done.status == (0 if by_id else 1), done.said
    sealed(policy, NAME)
    refused(policy, tiny, "is not among the people of brand.yml", "approve", NAME, "--by", name)


def test_a_brand_without_people_lowers_nothing_and_is_told_how_to_list_them(tiny: Path, policy: Policy) -> None:
    edit(tiny / BRAND, PEOPLE, "")
    reworded(tiny)
    refused(policy, tiny, LIST, "decide", NAME, *LOWER, "k-lind")
    refused(policy, tiny, LIST, "decide", NAME, *LOWER[:-1])
    higher = ("--section", "kept", "--level", "material", "--because", WHY, "--by", "a-moreau")
    assert policy("decide", NAME, *higher).status == 0
    assert policy("freeze", NAME).status == 0
    refused(policy, tiny, LIST, "approve", NAME, "--by", "k-lind")
    refused(policy, tiny, LIST, *ANNOUNCE, *DANGER)


def test_an_approval_by_hand_of_somebody_else_does_not_count(tiny: Path, policy: Policy) -> None:
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    edit(tiny / "policy_source/tiny/terms/notices/v002.yml", "by: k-lind", "by: m-lund")
    refused(policy, tiny, "nobody but a-moreau approved the text of version 2", *ANNOUNCE)


# The clock (7)

FUTURE, PAST = "2027-03-01T12:00:00+00:00", "2026-10-01T12:00:00+00:00"
INVENTED = "is not the time of this machine (2026-12-01 12:00 UTC), leave --now out"
ADDRESS = ("--by", "a-moreau", "--because", "The letters could not be printed in time.")
RECORDING: tuple[tuple[str, ...], ...] = (
    ("freeze", NAME),
    ("approve", NAME, "--by", "k-lind"),
    ANNOUNCE,
    ("announce", NAME, "--reason", "1b639165=We keep it longer."),
    ("announce", NAME, "--seen", "site"),
    ("announce", NAME, "--given", "post", "--where", "a box"),
    ("announce", NAME, "--accept-unreached", *ADDRESS, "--approved-by", "k-lind"),
    ("postpone", NAME, *ADDRESS),
    ("withdraw", NAME, *ADDRESS),
    ("decide", NAME, *LOWER, "k-lind"),
    ("decide", NAME, "--approve", "--by", "k-lind"),
    ("review", NAME, "--by", "k-lind"),
    ("takedown", NAME, "--version", "1", "--basis", "Order 12/2027", "--by", "a-moreau", "--approved-by", "k-lind"),
    ("import", "terms.md", "--brand", "tiny", "--policy", "cookies", "--as-version"),
    ("import", "--as-versions", "old", "--brand", "tiny", "--policy", "cookies"),
    ("notify", NAME, "--recipients", "list.csv"),
    ("upgrade",),
    ("build",),
)
READING = (
    *(("status",), ("diff",), ("due",), ("check",), ("decide", NAME), ("decide", NAME, "--list"), ("verify",)),
    *(("facts",), ("upgrade", "--dry-run")),
)


@pytest.fixture
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the machine's clock show noon of December 1, 2026, whatever --now says."""
    monkeypatch.setattr("tests.conftest.clock_at", lambda _: datetime.datetime.fromisoformat(NOW))


@pytest.mark.usefixtures("at_noon")
@pytest.mark.parametrize("words", RECORDING, ids=" ".join)
@pytest.mark.parametrize("now", [FUTURE, PAST, "2026-12-02T12:00:01+00:00"])
def test_nothing_is_recorded_or_published_at_an_invented_moment(
    tiny: Path, policy: Policy, words: tuple[str, ...], now: str
) -> None:
    refused(policy, tiny, INVENTED, *words, "--now", now, status=2)


@pytest.mark.usefixtures("at_noon", "tiny")
@pytest.mark.parametrize("words", READING, ids=" ".join)
@pytest.mark.parametrize("now", [FUTURE, PAST])
def test_what_only_reads_takes_any_moment(policy: Policy, words: tuple[str, ...], now: str) -> None:
    done = policy(*words, "--now", now)
    assert INVENTED not in done.said
    assert done.status in {0, 1}


@pytest.mark.usefixtures("at_noon")
@pytest.mark.parametrize("now", [NOW, "2026-12-02T12:00:00+00:00", "2026-12-02T21:00:00+09:00"])
def test_a_clock_that_is_a_little_wrong_is_no_trouble(tiny: Path, policy: Policy, now: str) -> None:
    assert policy("freeze", NAME, "--now", now).status == 0
    assert "rehearsal" not in (tiny / RECORD).read_text()


def test_nothing_is_recorded_as_earlier_than_what_was_recorded_before(tiny: Path, policy: Policy) -> None:
    sealed(policy, NAME)
    later, before = ("--now", "2026-12-02T12:00:00+00:00"), ("--now", "2026-12-01T11:00:00+00:00")
    assert policy("approve", NAME, "--by", "k-lind", *later).status == 0
    early = "this is recorded of 2026-12-02 05:00 UTC, after now (2026-12-01 11:00 UTC), set the clock right, or wait"
    refused(policy, tiny, early, *ANNOUNCE, *before)
    assert policy(*ANNOUNCE, *later).status == 0
    refused(policy, tiny, "this is recorded of 2026-12-02 12:00 UTC", "review", NAME, "--by", "k-lind")
    refused(policy, tiny, f"{RECORD}:", "announce", NAME, "--given", "post", "--where", "a box", *before)
    assert policy("announce", NAME, "--given", "post", "--where", "a box", *later).status == 0


def rehearsed(policy: Policy) -> None:
    """Take the draft into force in a rehearsal, by an invented clock."""
    done = policy("freeze", NAME, "--now", FUTURE, "--rehearsal")
    assert done.status == 0, done.said
    for words in (("approve", NAME, "--by", "k-lind"), ANNOUNCE):
        done = policy(*words, "--now", FUTURE, "--rehearsal")
        assert done.status == 0, done.said


@pytest.mark.usefixtures("at_noon")
def test_a_rehearsal_is_marked_everywhere_and_refused_by_all_that_is_real(tiny: Path, policy: Policy) -> None:
    rehearsed(policy)
    assert policy("review", NAME, "--by", "k-lind", "--now", FUTURE, "--rehearsal").status == 0
    version = tiny / "policy_source/tiny/terms/versions/v002.md"
    assert all("\nrehearsal: 'yes'\n" in path.read_text() for path in (version, tiny / RECORD))
    assert "  rehearsal: 'yes'\n" in (tiny / "policy_source/tiny/terms/reviews.yml").read_text()
    checked = policy("check")
    assert checked.status == 1
    assert f"{RECORD}:1:1: error: this was recorded in a rehearsal, with an invented clock" in checked.out
    assert policy("check", "--rehearsal", "--now", FUTURE).status == 0
    for words in (
        ("build",),
        ("withdraw", NAME, *ADDRESS),
        ("approve", NAME, "--by", "k-lind"),
        ("review", NAME, "--by", "k-lind"),
    ):
        refused(policy, tiny, "this was recorded in a rehearsal", *words)
    edit(tiny / RECORD, "rehearsal: 'yes'\n", "")
    refused(policy, tiny, "this was recorded in a rehearsal", "build")


@pytest.mark.usefixtures("at_noon")
def test_what_is_decided_in_a_rehearsal_is_marked(tiny: Path, policy: Policy) -> None:
    reworded(tiny)
    assert policy("decide", NAME, *LOWER, "k-lind", "--now", FUTURE, "--rehearsal").status == 0
    assert "version: 2\nrehearsal: 'yes'\n" in (tiny / RECORD).read_text()
    refused(policy, tiny, "this was recorded in a rehearsal", "freeze", NAME)
    refused(policy, tiny, "this was recorded in a rehearsal", "build")


@pytest.mark.usefixtures("at_noon")
def test_the_site_of_a_rehearsal_says_so_on_every_page_and_stands_apart(tiny: Path, policy: Policy) -> None:
    copied(tiny, "site_overrides")
    rehearsed(policy)
    for folder in ("site", "public", "rehearsal/site"):
        refused(
            policy,
            tiny,
            "the site of a rehearsal can't be put here",
            "build",
            "--rehearsal",
            "--site",
            folder,
            "--now",
            FUTURE,
            status=2,
        )
    done = policy("build", "--rehearsal", "--now", FUTURE)
    assert done.status == 0, done.said
    pages = sorted((tiny / "rehearsal-site").rglob("*.html"))
    assert len(pages) > 6
    for page in pages:
        assert "Rehearsal: nothing on this site applies. Its dates are invented." in page.read_text(), page
        assert '<meta name="robots" content="noindex">' in page.read_text(), page
    assert not (tiny / "site").exists()
    assert not (tiny / "build/docs").exists()


def test_the_site_of_no_rehearsal_says_nothing_of_one(tiny: Path, policy: Policy) -> None:
    copied(tiny, "site_overrides")
    assert policy("build").status == 0
    assert not any("ehearsal" in page.read_text() for page in (tiny / "site").rglob("*.html"))
