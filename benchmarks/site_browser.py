"""What a real browser tells of a page: axe, keyboard, headings, redline, requests, console, and life without script."""

import contextlib
import re
import shutil
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, cast

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it carries no types
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.site_files import compressed
from benchmarks.site_pages import COMPARED, Found, kind_of
from benchmarks.site_served import Served

Scheme = Literal["light", "dark"]
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
WIDTHS: Final = (360, 1280)
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
FIRST_PAINT: Final = 2.5  # seconds
MOST_TABS: Final = 400
MOST_WAITS: Final = 200
# The preset “Fast 3G” of Chromium's developer tools: 1.6 Mbit/s × 0.9, 750 kbit/s × 0.9, 150 ms × 3.75.
FAST_3G: Final = {"offline": False, "latency": 562.5, "downloadThroughput": 180_000, "uploadThroughput": 84_375}
_AXE: Final = {
    "runOnly": {"type": "tag", "values": list(TAGS)},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
_ALL_THERE: Final = "[...document.querySelectorAll('#comparison details')].every(one => one.childElementCount > 1)"
_SCRIPT: Final = (Path(__file__).parent / "site_browser.js").read_text()


@contextlib.contextmanager
def browser() -> Iterator[Browser]:
    """Yield Debian's Chromium, which can reach this machine only."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        try:
            yield started
        finally:
            started.close()


def axe_version() -> str:
    """Return the version of axe-core that is bundled."""
    named = re.match(r"/\*! axe v([\d.]+)", Axe().axe_script)
    return named[1] if named else "unknown"


@dataclass(frozen=True, slots=True)
class Window:
    """A page of a browser that shows one address after the other, and what it asked for and said meanwhile."""

    page: Page
    runs_scripts: bool = True
    asked: list[str] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)

    def show(self, address: str, width: int, scheme: Scheme = "light") -> None:
        """Show an address; what was asked for and said before is forgotten."""
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.emulate_media(media="screen", color_scheme=scheme, reduced_motion="reduce")
        self.asked.clear()
        self.said.clear()
        self.page.goto(address)
        if self.runs_scripts and COMPARED in address:
            self._unfold()

    def _unfold(self) -> None:
        """Wait until two versions are compared, and open what is folded: its texts come when it is opened."""
        self.page.wait_for_selector("#comparison h2, #comparison details, #comparison .redline", state="attached")
        self.page.evaluate("document.querySelectorAll('#comparison details').forEach(one => one.open = true)")
        for _ in range(MOST_WAITS):
            if self.page.evaluate(_ALL_THERE):
                break
            self.page.wait_for_timeout(50)


@contextlib.contextmanager
def window(browser: Browser, *, script: bool = True) -> Iterator[Window]:
    """Yield a window of a browser that has never been here. To open one takes more than to show most pages in it."""
    context = browser.new_context(java_script_enabled=script)
    context.add_init_script(
        "window.refused = [];"
        "addEventListener('securitypolicyviolation', e => refused.push([e.violatedDirective, e.blockedURI]))"
    )
    opened = Window(context.new_page(), script)
    context.on("request", lambda request: opened.asked.append(request.url))
    context.on("console", lambda message: opened.said.append((message.type, message.text)))
    context.on("weberror", lambda error: opened.said.append(("exception", str(error.error))))
    try:
        yield opened
    finally:
        context.close()


def looked_at(opened: Window, here: Served, page: str, width: int, scheme: Scheme) -> list[Found]:
    """Return what falls short on a page in one size and scheme: everything except the keyboard and life without JS."""
    said = f"{width} px, {scheme}"
    kind, found = kind_of(page), list[Found]()

    def add(check: str, rule: str, place: str = "", words: str = "") -> None:
        found.append(Found(check, kind, page, rule, place, f"{words} ({said})" if words else said))

    opened.show(here.address + page, width, scheme)
    for violation in Axe().run(opened.page, options=_AXE).response["violations"]:
        for node in violation["nodes"]:
            target = " ".join(str(part) for part in node["target"])
            add("axe", violation["id"], target, node["failureSummary"].replace("Fix any of the following:", ""))
    opened.page.evaluate(_SCRIPT)
    for rule, place, words in opened.page.evaluate("bench.look()"):
        add("own", rule, place, words)
    for directive, uri in opened.page.evaluate("window.refused"):
        add("console", "policy", directive, uri)
    for key in opened.page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))"):
        add("requests", "storage", key)
    for cookie in opened.page.context.cookies():
        add("requests", "cookie", cookie.get("name", ""))
    for url in opened.asked:
        if not _own(here, url):
            add("requests", "elsewhere", url)
    for rule, words in opened.said:
        add("console", rule, "", words)
    return found


def by_keyboard(opened: Window, here: Served, page: str, width: int, *, is_shown: bool = False) -> list[Found]:
    """Return what the Tab key does not reach, or reaches without showing where it is.

    With `is_shown`, the window shows the page already in this size, and nothing has been pressed in it.
    """
    found, kind = [], kind_of(page)
    if not is_shown:
        opened.show(here.address + page, width)
    opened.page.evaluate(_SCRIPT)
    waiting = int(opened.page.evaluate("bench.start()"))
    for _ in range(min(waiting + 20, MOST_TABS)):
        opened.page.keyboard.press("Tab")
        if not opened.page.evaluate("bench.step()"):
            break
    for rule, place, words in opened.page.evaluate(f"bench.stop({'true' if waiting + 20 <= MOST_TABS else 'false'})"):
        found.append(Found("keyboard", kind, page, rule, place, f"{words} ({width} px)"))
    return found


def without_script(opened: Window, here: Served, page: str, width: int) -> list[Found]:
    """Return what cannot be read, promises to come, or does nothing, in a window where JavaScript is off."""
    kind = kind_of(page)
    opened.show(here.address + page, width)
    opened.page.evaluate(_SCRIPT)
    rows = opened.page.evaluate("bench.unscripted()")
    lost = {tuple(row) for row in rows if row[0] == "cannot be read"}
    for other, media in (*((one, "screen") for one in WIDTHS), (width, "print")) if lost else ():
        opened.page.set_viewport_size({"width": other, "height": 800})
        opened.page.emulate_media(media=cast("Literal['screen', 'print']", media))
        lost &= {
            tuple(row) for row in opened.page.evaluate("bench.unscripted()")
        }  # some are for paper or a phone alone
    rows = [row for row in rows if row[0] != "cannot be read" or tuple(row) in lost]
    return [Found("no-script", kind, page, rule, place, f"{words} ({width} px)") for rule, place, words in rows]


def first_visit(browser: Browser, here: Served, page: str) -> int:
    """Return the compressed bytes of everything that a first visit of a page loads."""
    with window(browser) as opened:
        here.asked.clear()
        opened.show(here.address + page, 360)
        opened.page.wait_for_load_state("networkidle")
        return sum(compressed(file) for file in list(here.asked))


def first_paint(browser: Browser, here: Served, page: str, runs: int) -> float:
    """Return the median seconds until something of a page is seen, on a slow line and with an empty cache."""
    return statistics.median(_painted(browser, here, page) for _ in range(runs))


def _painted(browser: Browser, here: Served, page: str) -> float:
    with window(browser) as opened:
        session = opened.page.context.new_cdp_session(opened.page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", FAST_3G)
        opened.show(here.address + page, 360)
        for _ in range(50):
            entries = opened.page.evaluate(
                "performance.getEntriesByName('first-contentful-paint').map(e => e.startTime)"
            )
            if entries:
                return float(entries[0]) / 1000
            opened.page.wait_for_timeout(50)
    return float("inf")


def _own(here: Served, url: str) -> bool:
    return url.startswith((here.address, "data:", f"blob:{here.address}"))


def in_every_look(
    opened: Window,
    here: Served,
    page: str,
    widths: Sequence[int] = WIDTHS,
    schemes: Sequence[Scheme] = SCHEMES,
) -> list[Found]:
    """Return what falls short on a page in these sizes and schemes, but for the keyboard and life without script."""
    return [one for width in widths for scheme in schemes for one in looked_at(opened, here, page, width, scheme)]


def everything(
    browser: Browser, here: Served, page: str, widths: Sequence[int] = WIDTHS, schemes: Sequence[Scheme] = SCHEMES
) -> list[Found]:
    """Return all that falls short on a page, in these sizes and schemes."""
    with window(browser) as usual, window(browser, script=False) as still:
        found = in_every_look(usual, here, page, widths, schemes)
        for width in widths:
            found += by_keyboard(usual, here, page, width)
            found += without_script(still, here, page, width)
    return found
