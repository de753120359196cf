"""What versions of earlier programs published is written down once, chained, proved, and never touched again."""

import datetime
import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator import files
from generator.archive import policy_files, verdict_archive, verdict_file
from generator.commands.upgrade import upgrade
from generator.errors import Finding, PolicyError
from generator.loading import policy_source
from generator.materiality.before_sealed_verdicts import table
from generator.materiality.verdict import Judged
from generator.model.document import digest
from generator.model.levels import Level
from generator.model.record import PromiseSupplement
from generator.source import promised_file
from tests import processes
from tests.conftest import ROOT, SCRIPT, Policy, edit, settled, tree
from tests.steps import publish

ARCHIVES = ROOT / "tests/archives"
AT = "2026-12-09T12:00:00+00:00"
NOW = datetime.datetime.fromisoformat(AT)
ITS_DAY = "2026-12-20T12:00:00+00:00"
SOURCE = Path("policy_source")
ACME = "policy_source/acme/privacy"
SMALL = f"{ACME}/verdicts/v008.yml"
WHY = "Nobody was told of it, so it waits for its notice."


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive with eleven versions, written down."""
    folder = tmp_path_factory.mktemp("written")
    shutil.copytree(ARCHIVES / "decisions/policy_source", folder / "policy_source")
    loaded = policy_source.load(folder / "policy_source")
    upgrade(loaded, loaded.policies[0], NOW, dry=False)
    return folder


@pytest.fixture
def written(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that archive, as the folder in which commands run."""
    shutil.copytree(kept / "policy_source", tmp_path / "policy_source")
    monkeypatch.chdir(settled(tmp_path))
    return tmp_path


def of(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy an archive, as the folder in which commands run."""
    shutil.copytree(ARCHIVES / name / "policy_source", folder / "policy_source")
    monkeypatch.chdir(settled(folder))
    return folder


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return of("decisions", tmp_path, monkeypatch)


def at(policy: Policy, *words: str, now: str = AT) -> tuple[int, str]:
    done = policy(*words, "--now", now)
    assert "Traceback" not in done.said
    return done.status, done.said


def test_it_is_written_once_and_again_nothing(acme: Path, policy: Policy) -> None:
    before = tree(acme)
    status, said = at(policy, "upgrade", "--dry-run")
    assert (status, tree(acme)) == (0, before)
    assert "this would be written" in said
    assert f"\n{SMALL}\n\n# Written by `policy upgrade`" in said
    status, said = at(policy, "upgrade", "acme/privacy")
    assert (status, "v011.yml: 8 changes, minor" in said) == (0, True)
    after = tree(acme)
    assert before.items() <= after.items()
    written = [f"{ACME}/promised.yml", *(f"{ACME}/verdicts/v{number:03}.yml" for number in range(2, 12))]
    assert sorted(after.keys() - before.keys()) == written
    status, said = at(policy, "upgrade")
    assert (status, tree(acme)) == (0, after)
    assert said == "acme/privacy: nothing has to be written down\n"
    assert "10 files of verdicts say what was published" in at(policy, "verify")[1]


def test_anybody_can_check_the_files(written: Path) -> None:
    previous = "none"
    for number in range(2, 12):
        lines = (written / f"{ACME}/verdicts/v{number:03}.yml").read_bytes().split(b"\n")
        own = hashlib.sha256(b"\n".join([lines[0], *lines[2:]])).hexdigest()
        assert lines[1:3] == [f"digest: sha256:{own}".encode(), f"previous: {previous}".encode()]
        previous = f"sha256:{own}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("timezone: ", "timezone: Pacific/Honolulu #"),
        ("unreached_percent: ", "unreached_percent: 9"),
        ("written: ", "#"),
    ],
)
def test_what_was_written_down_of_a_promise_is_not_edited(written: Path, policy: Policy, old: str, new: str) -> None:
    """Before: whoever edited it changed what readers had been promised."""
    edit(written / f"{ACME}/promised.yml", old, new)
    status, said = at(policy, "check")
    assert (status, "promised.yml" in said) == (1, True), said
    assert at(policy, "freeze", "acme/privacy", "--yes")[0] == 1


def test_the_next_version_is_sealed_with_what_was_written_down(written: Path) -> None:
    """Edited with a digest that fits it, or removed: the next version knows."""
    item = policy_source.load(written / SOURCE).policy("acme/privacy")
    said = item.promised
    assert said
    sealed_with_it = replace(item.versions[-1], number=12, promised=promised_file.digest_of(said))
    item = replace(item, versions=(*item.versions, sealed_with_it))
    found: list[Finding] = []
    promised_file.faults(item, found)
    assert found == []
    for file in (replace(said, unreached_percent=9), None):
        promised_file.faults(replace(item, promised=file), found)
    assert [one.rule for one in found] == ["promised", "promised"]


WEAKER = (("timezone: ", "timezone: Pacific/Honolulu #"), ("brand: acme", "brand: acme\nunreached_percent: 9"))
PROMISED = f"{ACME}/promised.yml"


def rewritten(root: Path, policy: Policy, *, at_site: str = "", old: str, new: str) -> tuple[int, str]:
    """Remove what was written down of the promise, promise less in brand.yml, and have it written down anew."""
    (root / PROMISED).unlink()
    edit(root / "policy_source/acme/brand.yml", old, new)
    return at(policy, "upgrade", *(("--published", at_site) if at_site else ()))


@pytest.mark.parametrize("where", ["site", "live"])
@pytest.mark.parametrize(("old", "new"), WEAKER)
def test_what_was_promised_is_not_written_anew_in_other_words(
    written: Path, policy: Policy, where: str, old: str, new: str
) -> None:
    """Before: the file was deleted, brand.yml edited, and the weaker promise was what old readers had been given."""
    publish(written, AT)
    (written / "site").rename(written / where)
    status, said = rewritten(written, policy, at_site="" if where == "site" else where, old=old, new=new)
    assert (status, "what promised.yml of acme/privacy says is published" in said) == (1, True), said
    assert "and here it is other" in said
    assert not (written / PROMISED).exists()
    status, said = at(policy, "check", "--published", where)
    assert (status, "is published" in said, "and is not here" in said) == (1, True, True), said
    (written / where).rename(written / "elsewhere")
    assert at(policy, "upgrade")[0] == 0  # nothing here shows what was published
    for words in (("check", "--published", "elsewhere"), ("build", "--published", "elsewhere")):
        status, said = at(policy, *words)
        assert (status, "and here it is other" in said) == (1, True), said
    assert not (written / "site").exists()
    assert at(policy, "upgrade", "--published", "elsewhere")[0] == 1  # where nothing is to be written, too


def test_lawful_upgrades_go_on(acme: Path, policy: Policy) -> None:
    """Near misses: a first one, beside the site of an earlier program; another promise, the file lost and as it was."""
    publish(acme, AT)  # nothing was written down then: its lists are those of an earlier program
    assert "promised" not in json.loads((acme / "site/acme/privacy/versions.json").read_text())
    assert at(policy, "upgrade")[0] == 0
    assert at(policy, "check", "--published", "site")[0] == 0
    publish(acme, AT)
    first = (acme / PROMISED).read_text()
    (acme / PROMISED).unlink()
    assert (at(policy, "upgrade")[0], (acme / PROMISED).read_text()) == (0, first)
    edit(acme / "policy_source/acme/brand.yml", *WEAKER[0])  # a change of the promise, as any: the old one stays
    assert at(policy, "upgrade") == (0, "acme/privacy: nothing has to be written down\n")
    assert at(policy, "check", "--published", "site")[0] == 0
    (acme / PROMISED).unlink()
    assert at(policy, "upgrade", "--rehearsal")[0] == 0  # a rehearsal begins anew


def test_until_it_is_published_it_is_named(written: Path, policy: Policy) -> None:
    """Before: written anew before the next build, with a digest that fits it, it was found by nobody."""
    says = "no site and no version shows yet that promised.yml of acme/privacy is as written"
    assert says not in at(policy, "check")[1]  # there is no site by which it could tell
    item = policy_source.load(written / SOURCE).policy("acme/privacy").promised
    assert isinstance(item, PromiseSupplement)
    (written / PROMISED).write_text(promised_file.file_text(replace(item, unreached_percent=9)))
    assert "says otherwise than brand.yml (unreached_percent 9, there " in at(policy, "check")[1]
    (written / PROMISED).write_text(promised_file.file_text(item))
    assert says in at(policy, "build")[1]  # the first one since the upgrade
    assert says not in at(policy, "check")[1]  # the site holds its digest
    (written / PROMISED).write_text(promised_file.file_text(replace(item, unreached_percent=9)))
    status, said = at(policy, "check")
    assert (status, "and here it is other" in said) == (1, True), said
    (written / PROMISED).unlink()
    status, said = at(policy, "check")
    assert (status, "and is not here" in said) == (1, True), said


def test_no_byte_of_a_file_can_change_unseen(kept: Path) -> None:
    content = (kept / SMALL).read_bytes()
    assert verdict_file.read(content.decode(), "acme/privacy", SMALL, [])
    for place in range(0, len(content), 4):
        changed = bytearray(content)
        changed[place] ^= (1, 8, 32)[place % 3]
        found: list[Finding] = []
        try:
            text = changed.decode()
        except UnicodeDecodeError:
            continue
        assert verdict_file.read(text, "acme/privacy", SMALL, found) is None, place
        assert [one.rule for one in found] == [verdict_file.RULE], place


def redigested(path: Path, old: str, new: str) -> None:
    """Edit a verdict file by hand, make its digest fit, and the chain after it."""
    edit(path, old, new)
    previous = ""
    for other in sorted(path.parent.glob("v*.yml")):
        lines = other.read_text().split("\n")
        if previous:
            lines[2] = f"previous: {previous}"
        previous = digest("\n".join([lines[0], *lines[2:]]).encode())
        lines[1] = f"digest: {previous}"
        other.write_text("\n".join(lines))


def exchange(root: Path) -> None:
    one, other = root / f"{ACME}/verdicts/v008.yml", root / f"{ACME}/verdicts/v009.yml"
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


def of_no_version(root: Path) -> None:
    text = (root / f"{ACME}/verdicts/v011.yml").read_text().replace("version: 11\n", "version: 12\n")
    (root / f"{ACME}/verdicts/v012.yml").write_text(text)
    redigested(root / f"{ACME}/verdicts/v012.yml", "version: 12", "version: 12")


def a_link(root: Path) -> None:
    path = root / SMALL
    path.rename(path.with_name("elsewhere.yml"))
    path.symlink_to("elsewhere.yml")


def a_folder(root: Path) -> None:
    (root / SMALL).unlink()
    (root / SMALL).mkdir()


Change = Callable[[Path], object]
HOSTILE: list[tuple[str, Change, str]] = [
    ("a reason", lambda root: edit(root / SMALL, "reason: ", "reason: Not "), "was changed"),
    ("a comment", lambda root: edit(root / SMALL, "version: 8", "version: 8  # ours"), "was changed"),
    ("nothing left", lambda root: (root / SMALL).write_text(""), "was changed"),
    ("no UTF-8", lambda root: (root / SMALL).write_bytes(b"\xff"), "not UTF-8"),
    ("gone in the middle", lambda root: (root / SMALL).unlink(), "version 8 are missing"),
    ("gone at the start", lambda root: (root / f"{ACME}/verdicts/v002.yml").unlink(), "version 2 are missing"),
    ("exchanged", exchange, "these are the verdicts of version 9, and its name says 8"),
    ("of no version", of_no_version, "there is no version 12"),
    ("of another name", lambda root: (root / SMALL).rename(root / f"{ACME}/verdicts/8.yml"), "is not the name"),
    ("a link", a_link, "symbolic link"),
    ("a folder", a_folder, "not a file"),
    ("a level, with its digest", lambda root: redigested(root / SMALL, "level: material", "level: minor"), "published"),
    ("a reason, with its digest", lambda root: redigested(root / SMALL, "  reason: '", "  reason: 'No. "), "published"),
    ("a rule, with its digest", lambda root: redigested(root / SMALL, "rule: ", "rule: X"), "published"),
]


@pytest.mark.parametrize(("name", "change", "says"), HOSTILE, ids=[row[0] for row in HOSTILE])
def test_a_file_that_was_edited_is_found(written: Path, policy: Policy, name: str, change: Change, says: str) -> None:
    change(written)
    before = tree(written)
    status, said = at(policy, "check")
    assert (status, says in said) == (1, True), f"{name}: {said}"
    assert f"{ACME}/verdicts/" in said
    assert at(policy, "verify")[0] == 1
    assert at(policy, "upgrade")[0] in {0, 1}
    assert tree(written) == before


def test_a_broken_chain_is_found(written: Path, policy: Policy) -> None:
    path = written / f"{ACME}/verdicts/v009.yml"
    lines = path.read_text().split("\n")
    lines[2] = f"previous: sha256:{'0' * 64}"
    lines[1] = f"digest: {digest(chr(10).join([lines[0], *lines[2:]]).encode())}"
    path.write_text("\n".join(lines))
    status, said = at(policy, "check")
    assert (status, said.count("these verdicts were written after others")) == (1, 2), said


def test_verdicts_of_another_text_are_found(written: Path, policy: Policy) -> None:
    path = written / SMALL
    sealed = next(line for line in path.read_text().split("\n") if line.startswith("sealed: "))
    redigested(path, sealed, f"sealed: sha256:{'0' * 64}")
    status, said = at(policy, "check")
    assert (status, "these are the verdicts of another text than version 8" in said) == (1, True), said


def test_a_run_that_is_killed_leaves_what_is_done(
    acme: Path, policy: Policy, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create = files.create

    def dying(path: Path, content: bytes) -> None:
        if path.name == "v005.yml":
            (path.parent / f".{path.name}.abcdefgh").write_bytes(content[:100])  # what a killed process leaves
            raise KeyboardInterrupt
        create(path, content)

    with monkeypatch.context() as patched:
        patched.setattr(files, "create", dying)
        loaded = policy_source.load(SOURCE)
        with pytest.raises(KeyboardInterrupt):
            upgrade(loaded, loaded.policies[0], NOW, dry=False)
    status, said = at(policy, "check")
    assert (status, "versions 5 to 11 were sealed by an earlier program" in said) == (0, True), said
    assert at(policy, "upgrade")[0] == 0
    verdicts = acme / ACME / "verdicts"
    assert tree(verdicts) == tree(kept / ACME / "verdicts")


def test_one_process_at_a_time(acme: Path, policy: Policy) -> None:
    before = tree(acme)
    with policy_files.writing(acme / ACME):
        other = processes.started(SCRIPT, "upgrade", "--now", AT, folder=acme, files=(0, None, None))
        _, said = other.communicate()
    assert (other.returncode, "another process is deciding or sealing" in said) == (2, True), said
    assert tree(acme) == before
    loaded = policy_source.load(SOURCE)
    assert at(policy, "upgrade")[0] == 0
    after = tree(acme)
    with pytest.raises(PolicyError, match="meanwhile"):
        upgrade(loaded, loaded.policies[0], NOW, dry=False)
    assert tree(acme) == after


def test_nothing_is_written_beside_what_is_broken(acme: Path, policy: Policy) -> None:
    edit(acme / ACME / "versions/v003.md", "recorded: ", "recorded:  ")
    before = tree(acme)
    assert at(policy, "upgrade")[0] == 1
    assert tree(acme) == before


def test_versions_with_their_verdicts_need_no_file(both: Path, policy: Policy) -> None:
    before = tree(both)
    assert at(policy, "upgrade") == (
        0,
        "gluptron/privacy: nothing has to be written down\nsextrontgen/privacy: nothing has to be written down\n",
    )
    assert tree(both) == before


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize(
    ("level", "status", "says"),
    [
        (Level.EDITORIAL, 0, "warning: this is not what version"),  # what is written is more, so it is accepted
        (Level.MATERIAL, 1, "error: this is not what version"),  # it is less, also by the present rules
    ],
)
def test_levels_that_come_out_otherwise_are_accepted_unless_they_are_too_low(
    policy: Policy, monkeypatch: pytest.MonkeyPatch, level: Level, status: int, says: str
) -> None:
    def otherwise(*words: object) -> tuple[Judged, ...]:
        judged = table.judge(*words)  # type: ignore[arg-type]
        return tuple(
            one if one.verdict.undecided else replace(one, verdict=replace(one.verdict, level=level)) for one in judged
        )

    monkeypatch.setattr("generator.materiality.before_sealed_verdicts.verdicts.judge", otherwise)
    done, said = at(policy, "check")
    assert (done, says in said) == (status, True), said
    assert at(policy, "verify")[0] == status
    assert at(policy, "build")[0] == 0  # it stays as it was written


ORDER = (
    "--version",
    "5",
    "--basis",
    "Order 12/2027 of the court of Delft",
    "--by",
    "a-moreau",
    "--approved-by",
    "k-lind",
)


def test_a_text_can_be_removed_by_order_afterwards(written: Path, policy: Policy) -> None:
    publish(written, AT)  # what is removed was published: else a build can't know that it was
    status, said = at(policy, "takedown", "acme/privacy", *ORDER)
    assert status == 0, said
    for command in ("check", "verify", "build"):
        assert at(policy, command)[0] == 0, command
    assert at(policy, "upgrade")[1] == "acme/privacy: nothing has to be written down\n"


def test_a_text_that_was_removed_before_has_nothing_to_write_down(acme: Path, policy: Policy) -> None:
    publish(acme, AT)
    assert at(policy, "takedown", "acme/privacy", *ORDER)[0] == 0
    assert at(policy, "upgrade")[0] == 0
    numbers = [int(path.stem[1:]) for path in sorted(Path(ACME, "verdicts").iterdir())]
    assert numbers == [2, 3, 4, 7, 8, 9, 10, 11]
    for command in ("check", "verify", "build"):
        assert at(policy, command)[0] == 0, command


def test_files_are_added_in_their_order(written: Path) -> None:
    found: list[Finding] = []
    read = verdict_archive.read(written / ACME, "acme/privacy", ACME, found)
    assert ([one.version for one in read], found) == (list(range(2, 12)), [])
