"""Which entries of the list of people in brand.yml are one person, and which are two."""

import pytest

from generator.errors import Place
from generator.model.brand import Person
from generator.model.people import faults, nearest_person

SPELLINGS = [
    "Kim Lind",
    "kim lind",
    "KIM LIND",
    " Kim  Lind ",
    "KimLind",
    "Kim\u00a0Lind",
    "Kim\u200bLind",
    "Kim-Lind",
    "Kim_Lind",
    "K\u00edm Lind",
    "Kim Li\u0301nd",
    "Ｋｉｍ Ｌｉｎｄ",
    "\u041aim Lind",  # Cyrillic
    "Kim L\u0456nd",  # Cyrillic
    "\u039aim Lind",  # Greek
    "K\u0131m Lind",  # without its dot
    "Kirn Lind",
    "Kim 1ind",
    "Kim Iind",
    "Lind, Kim",
    "Lind Kim",
    "Kim Lind.",
    "Kim 'Lind'",
    "Kim Lind\u202e",
]
OTHERS = ["Kim Lund", "Tim Lind", "Karl Lind", "K. Lind", "Kim Lindt", "Kim Lind, Delft", "李娜", "Κατερίνα"]
IDS = ["k-1ind", "k_lind", "klind", "k-iind", "k-l-ind", "k-llnd"]
ADDRESSES = ["Kim@example.com", "kim+2@example.com", "k.im@EXAMPLE.com", " mailto:kim@example.com", "kim@example.com."]
KIM = Person("k-lind", "Kim Lind", ("legal",), "kim@example.com")


def found(*people: Person) -> str:
    return " ".join(f"{one.message} {one.remedy}" for one in faults(people, [Place("brand.yml")] * len(people)))


@pytest.mark.parametrize("name", SPELLINGS)
def test_one_name_is_one_person_however_it_is_written(name: str) -> None:
    assert "are one person: both are called “Kim Lind”" in found(KIM, Person("other", name, ("legal",)))


@pytest.mark.parametrize("name", OTHERS)
def test_other_names_are_other_people(name: str) -> None:
    assert found(KIM, Person("other", name, ("legal",))) == ""


@pytest.mark.parametrize("name", IDS)
def test_ids_that_look_alike_are_refused(name: str) -> None:
    assert "look alike" in found(KIM, Person(name, "Ada Moreau"))


@pytest.mark.parametrize(("one", "other"), [("corn", "com"), ("bo", "b0"), ("clara", "dara"), ("li", "1i")])
def test_letters_that_look_alike(one: str, other: str) -> None:
    assert "look alike" in found(Person(one, "A"), Person(other, "B"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_one_address_is_one_person(address: str) -> None:
    assert "both have the address" in found(KIM, Person("ada", "Ada Moreau", (), address))


def test_who_has_no_address_is_not_taken_for_another() -> None:
    assert (
        found(Person("kim", "Kim Lind"), Person("ada", "Ada Moreau"), Person("sam", "Sam Roy", (), "s@x.example")) == ""
    )


def test_a_name_holds_a_letter() -> None:
    assert "it holds no letter" in found(Person("kim", "—"))


def test_who_is_named_by_name_has_an_id() -> None:
    people = [
        Person("m-huber", "Mag. Maria Huber"),
        Person("d-oeztuerk", "Deniz Öztürk"),
        Person("e-huber", "Eva Huber"),
    ]
    remedies = {
        "Mag. Maria Huber": "did you mean “m-huber”?",
        "Maria Huber": "did you mean “m-huber”?",
        "Huber, Maria": "did you mean “m-huber”?",
        "Öztürk": "did you mean “d-oeztuerk”?",
        "M-Huber": "did you mean “m-huber”?",
        "Huber": "did you mean “m-huber” or “e-huber”?",
        "Anna Gruber": "known here: d-oeztuerk, e-huber, m-huber",
        "…": "known here: d-oeztuerk, e-huber, m-huber",
    }
    assert {name: nearest_person(name, people) for name in remedies} == remedies
