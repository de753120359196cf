"""What a real browser tells of a page: axe, keyboard, headings, redline, requests, console, and life without script."""

import contextlib
import re
import shutil
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Literal, cast

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it carries no types
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from benchmarks.site_files import compressed
from benchmarks.site_pages import Found, kind_of
from benchmarks.site_served import Served

Scheme = Literal["light", "dark"]
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
WIDTHS: Final = (360, 1280)
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
FIRST_PAINT: Final = 2.5  # seconds
MOST_TABS: Final = 400
# The preset “Fast 3G” of Chromium's developer tools: 1.6 Mbit/s × 0.9, 750 kbit/s × 0.9, 150 ms × 3.75.
FAST_3G: Final = {"offline": False, "latency": 562.5, "downloadThroughput": 180_000, "uploadThroughput": 84_375}
_AXE: Final = {
    "runOnly": {"type": "tag", "values": list(TAGS)},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
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


def looked_at(browser: Browser, here: Served, page: str, width: int, scheme: Scheme) -> list[Found]:
    """Return what falls short on a page in one size and scheme: everything except the keyboard and life without JS."""
    said = f"{width} px, {scheme}"
    kind, found = kind_of(page), list[Found]()

    def add(check: str, rule: str, place: str = "", words: str = "") -> None:
        found.append(Found(check, kind, page, rule, place, f"{words} ({said})" if words else said))

    with _context(browser, width, scheme) as context:
        context.on("request", lambda r: None if _own(here, r.url) else add("requests", "elsewhere", r.url))
        context.on("console", lambda message: add("console", message.type, "", message.text))
        context.on("weberror", lambda error: add("console", "exception", "", str(error.error)))
        opened = context.new_page()
        opened.add_init_script(
            "window.refused = [];"
            "addEventListener('securitypolicyviolation', e => refused.push([e.violatedDirective, e.blockedURI]))"
        )
        opened.goto(here.address + page)
        for violation in Axe().run(opened, options=_AXE).response["violations"]:
            for node in violation["nodes"]:
                target = " ".join(str(part) for part in node["target"])
                add("axe", violation["id"], target, node["failureSummary"].replace("Fix any of the following:", ""))
        opened.evaluate(_SCRIPT)
        for rule, place, words in opened.evaluate("bench.look()"):
            add("own", rule, place, words)
        for directive, uri in opened.evaluate("window.refused"):
            add("console", "policy", directive, uri)
        for key in opened.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))"):
            add("requests", "storage", key)
        for cookie in context.cookies():
            add("requests", "cookie", cookie.get("name", ""))
    return found


def by_keyboard(browser: Browser, here: Served, page: str, width: int) -> list[Found]:
    """Return what the Tab key does not reach, or reaches without showing where it is."""
    found, kind = [], kind_of(page)
    with _context(browser, width, "light") as context:
        opened = context.new_page()
        opened.goto(here.address + page)
        opened.evaluate(_SCRIPT)
        waiting = int(opened.evaluate("bench.start()"))
        for _ in range(min(waiting + 20, MOST_TABS)):
            opened.keyboard.press("Tab")
            if not opened.evaluate("bench.step()"):
                break
        for rule, place, words in opened.evaluate(f"bench.stop({'true' if waiting + 20 <= MOST_TABS else 'false'})"):
            found.append(Found("keyboard", kind, page, rule, place, f"{words} ({width} px)"))
    return found


def without_script(browser: Browser, here: Served, page: str, width: int) -> list[Found]:
    """Return what cannot be read, promises to come, or does nothing, when JavaScript is off."""
    kind = kind_of(page)
    with _context(browser, width, "light", script=False) as context:
        opened = context.new_page()
        opened.goto(here.address + page)
        opened.evaluate(_SCRIPT)
        rows = opened.evaluate("bench.unscripted()")
        lost = {tuple(row) for row in rows if row[0] == "cannot be read"}
        for other, media in (*((one, "screen") for one in WIDTHS), (width, "print")) if lost else ():
            opened.set_viewport_size({"width": other, "height": 800})
            opened.emulate_media(media=cast("Literal['screen', 'print']", media))
            lost &= {tuple(row) for row in opened.evaluate("bench.unscripted()")}  # some are for paper or a phone alone
        rows = [row for row in rows if row[0] != "cannot be read" or tuple(row) in lost]
    return [Found("no-script", kind, page, rule, place, f"{words} ({width} px)") for rule, place, words in rows]


def first_visit(browser: Browser, here: Served, page: str) -> int:
    """Return the compressed bytes of everything that a first visit of a page loads."""
    with _context(browser, 360, "light") as context:
        here.asked.clear()
        opened = context.new_page()
        opened.goto(here.address + page)
        opened.wait_for_load_state("networkidle")
        return sum(compressed(file) for file in list(here.asked))


def first_paint(browser: Browser, here: Served, page: str, runs: int) -> float:
    """Return the median seconds until something of a page is seen, on a slow line and with an empty cache."""
    return statistics.median(_painted(browser, here, page) for _ in range(runs))


def _painted(browser: Browser, here: Served, page: str) -> float:
    with _context(browser, 360, "light") as context:
        opened = context.new_page()
        session = context.new_cdp_session(opened)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", FAST_3G)
        opened.goto(here.address + page)
        for _ in range(50):
            entries = opened.evaluate("performance.getEntriesByName('first-contentful-paint').map(e => e.startTime)")
            if entries:
                return float(entries[0]) / 1000
            opened.wait_for_timeout(50)
    return float("inf")


def _own(here: Served, url: str) -> bool:
    return url.startswith((here.address, "data:", f"blob:{here.address}"))


@contextlib.contextmanager
def _context(browser: Browser, width: int, scheme: Scheme, *, script: bool = True) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        java_script_enabled=script,
        reduced_motion="reduce",
    )
    try:
        yield context
    finally:
        context.close()


def everything(
    browser: Browser, here: Served, page: str, widths: Sequence[int] = WIDTHS, schemes: Sequence[Scheme] = SCHEMES
) -> list[Found]:
    """Return all that falls short on a page, in these sizes and schemes."""
    found = [one for width in widths for scheme in schemes for one in looked_at(browser, here, page, width, scheme)]
    for width in widths:
        found += by_keyboard(browser, here, page, width)
        found += without_script(browser, here, page, width)
    return found
