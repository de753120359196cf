"""The small policy in force, and its published site on a real server."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publish import web
from tests.conftest import Policy
from tests.notice.ways import Web
from tests.small import in_force


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small policy with version 1 in force since 2025."""
    monkeypatch.delenv("CI", raising=False)
    return in_force(tmp_path, policy, monkeypatch)


@pytest.fixture
def live(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """The published site of the small policy, on a real server."""
    known = Web()

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def end_headers(self) -> None:
            if known.refreshes:
                self.send_header("Refresh", f"0; url={known.refreshes}")
            super().end_headers()

        def do_GET(self) -> None:
            known.asked.append(self.path)
            known.heads.append((self.headers.get("User-Agent", ""), self.headers.get("Cache-Control", "")))
            if known.leads:
                self.send_response(302)
                self.send_header("Location", known.leads)
                self.end_headers()
            elif known.answers:
                self.send_error(known.answers.pop(0))
            else:
                super().do_GET()

    monkeypatch.setattr(web, "PAUSES", (0.0, 0.0))
    handler = functools.partial(Handler, directory=str(tiny / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        known.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield known
        server.shutdown()
        thread.join()
