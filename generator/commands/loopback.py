"""A server on this machine alone: one address with a token, only GET, only for a browser that names this machine.

Another site that is open in the browser can send requests here and make its own name lead here (DNS rebinding): without
the token it is given nothing, and by another name than this machine's neither.
"""

import hmac
import mimetypes
import posixpath
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

HOST: Final = "127.0.0.1"
NAMES: Final = (HOST, "localhost")
EVENTS: Final = "_events"
_STILL_THERE: Final = 10.0  # seconds
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent for an address: its bytes, and their media type; of what is made anew, how often it was `made`."""

    content: bytes
    kind: str = "text/html; charset=utf-8"
    status: HTTPStatus = HTTPStatus.OK
    made: int | None = None


NOT_THERE: Final = Answer(b"There is no such page.\n", "text/plain; charset=utf-8", HTTPStatus.NOT_FOUND)
_ELSEWHERE: Final = Answer(b"This is not the address.\n", "text/plain; charset=utf-8", HTTPStatus.FORBIDDEN)
Respond = Callable[[str], Answer]
Events = Callable[[float], Iterator[str]]


def address_of(path: str) -> str | None:
    """Return the address below the root that a path names, as it is meant; None where it leads out, or is none."""
    plain = unquote(urlsplit(path).path, errors="strict")
    if "\\" in plain or "\0" in plain or ".." in plain.split("/"):
        return None
    whole = posixpath.normpath(plain).lstrip("/")
    return "" if whole in {"", "."} else f"{whole}/" if plain.endswith("/") else whole


class _Handler(BaseHTTPRequestHandler):
    """Answers GET for what is below the token, and nothing else."""

    protocol_version = "HTTP/1.1"
    server_version = "policy"
    sys_version = ""
    timeout = 60
    token: str
    respond: Respond
    events: Events

    def do_GET(self) -> None:
        """Answer, or say no more than that this is not the address."""
        _, port = self.connection.getsockname()
        named = self.headers.get_all("Host") or []
        if len(named) != 1 or named[0].lower() not in {f"{name}:{port}" for name in NAMES}:
            self._send(_ELSEWHERE)
            return
        token, _, path = self.path.removeprefix("/").partition("/")
        if not hmac.compare_digest(token.encode(errors="replace"), self.token.encode()):
            self._send(_ELSEWHERE)
            return
        try:
            address = address_of(f"/{path}")
        except (UnicodeError, ValueError):
            address = None
        if address == EVENTS:
            self._stream()
        else:
            self._send(NOT_THERE if address is None else type(self).respond(address))

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in {**_HEADERS, "Content-Type": answer.kind, "Content-Length": len(answer.content)}.items():
            self.send_header(name, str(value))
        if answer.made is not None:  # a script reads it in `PerformanceNavigationTiming.serverTiming`
            self.send_header("Server-Timing", f"made;dur={answer.made}")
        self.end_headers()
        self.wfile.write(answer.content)

    def _stream(self) -> None:
        """Send each event as it happens, until the page is gone."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        for name, value in {**_HEADERS, "Content-Type": "text/event-stream", "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            for said in type(self).events(_STILL_THERE):
                self.wfile.write(f"data: {said}\n\n".encode() if said else b": still there\n\n")
                self.wfile.flush()
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Say nothing: the address holds the token."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing of a page that was closed while it was sent."""


@contextmanager
def serving(port: int, token: str, respond: Respond, events: Events) -> Iterator[str]:
    """Serve on this machine's own address until the end of the block, and give where: it ends with a slash."""
    parts = {"token": token, "respond": staticmethod(respond), "events": staticmethod(events)}
    with _Server((HOST, port), type("_Own", (_Handler,), parts)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        try:
            yield f"http://{HOST}:{server.server_port}/{token}/"
        finally:
            server.shutdown()
            thread.join()


def kind_of(path: Path) -> str:
    """Return the media type of a file."""
    kind, _ = mimetypes.guess_type(path.name)
    kind = kind or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(("javascript", "json")) else kind
