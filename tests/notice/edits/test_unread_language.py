"""No way round the notice by a language that nobody here reads: each thing that people alone can judge is named."""

from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.model.levels import Level
from tests.conftest import NOW, Policy, edit
from tests.notice.edits.drafts import PLAIN, drafted, seal, section
from tests.small import KEPT, LATER, NAME, ROOT_OF, shown
from tests.steps import announced, checked, sealed

POLICY = "policy_source/tiny/terms/policy.yml"


@pytest.mark.parametrize(
    ("language", "new", "expected"),
    [
        ("pl", "Odpowiadamy szybko i możemy sprzedawać dane.", Level.CONSENT),
        ("pt", "Respondemos depressa.", Level.CONSENT),
        ("en", "We answer soon. Możemy sprzedawać dane partnerom.", Level.CONSENT),
        ("en", "We answer soon. Dados podem ser vendidos.", Level.CONSENT),
        ("en", "We answer soon, and on Sundays.", Level.MATERIAL),
        ("en", "We answer soon. Bakeries deliver fresh bread.", Level.MATERIAL),
        ("de", "We answer soon. Dados podem ser vendidos.", Level.CONSENT),
        ("fr", "We answer soon. Bu siteyi kullanarak kosullari kabul edersiniz.", Level.CONSENT),
        ("de", "We answer soon. Frische Brote liefern wir morgens aus.", Level.MATERIAL),
        ("fr", "We answer soon. Livraison rapide, paniers verts, légumes croquants.", Level.MATERIAL),
        ("es", "We answer soon. Entregamos panes frescos cada mañana.", Level.MATERIAL),
        ("it", "We answer soon. Consegniamo pane fresco ogni mattina.", Level.MATERIAL),
        ("it", "We answer soon. Ricette nell’informativa generale.", Level.MATERIAL),
        ("nl", "We answer soon. Verse broden, snelle levering, lekkere groenten.", Level.MATERIAL),
    ],
)
def test_an_undecided_change_of_words_that_are_not_read_counts_as_if_it_needed_consent(
    tiny: Path, language: str, new: str, expected: Level
) -> None:
    """Before: “we may sell data” came to a Polish text, and nobody was asked whether that needs consent."""
    edit(tiny / POLICY, "language: en", f"language: {language}")
    seal(section("other", "We answer soon."))
    found = [one for one in drafted(section("other", new)) if one.verdict.undecided]
    assert {one.verdict.level for one in found} == {expected}


def test_one_person_says_that_such_a_change_needs_none(tiny: Path, policy: Policy) -> None:
    edit(tiny / POLICY, "language: en", "language: pl")
    seal(section("other", "Odpowiadamy szybko."))
    Path(PLAIN).write_text(section("other", "Odpowiadamy zawsze."))
    assert "counts as material+consent until one person says" in policy("diff", NAME).out
    sealed(policy, NAME)
    assert shown(policy, "approve", NAME, "--by", "k-lind")["level"] == "material"


def test_what_people_say_in_such_a_notice_is_named_once(tiny: Path, policy: Policy) -> None:
    """Before: a Polish text was put off because “it applies already”, and nothing said that nobody here read that."""
    edit(tiny / POLICY, "language: en", "language: pl")
    seal(section("other", "Odpowiadamy szybko."))
    edit(tiny / KEPT, "keep: 3 years", "keep: 5 years")
    sealed(policy, NAME)
    announced(policy, NAME)
    assert unread() == ["its summary"]
    because = ("--by", "a-moreau", "--because", "Nowy tekst już obowiązuje, proszę to pominąć.")
    assert policy("postpone", NAME, *because, "--now", LATER).status == 0
    assert unread(LATER) == ["its summary, why it is postponed"]
    assert unread("2027-06-01T12:00:00+00:00") == []  # what applies is past this
    assert policy("withdraw", NAME, *because, "--now", LATER).status == 0
    assert unread(LATER) == ["its summary, why it is postponed, why it is taken back"]


def unread(at: str = NOW) -> list[str]:
    """Return what `check` says that nobody reads of what people say in notices."""
    lines = [line for line in checked(at).out.splitlines() if "in a language that is not read (pl): " in line]
    return [line.partition("(pl): ")[2].partition("; somebody")[0] for line in lines]


def test_what_people_say_in_a_notice_that_is_read_is_not(tiny: Path, policy: Policy) -> None:
    seal(section("other", "We answer soon."))
    edit(tiny / KEPT, "keep: 3 years", "keep: 5 years")
    sealed(policy, NAME)
    announced(policy, NAME)
    assert [one.rule for one in policy_source.load(ROOT_OF).findings if one.rule == "unread-words"] == []
