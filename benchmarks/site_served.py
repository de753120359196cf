"""A built site on this machine as a common static host serves it: compressed, with the headers of `_headers`."""

import contextlib
import gzip
import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from benchmarks.site_files import PACKED, headers_for, headers_of

_TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown; charset=utf-8",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".ics": "text/calendar; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Served:
    """The address of a site that is served, its folder, and the files that were asked for, in order."""

    address: str
    folder: Path
    asked: list[Path] = field(default_factory=list)


@contextlib.contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Serve a folder until the end of the block."""
    rows, packed, asked = headers_of(folder), dict[Path, bytes](), list[Path]()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            file = folder / path.lstrip("/")
            if file.is_dir() and not path.endswith("/"):
                self._send(301, b"", {"Location": f"{path}/"})
                return
            file = file / "index.html" if file.is_dir() else file
            if not file.is_file() or ".." in path:
                self._send(404, b"not found", {"Content-Type": "text/plain"})
                return
            asked.append(file)
            headers = {"Content-Type": _TYPES.get(file.suffix, "application/octet-stream")}
            headers |= headers_for(rows, path)
            if file.suffix not in PACKED:
                headers["Content-Encoding"] = "gzip"
            if file not in packed:
                content = file.read_bytes()
                packed[file] = content if file.suffix in PACKED else gzip.compress(content, 6, mtime=0)
            self._send(200, packed[file], headers)

        def _send(self, status: int, content: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    class Server(http.server.ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Say nothing of a browser that hung up."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}/", folder, asked)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
