"""A build makes each thing once: with what earlier builds made come the same bytes as without, whatever happened."""

import datetime
import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.publish import input_digests
from generator.publish.build import build
from generator.publish.input_digests import Digests
from generator.publish.memo import Memo
from generator.publish.mkdocs import SiteFrame
from generator.site.policy_on_day import policy_on_day
from tests.conftest import NOW, ONE_BRAND, Policy, commands, copied, edit, tree
from tests.situations import NAME, RETENTION
from tests.steps import EDITOR, LAWYER, SUMMARY, WHY, notified

ROOT_OF = Path("policy_source")
NEXT_DAY = "2026-12-02T12:00:00+00:00"
EFFECT, POSTPONED = "2027-01-04", "2027-02-01"
AFTER = f"{POSTPONED}T12:00:00+00:00"
OF_THE_DAY = {"policy.json", "versions.json"}

Step = Callable[[Path, Policy], None]


def did(policy: Policy, *words: str) -> None:
    done = policy(*words)
    assert done.status == 0, done.said


def _nothing(project: Path, policy: Policy) -> None:
    _ = project, policy


def _sealed(project: Path, policy: Policy) -> None:
    edit(project / RETENTION, "[account], keep: 3 years", "[account], keep: 5 years")
    did(policy, "freeze", NAME, "--yes")


def _announced(project: Path, policy: Policy) -> None:
    _ = project
    did(policy, "approve", NAME, "--by", LAWYER)
    did(policy, "announce", NAME, "--by", EDITOR, "--summary", SUMMARY, "--effective", EFFECT)


def _told(project: Path, policy: Policy) -> None:
    _ = policy
    notified(project / ROOT_OF, NAME)


def _postponed(project: Path, policy: Policy) -> None:
    did(policy, "postpone", NAME, "--by", EDITOR, "--because", WHY, "--to", POSTPONED)
    notified(project / ROOT_OF, NAME)


def _coloured(project: Path, policy: Policy) -> None:
    _ = policy
    edit(project / "policy_source/gluptron/brand.yml", "#2f4a36", "#6a1b4d")


def _reframed(project: Path, policy: Policy) -> None:
    _ = policy
    edit(project / "site_overrides/main.html", "{% block extrahead %}", '{% block extrahead %}<meta name="new">')


def _rewritten(project: Path, policy: Policy) -> None:
    _ = policy
    edit(project / "site_overrides/pages/version.html", "policy-subtitle", "policy-subtitle new")


def _configured(project: Path, policy: Policy) -> None:
    _ = policy
    edit(project / "mkdocs.yml", "material/file-document-outline", "material/file-document")


JOURNEY: Sequence[tuple[str, Step, str]] = (
    ("the next day", _nothing, NEXT_DAY),
    ("a section is another, and a version sealed", _sealed, NOW),
    ("it is announced", _announced, NOW),
    ("everybody was told", _told, NOW),
    ("a day later", _nothing, NEXT_DAY),
    ("it is postponed", _postponed, NOW),
    ("it takes effect", _nothing, AFTER),
    ("another colour", _coloured, AFTER),
    ("another template of what frames pages", _reframed, AFTER),
    ("another template of a page", _rewritten, AFTER),
    ("another setting of the engine", _configured, AFTER),
)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one brand."""
    project = copied(tmp_path, *ONE_BRAND)
    monkeypatch.chdir(project)
    return project


def built(project: Path, at: str, *, memo: bool = True, name: str = "site", jobs: int = 1) -> dict[str, bytes]:
    """Build the site into a folder of that name, and return its files."""
    now = datetime.datetime.fromisoformat(at)
    build(project, policy_source.load(ROOT_OF, now=now), project / name, now, memo=memo, jobs=jobs)
    return tree(project / name)


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of one brand with its site; nobody changes it."""
    project = copied(tmp_path_factory.mktemp("start"), *ONE_BRAND)
    with commands(project):
        built(project, NOW)
    return project


@pytest.fixture
def with_site(start: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that project, in which commands run."""
    monkeypatch.chdir(shutil.copytree(start, tmp_path, dirs_exist_ok=True))
    return tmp_path


def refuse(*_: object) -> None:
    raise AssertionError


@pytest.mark.slow
def test_whatever_happened_the_same_bytes_come_with_and_without_the_memo(small: Path, policy: Policy) -> None:
    before = built(small, NOW)
    assert built(small, NOW, memo=False, name="anew") == before
    for what, step, at in JOURNEY:
        step(small, policy)
        site, anew = built(small, at), built(small, at, memo=False, name="anew")
        assert site == anew, (what, sorted(path for path in anew if site.get(path) != anew[path]))
        if what == "the next day":
            changed = {path for path in site if site[path] != before[path]}
            assert changed == {f"{NAME}/{path}" for path in OF_THE_DAY}


def _with_past_texts(project: Path, policy: Policy) -> None:
    for year, period in (("2020", 4), ("2019", 2)):
        text = f"# Privacy Policy\n\n## Retention\n\nWe keep accounts for {period} years.\n"
        (project / f"{year}.md").write_text(text)
        where = ("--brand", "gluptron", "--policy", "privacy", "--as-version", "--effective", f"{year}-01-01")
        did(policy, "import", f"{year}.md", *where)


@pytest.mark.parametrize("step", [_nothing, _with_past_texts])  # no record says the levels of past texts
def test_where_nothing_changed_nothing_is_made(
    small: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, step: Step
) -> None:
    step(small, policy)
    before = built(small, NOW)
    written = (small / "site" / NAME / "index.html").stat()
    monkeypatch.setattr(SiteFrame, "build", refuse)
    monkeypatch.setattr(Memo, "keep", refuse)
    assert built(small, NOW) == before
    now = (small / "site" / NAME / "index.html").stat()
    assert (now.st_ino, now.st_mtime_ns) == (written.st_ino, written.st_mtime_ns)


def test_a_new_program_makes_all_anew(with_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small, before = with_site, tree(with_site / "site")
    made: list[str] = []
    keep = Memo.keep

    def noted(memo: Memo, key: str, folder: Path, paths: Sequence[str], note: str = "") -> None:
        made.append(key)
        keep(memo, key, folder, paths, note)

    monkeypatch.setattr(input_digests, "program", lambda _: "another program")
    monkeypatch.setattr(Memo, "keep", noted)
    assert built(small, NOW) == before
    assert len(made) > len([path for path in before if path.endswith("/index.html")])


@pytest.mark.parametrize("kind", ["contents", "listed", "parts"])
def test_what_is_damaged_is_made_again_and_never_shown(with_site: Path, kind: str) -> None:
    small, before = with_site, tree(with_site / "site")
    for path in (small / "build/memo" / kind).rglob("*"):
        if path.is_file():
            path.unlink()
            path.write_bytes(b"damaged")
    assert built(small, "2026-12-01T12:00:00+00:00", name="other") == before
    assert built(small, NOW) == before


def test_what_somebody_changed_in_the_published_folder_is_made_again(with_site: Path) -> None:
    small, before = with_site, tree(with_site / "site")
    with (small / "site" / NAME / "index.html").open("a") as file:
        file.write("<p>Not ours.</p>")
    assert built(small, NOW) == before


def test_the_memo_can_be_deleted_and_none_is_kept_without(small: Path) -> None:
    before = built(small, NOW, memo=False)
    assert not (small / "build/memo").exists()
    assert built(small, NOW) == before
    shutil.rmtree(small / "build/memo")
    assert built(small, NOW) == before


def test_jobs_share_the_memo(both: Path) -> None:
    alone = built(both, NOW, name="alone")
    shutil.rmtree(both / "build/memo")
    assert built(both, NOW, jobs=2) == alone
    assert built(both, NOW, jobs=2) == alone


def test_the_memo_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.publish.memo.MOST_BYTES", 10_000)
    memo = Memo(tmp_path / "memo", "")
    for number in range(8):
        made = tmp_path / str(number)
        made.mkdir()
        (made / "page").write_bytes(bytes([number]) * 3_000)
        memo.keep(memo.key("page", number), made, ["page"])
        shutil.rmtree(made)
        memo.prune(made)
    assert sum(path.stat().st_size for path in memo.folder.rglob("*") if path.is_file()) <= 10_000
    (tmp_path / "new").mkdir()
    assert memo.restored(memo.key("page", 7), tmp_path / "new")
    assert (tmp_path / "new/page").read_bytes() == bytes([7]) * 3_000
    assert not memo.restored(memo.key("page", 0), tmp_path / "new")


def test_values_have_the_same_digest_only_where_they_are_the_same() -> None:
    different = [
        1, True, "1", b"1", None, 1.0, ("1",), ("1", ""), ("", "1"), (("1",), ""), {"1": ""}, {"": "1"},
        datetime.date(2026, 1, 1), "2026-01-01", frozenset({"1"}), ("a", "b"), ("ab", ""), built, refuse,
    ]  # fmt: skip
    assert len({Digests().of(one) for one in different}) == len(different)
    assert Digests().of({"a": 1}) == Digests().of({"a": 1})
    with pytest.raises(TypeError, match="object has no digest"):
        Digests().of(object())


def test_a_policy_is_the_same_from_day_to_day_and_another_when_a_version_is(small: Path, policy: Policy) -> None:
    def digest(at: str) -> str:
        now = datetime.datetime.fromisoformat(at)
        (loaded,) = policy_source.load(ROOT_OF, now=now).policies
        return Digests().of(policy_on_day(loaded, now).without_day())

    before = digest(NOW)
    assert digest(NEXT_DAY) == before
    edit(small / RETENTION, "[account], keep: 3 years", "[account], keep: 5 years")
    assert digest(NOW) == before  # drafts are not for readers
    did(policy, "freeze", NAME, "--yes")
    sealed = digest(NOW)
    assert sealed != before
    _announced(small, policy)
    assert digest(NOW) != sealed
    _told(small, policy)
    assert digest(NOW) != digest(f"{EFFECT}T12:00:00+00:00")


def test_no_page_may_ask_for_the_day(small: Path) -> None:
    now = datetime.datetime.fromisoformat(NOW)
    (loaded,) = policy_source.load(small / ROOT_OF, now=now).policies
    with pytest.raises(AssertionError, match=NAME):
        _ = policy_on_day(loaded, now).without_day().today


def test_a_release_is_built_without_the_memo(small: Path, policy: Policy) -> None:
    did(policy, "build", "--no-memo")
    assert not (small / "build/memo").exists()
    assert json.loads((small / "site/policies.json").read_text())["policies"]
