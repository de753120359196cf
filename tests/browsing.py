"""What the tests in a real browser share: the browser itself, and a plain server on this machine."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest


def chromium() -> str:
    """Return the browser; without one its tests are skipped, or fail where REQUIRE_BROWSER is set."""
    found = shutil.which("chromium")
    if found:
        return found
    message = "needs Debian's Chromium: apt-get install chromium"
    if os.environ.get("REQUIRE_BROWSER"):
        pytest.fail(message)
    pytest.skip(message)


def expect(found: Any) -> Any:
    """Return what waits until a page, or a part of it, is as it should be; importing the tests needs no browser."""
    from playwright.sync_api import expect as waited_for  # noqa: PLC0415

    return waited_for(found)


class Host(http.server.SimpleHTTPRequestHandler):
    """A plain file server that says nothing; where it was told to, it sends what `_headers` says of every answer."""

    sent: tuple[tuple[str, str], ...] = ()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        for name, value in self.sent:
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer as hosts do, with the page for what is not there, where there is one."""
        page = Path(self.directory) / "404.html"
        if not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)


def headers_of(site: Path) -> dict[str, str]:
    """Return what `_headers` says of every answer."""
    rules = (site / "_headers").read_text(encoding="utf-8").split("\n\n")
    name, *lines = rules[0].splitlines()
    assert name == "/*"
    return dict(line.strip().split(": ", 1) for line in lines)


@contextmanager
def served(folder: Path, *, with_headers: bool = False) -> Iterator[str]:
    """Serve a folder until the end of the block, and give its address, which ends in a slash."""
    sent = tuple(headers_of(folder).items()) if with_headers else ()
    handler = functools.partial(type("Own", (Host,), {"sent": sent}), directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
