"""The list of people: what is read, and what is wrong in it, at its place and without anybody's address."""

import contextlib
import csv
import io
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import Finding, PolicyError, Severity
from generator.mail.addresses import checked
from generator.mail.recipients import MOST_FINDINGS, Recipient, read
from tests.conftest import ROOT
from tests.strategies import signs


def listed(path: Path, content: str | bytes) -> Path:
    file = path / "people.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def people(path: Path, content: str | bytes) -> list[Recipient]:
    return list(read(listed(path, content), "people.csv"))


def findings(path: Path, content: str | bytes) -> tuple[Finding, ...]:
    with pytest.raises(PolicyError) as problem:
        people(path, content)
    return problem.value.findings


ANNA = Recipient("anna@example.com", "Anna", 2)


@pytest.mark.parametrize(
    "content",
    [
        "email,name\nanna@example.com,Anna\n",
        "email,name\r\nanna@example.com,Anna\r\n",
        "email,name\ranna@example.com,Anna",
        "\ufeffemail;name\nanna@example.com;Anna\n",
        "name\temail\nAnna\tanna@example.com\n",
        '"E-Mail",EMAIL , Name\nx, anna@EXAMPLE.com ,"Anna"\n',
        "E-Mail;Name\nanna@example.com;Anna\n",
        "id,email,name,more\n1,anna@example.com,Anna,\n\n\n",
        "email,name\nanna@example.com,Anna,,,\n",
    ],
)
def test_read_in_every_usual_form(tmp_path: Path, content: str) -> None:
    assert people(tmp_path, content) == [ANNA]


@pytest.mark.parametrize(
    ("written", "address", "key"),
    [
        ("Anna@Example.COM", "Anna@example.com", "anna@example.com"),
        ("anna+list@example.com", "anna+list@example.com", "anna+list@example.com"),
        ("Ünal@example.com", "Ünal@example.com", "ünal@example.com"),
        ("U\u0308nal@example.com", "Ünal@example.com", "ünal@example.com"),
        ("用户@example.com", "用户@example.com", "用户@example.com"),
        ("a@BÜCHER.example.com", "a@xn--bcher-kva.example.com", "a@xn--bcher-kva.example.com"),
        ("a@例え。example.org", "a@xn--r8jz45g.example.org", "a@xn--r8jz45g.example.org"),
    ],
)
def test_addresses_as_mail_servers_take_them(tmp_path: Path, written: str, address: str, key: str) -> None:
    [one] = people(tmp_path, f"email\n{written}\n")
    assert (one.address, one.key) == (address, key)


@dataclass(frozen=True)
class Bad:
    """A file and where, by which rule and in what words it is refused."""

    content: str | bytes
    at: str
    rule: str
    says: str


BAD = [
    Bad("", "1:1", "empty-file", "the first line is empty"),
    Bad("\n\n", "1:1", "empty-file", "the first line is empty"),
    Bad("email,name\n\n", "2:1", "empty-file", "names nobody"),
    Bad("mail,name\na@example.com,A\n", "1:1", "column", "no column of this file has the name “email”"),
    Bad("secret@example.com\nb@example.com\n", "1:1", "column", "no column"),
    Bad("email,name, Email\na@example.com,A,b@example.com\n", "1:12", "column", "two columns “email”"),
    Bad("email,name\nsecret@example.com,J\xf6rg\n".encode("latin-1"), "2:21", "not-utf-8", "byte 0xf6"),
    Bad("email\n".encode("utf-16"), "1:1", "not-utf-8", "byte 0xff"),
    Bad("name,email\nA,secret\n", "2:3", "address", "it has no @"),
    Bad("name,email\nA,\n", "2:3", "address", "there is no address in this row"),
    Bad("name,email\nA\n", "2:1", "address", "there is no address in this row"),
    Bad("email\n@example.com\n", "2:1", "address", "before or after the @"),
    Bad("email\nsecret@\n", "2:1", "address", "before or after the @"),
    Bad("email\nsec ret@example.com\n", "2:1", "address", "a space"),
    Bad("email\nsecret@x@example.com\n", "2:1", "address", "a second @"),
    Bad("email\nsec..ret@example.com\n", "2:1", "address", "a dot too many"),
    Bad("email\nsecret＠x@example.com\n", "2:1", "address", "a second @"),
    Bad("email\nsecret@example\n", "2:1", "address", "not a domain"),
    Bad("email\nsecret@-a.example.com\n", "2:1", "address", "not a domain"),
    Bad("email\nsecret@127.0.0.1\n", "2:1", "address", "not a domain"),
    Bad("email\nsecret@[127.0.0.1]\n", "2:1", "address", "not a domain"),
    Bad("email\nsecret@faß.example.com\n", "2:1", "address", "in different ways"),
    Bad("email\nsecret@é..example.com\n", "2:1", "address", "not an international domain"),
    Bad("email\nsecret@℀.example.com\n", "2:1", "address", "not a domain"),
    Bad("email\nAnna <secret@example.com>\n", "2:1", "address", "more than an address"),
    Bad("email\nsecret@example.com, b@example.com\n".replace(",", " "), "2:1", "address", "several addresses"),
    Bad('email,name\n"secret@example.com; b@example.com",A\n', "2:1", "address", "several addresses stand in this row"),
    Bad(f"email\n{'a' * 65}@example.com\n", "2:1", "address", "longer than e-mail allows"),
    Bad(f"email\n{'ü' * 33}@example.com\n", "2:1", "address", "longer than e-mail allows"),
    Bad(f"email\na@{'b.' * 150}example.com\n", "2:1", "address", "longer than the 254 octets"),
    Bad('email,name\nsecret@example.com,"A\nBcc: x@example.org"\n', "2:22", "control-character", "a line break"),
    Bad('name,email\n"A\n","secret@example.com\r\nBcc: x"\n', "3:22", "control-character", "a line break"),
    Bad("email,name\nsecret@example.com,A\0B\n", "2:21", "control-character", "U+0000"),
    Bad("email,name\nsecret@example.com,A\u202eB\n", "2:21", "control-character", "U+202E"),
    Bad("email,name\nsecret@example.com,A\u2028B\n", "2:21", "control-character", "a line break"),
    Bad("email;name\nsecret@example.com;A\tB\n", "2:21", "control-character", "U+0009"),
    Bad(f"email,name\nsecret@example.com,{'A' * 201}\n", "2:20", "name-too-long", "201 characters"),
    Bad("email,name\nsecret@example.com,Doe, Anna\n", "2:24", "row", "3 cells and the first line 2"),
    Bad('email,name\nsecret@example.com,"A" B\n', "2:1", "quotation-mark", "opens or closes no cell"),
    Bad('email,name\nsecret@example.com,"A\n', "2:1", "quotation-mark", "opens or closes no cell"),
    Bad('email,name\nx,"A\n' + "secret@example.com,A\n" * 9000, "2:1", "row", "nothing after it was read"),
    Bad(f"email\n{'secret' * 60_000}\n", "2:1", "row", "nothing after it was read"),
]


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: f"{bad.rule} {bad.says}")
def test_bad_files_name_the_place_and_nobody(tmp_path: Path, bad: Bad) -> None:
    found = findings(tmp_path, bad.content)
    assert [(str(one.place), one.rule) for one in found] == [(f"people.csv:{bad.at}", bad.rule)], found
    assert bad.says in found[0].message
    assert found[0].remedy
    assert "secret" not in str(found[0])
    assert "example.com" not in str(found[0])


def test_a_bad_quotation_mark_hides_nothing_after_it(tmp_path: Path) -> None:
    found = findings(tmp_path, 'email\n"a"b@example.com\nno address\nc@example.com\nneither\n')
    assert [one.place.line for one in found] == [2, 3, 5]


def test_all_that_is_wrong_is_said_at_once_and_no_more_than_helps(tmp_path: Path) -> None:
    found = findings(tmp_path, "email\n" + "bad\n" * 4321)
    assert len(found) == MOST_FINDINGS + 1
    assert str(found[-1].place) == "people.csv:102:1"
    assert "4,221 more" in found[-1].message


def test_a_missing_file_can_not_be_read(tmp_path: Path) -> None:
    for path, says in ((tmp_path / "nothing", "no such file"), (tmp_path, "can't be read")):
        with pytest.raises(PolicyError, match=says) as problem:
            list(read(path, "people.csv"))
        assert problem.value.status == 2


def test_unusable_addresses_can_be_counted_instead_but_never_a_header_injection(tmp_path: Path) -> None:
    found: list[Finding] = []
    path = listed(tmp_path, "email,name\nanna@example.com,Anna\nNot One,B\n,C\n\n,\n")
    without = Recipient("", "C", 4, usable=False)
    assert list(read(path, "people.csv", found)) == [ANNA, Recipient("Not One", "B", 3, usable=False), without]
    assert [(one.place.line, one.severity) for one in found] == [(3, Severity.WARNING), (4, Severity.WARNING)]
    with pytest.raises(PolicyError, match="line break"):
        list(read(listed(tmp_path, 'email\n"a@example.com\nBcc: b"\n'), "people.csv", found))


cells = st.text(signs, max_size=30)


@given(st.lists(st.tuples(cells, cells), max_size=8), st.sampled_from(",;\t"))
def test_whatever_is_written_nothing_odd_gets_through(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], delimiter: str
) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows([("email", "name"), *rows])
    reading = read(listed(tmp_path_factory.mktemp("list"), written.getvalue()), "people.csv")
    good: list[Recipient] = []
    with contextlib.suppress(PolicyError):
        good.extend(reading)  # those before an error are kept
    for one in good:
        assert checked(one.address) == (one.address, "", "")
        assert not any(c in one.address + one.name for c in "\r\n\0\u2028")


@given(st.text(signs, max_size=40))
def test_any_text_is_an_address_or_has_a_problem_that_hides_it(text: str) -> None:
    address, problem, remedy = checked(text)
    assert bool(address) != bool(problem and remedy)
    if address:
        assert checked(address) == (address, "", "")


@pytest.mark.slow
def test_memory_does_not_grow_with_the_list(tmp_path: Path) -> None:
    code = """
import resource, sys
from pathlib import Path
from generator.mail.recipients import read
print(sum(1 for _ in read(Path(sys.argv[1]), "x")), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
    used = []
    for rows in (1_000, 50_000):
        path = tmp_path / f"{rows}.csv"
        with path.open("w") as file:
            file.write("email,name\n")
            file.writelines(f"person-{number}@example.com,Person {number}\n" for number in range(rows))
        said = subprocess.run([sys.executable, "-c", code, path], cwd=ROOT, check=True, capture_output=True, text=True)
        read_rows, kilobytes = map(int, said.stdout.split())
        assert read_rows == rows
        used.append(kilobytes)
    assert used[1] - used[0] < 2_000
