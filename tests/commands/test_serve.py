"""`policy serve`: drafts on this machine alone, made anew at each save, with sealed pages beside them."""

import datetime
import http.client
import multiprocessing
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from generator import folders
from generator.commands import live_preview, loopback
from generator.commands import serve as command
from generator.commands.file_watcher import watched_files
from generator.commands.live_preview import LivePreview
from generator.commands.loopback import NOT_THERE, Answer
from generator.commands.serve import ServeWish, serving
from generator.errors import PolicyError
from tests.browsing import expect
from tests.conftest import NOW, Policy, copied, edit, tree
from tests.small import FOLDER, KEPT, NAME

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MOMENT = datetime.datetime.fromisoformat(NOW)
BELOW = "a-token"
DRAFT = f"{NAME}/draft/"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[str]:
    """A server with one page, and the address that a request goes to."""
    (tmp_path / "secret").write_text("secret")

    def events(_: float) -> Iterator[str]:
        yield "1"

    pages = {"": Answer(b"all"), "a/b/": Answer(b"page")}
    with loopback.serving(0, BELOW, lambda at: pages.get(at, NOT_THERE), events) as address:
        yield address


def asked(address: str, path: str, *, method: str = "GET", **headers: str) -> tuple[int, bytes, dict[str, str]]:
    where = urlsplit(address)
    line = http.client.HTTPConnection("127.0.0.1", where.port or 0, timeout=10)
    line.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        line.putheader(name, value)
    line.endheaders()
    got = line.getresponse()
    found = got.status, got.read(), dict(got.headers)
    line.close()
    return found


def test_only_this_machine_with_the_token_is_answered(here: str) -> None:
    port = urlsplit(here).port
    status, content, headers = asked(here, f"/{BELOW}/a/b/")
    assert (status, content) == (200, b"page")
    assert (headers["Referrer-Policy"], headers["X-Frame-Options"]) == ("no-referrer", "DENY")
    assert "Access-Control-Allow-Origin" not in headers
    assert asked(here, f"/{BELOW}/", Host=f"localhost:{port}")[1] == b"all"
    for name in ("evil.example", f"evil.example:{port}", "127.0.0.1", f"127.0.0.1:{port + 1 if port else 0}", ""):
        assert asked(here, f"/{BELOW}/", Host=name)[0] == 403
    for path in ("/", "/a-toke/", "/a-token2/", "/A-BELOW/", "/%61-token/", "//a/"):
        assert asked(here, path)[:2] == (403, b"This is not the address.\n")
    for method in ("HEAD", "POST", "PUT", "DELETE", "OPTIONS"):
        assert asked(here, f"/{BELOW}/", method=method)[0] == 501


@pytest.mark.parametrize(
    "path",
    ["../secret", "a/../../secret", "%2e%2e/secret", "..%2fsecret", "%2e%2e%5csecret", "a%00", "/etc/passwd", "%ff"],
)
def test_no_path_leads_out(here: str, path: str) -> None:
    assert asked(here, f"/{BELOW}/{path}")[0] == 404


def test_files_are_found_below_the_folder_alone(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a").write_text("a")
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "in/link").symlink_to(tmp_path / "secret")
    inside = live_preview._inside  # noqa: SLF001 -- the last fence
    assert inside(tmp_path / "in", "a")
    assert not any(inside(tmp_path / "in", path) for path in ("../secret", "link", "", "b", str(tmp_path / "secret")))


class NoProcess:
    """Stands for the process that makes sealed pages, and makes them at once when somebody waits for it."""

    begun = 0

    def __init__(self, target: object, args: tuple[object, ...], **_: object) -> None:
        self.args, self.done = args, False
        assert target is live_preview.make_sealed

    def start(self) -> None:
        NoProcess.begun += 1

    def join(self) -> None:
        if not self.done:
            live_preview.make_sealed(*self.args)  # type: ignore[arg-type]
        self.done = True

    def terminate(self) -> None:
        self.done = True


@pytest.fixture
def live(tiny: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> LivePreview:
    context = type("Context", (), {"Process": NoProcess})
    monkeypatch.setattr(multiprocessing, "get_context", lambda _: context)
    NoProcess.begun = 0
    made = LivePreview(tiny, Path("policy_source"), tmp_path_factory.mktemp("scratch"), lambda: MOMENT)
    made.make()
    return made


def shown(live: LivePreview, address: str = DRAFT) -> str:
    path = live.page(address)
    assert path, address
    return unescape(path.read_text())


def test_a_save_makes_the_drafts_anew_and_the_sealed_pages_once(live: LivePreview, tiny: Path) -> None:
    before = tree(tiny)
    assert "Your account for 5 years." in shown(live)
    assert "Your account for 3 years." in shown(live, f"{NAME}/")
    assert live.page(f"{NAME}/versions/1/") == live.page(f"{NAME}/versions/1/index.html")
    assert live.page(f"{NAME}/compare/texts.json") is None or live.page(f"{NAME}/compare/")
    assert (live.page("nothing/"), live.page("tiny/nothing/"), live.page("tiny")) == (None, None, None)
    assert tree(tiny) == before
    assert NoProcess.begun == 1
    former = dict(live.made)
    edit(tiny / KEPT, "It's filed by hand.", "It's filed by a machine.")
    live.make([(tiny / KEPT).absolute()])
    assert "filed by a machine" in shown(live)
    assert "filed by hand" in shown(live, f"{NAME}/")
    assert all(live.made[part] > former[part] for part in ("", "tiny"))
    assert NoProcess.begun == 1


def test_the_search_asks_for_what_is_there_before_anything_is_sealed(live: LivePreview, tiny: Path) -> None:
    sealed = live.page("tiny/search/search_index.json")
    assert sealed
    assert "Your account for 3 years." in sealed.read_text()
    for name in ("versions", "notices"):
        shutil.rmtree(tiny / FOLDER / name, ignore_errors=True)
    live.make()
    fresh = live.page("tiny/search/search_index.json")
    assert fresh
    assert "Your account" not in fresh.read_text()


def test_a_sealed_version_and_a_changed_theme_are_shown(live: LivePreview, tiny: Path, policy: Policy) -> None:
    assert policy("freeze", NAME, "--yes").status == 0
    live.make([(tiny / "policy_source/tiny/terms/versions/v002.md").absolute()])
    assert "The draft is the same as version 2." in shown(live)
    assert NoProcess.begun == 2
    copied(tiny, "site_overrides/pages")
    edit(tiny / "site_overrides/pages/draft.html", "draft_head(view.head) }}", "draft_head(view.head) }} A new theme.")
    live.make([(tiny / "site_overrides/pages/draft.html").absolute()])
    assert "A new theme." in shown(live)
    assert NoProcess.begun == 3


def test_a_template_that_cant_be_filled_is_said_with_its_line(live: LivePreview, tiny: Path) -> None:
    """Only pages of sealed versions are made from it: they were missing without a word."""
    copied(tiny, "site_overrides/pages")
    template = tiny / "site_overrides/pages/history.html"
    edit(template, "{% block body %}", "{% block body %}{{ no.thing }}")
    live.make([template.absolute()])
    address = f"{NAME}/history/"
    assert live.page(address) is None
    answer = command._answer(live, address)  # noqa: SLF001 -- what a browser is sent
    assert answer.status == 500
    line = next(n for n, words in enumerate(template.read_text().splitlines(), 1) if "no.thing" in words)
    assert f"pages/history.html:{line}" in answer.content.decode()
    with pytest.raises(PolicyError, match="this template can't be filled"):
        live.require_sealed()
    live.require_sealed()  # it is said once
    assert "pages/history.html" in shown(live, "")
    shutil.rmtree(tiny / "site_overrides/pages")
    live.make([template.absolute()])
    assert live.page(address)
    assert live.refused(address) == ()
    assert "pages/history.html" not in shown(live, "")


def test_what_cant_be_read_says_so_above_the_last_good_text(live: LivePreview, tiny: Path) -> None:
    edit(tiny / KEPT, "type: retention", "type: retentoin")
    live.make([(tiny / KEPT).absolute()])
    page = shown(live)
    assert "This draft can’t be read as it is." in page
    assert "policy_source/tiny/terms/sections/kept.md:2:" in page
    assert "Did you mean" in page
    assert "Your account for 5 years." in page
    brand = tiny / "policy_source/tiny/brand.yml"
    edit(brand, "timezone: America/New_York", "timezone: Mars")
    live.make([brand.absolute()])
    assert "policy_source/tiny/brand.yml:" in shown(live)
    assert "can’t be read as it is" in shown(live, "")
    edit(brand, "timezone: Mars", "timezone: America/New_York")
    edit(tiny / KEPT, "type: retentoin", "type: retention")
    live.make([(tiny / KEPT).absolute(), brand.absolute()])
    assert "can’t be read" not in shown(live)


def test_a_source_that_cant_be_read_at_all_is_said_on_the_list(tiny: Path, live: LivePreview) -> None:
    (tiny / "policy_source").rename(tiny / "moved")
    live.make()
    assert "there is no such folder" in shown(live, "")


def test_what_is_written_is_noticed_and_what_editors_keep_beside_it_is_not(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b.md").write_text("1")
    (tmp_path / "c.yml").write_text("1")
    with watched_files([tmp_path / "a"], [tmp_path / "c.yml"]) as changes:
        (tmp_path / "a/b.md").read_text()
        (tmp_path / "a/.b.md.swp").write_text("2")
        (tmp_path / "a/b.md~").write_text("2")
        (tmp_path / "d.yml").write_text("2")
        assert changes.wait(0.3) == frozenset()
        (tmp_path / "a/new").write_text("2")
        (tmp_path / "a/new").rename(tmp_path / "a/b.md")
        assert tmp_path / "a/b.md" in changes.wait(20)
        (tmp_path / "c.yml").write_text("2")
        assert changes.wait(20) == {tmp_path / "c.yml"}


def test_a_folder_that_takes_the_place_of_another_is_watched_on(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/c.md").write_text("1")
    with watched_files([tmp_path / "a"]) as changes:
        for number in range(2):
            with folders.aside(tmp_path / "a/b") as fresh:
                (fresh / "c.md").write_text(f"another {number}")
            assert changes.wait(20) == {tmp_path / "a/b/c.md"}
            (tmp_path / "a/b/c.md").write_text(f"one more {number}")
            assert changes.wait(20) == {tmp_path / "a/b/c.md"}


def test_an_unknown_brand_and_a_taken_port_are_refused(tiny: Path) -> None:
    wish = ServeWish(tiny, Path("policy_source"), BELOW, lambda: MOMENT, "tinny")
    with pytest.raises(PolicyError, match="no brand is called so"), serving(wish):
        pass
    with loopback.serving(0, BELOW, lambda _: NOT_THERE, lambda _: iter(())) as taken:
        port = urlsplit(taken).port or 0
        wish = ServeWish(tiny, Path("policy_source"), BELOW, lambda: MOMENT, "tiny", port)
        with pytest.raises(PolicyError, match="this port can't be used"), serving(wish):
            pass


@pytest.mark.slow
def test_an_open_page_shows_a_save_by_itself(tiny: Path, browser: "Browser") -> None:
    """The whole of it: a real server, its own process for sealed pages, real files, a real browser."""
    before = tree(tiny)
    with serving(ServeWish(tiny, Path("policy_source"), BELOW, lambda: MOMENT)) as (address, step):
        page = browser.new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text))
        page.goto(f"{address}{DRAFT}")
        expect(page.get_by_text("Your account for 5 years.").first).to_be_visible()
        stepped = threading.Thread(target=step, args=(60,))
        stepped.start()
        edit(tiny / KEPT, "It's filed by hand.", "It's filed by a machine.")
        expect(page.get_by_text("It's filed by a machine.").first).to_be_visible(timeout=60_000)
        stepped.join()
        page.get_by_role("link", name="What it changes").click()
        expect(page.get_by_role("heading", name="Changes, the weightiest first")).to_be_visible()
        page.goto(f"{address}{NAME}/versions/1/", timeout=60_000)
        expect(page.get_by_text("Your account for 3 years.").first).to_be_visible()
        assert complaints == []
        page.goto(f"{address}{DRAFT}")
    expect(page.get_by_text("The preview has stopped: this page may be old.")).to_be_visible(timeout=30_000)
    page.close()
    edit(tiny / KEPT, "It's filed by a machine.", "It's filed by hand.")
    assert tree(tiny) == before


def test_the_command_says_where_and_ends_with_ctrl_c(
    tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    wishes: list[ServeWish] = []

    @contextmanager
    def served(wish: ServeWish) -> Iterator[tuple[str, object]]:
        wishes.append(wish)
        yield "http://127.0.0.1:1/x/", lambda _: (_ for _ in ()).throw(KeyboardInterrupt)

    monkeypatch.setattr(command, "serving", served)
    for _ in range(2):
        done = policy("serve", "tiny")
        assert (done.status, "The drafts are at http://127.0.0.1:1/x/ until you press Ctrl-C." in done.out) == (0, True)
    assert [one.only for one in wishes] == ["tiny", "tiny"]
    assert wishes[0].token != wishes[1].token
    assert min(len(one.token) for one in wishes) == 32
    assert abs(wishes[0].clock() - MOMENT) < datetime.timedelta(minutes=1)
    assert (tiny / "policy_source").is_dir()
