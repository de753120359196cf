"""Reading what is published over HTTPS, bounded in size and time; what is out of reach after three tries stops.

The one reader for lists of versions and for pages with a notice.
"""

import http.client
import ipaddress
import re
import socket
import ssl
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from typing import IO, Final

from generator.errors import PolicyError, cannot

MOST_BYTES: Final = 20_000_000
PAUSES: Final = (1.0, 3.0)  # seconds before the second try and the third
PATIENCE: Final = 20.0  # seconds for an answer to begin, and between its parts
LONGEST: Final = 60.0  # seconds for a file
_NOT_THERE: Final = frozenset({404, 410})
_AGAIN: Final = frozenset({408, 425, 429})
_SERVER: Final = 500
_PART: Final = 65_536
_NAMED: Final = {"User-Agent": "policypress", "Cache-Control": "no-cache"}
_ANYBODY: Final = {"User-Agent": "Mozilla/5.0", "Accept": "text/html"}
"""What every browser begins its name with, and no browser's whole name: nobody is said to be who isn't there."""


@dataclass(frozen=True, slots=True)
class WebLine:
    """How the web is reached: a clock that only goes forward, and a way to wait, both in seconds."""

    clock: Callable[[], float]
    wait: Callable[[float], None]


class _NowhereElse(urllib.request.HTTPRedirectHandler):
    """Follows only where the next address may be read too."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage | Message,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Refuse to be led away from HTTPS, or to another host: what it says is not what stands at this address."""
        require_safe(newurl)
        if _host(newurl) != _host(req.full_url):
            message = f"this leads to another site, {urllib.parse.urlsplit(newurl).netloc}"
            raise cannot(req.full_url, message, "name the address at which readers are: published_at, --published")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


_OPENER: Final = urllib.request.build_opener(_NowhereElse)


def _host(address: str) -> tuple[str, str | None, int | None]:
    parts = urllib.parse.urlsplit(address)
    return parts.scheme, parts.hostname, parts.port or {"https": 443, "http": 80}.get(parts.scheme)


def fetched(address: str, line: WebLine, most: int = 0) -> bytes | None:
    """Return what stands at an address, of so many bytes at most; None where the server says that nothing does.

    It is asked for in this program's name, and past caches.
    """
    require_safe(address)
    reason = ""
    for pause in (*PAUSES, None):
        try:
            return _in_time(address, line, most or MOST_BYTES, _NAMED)
        except urllib.error.HTTPError as problem:
            if problem.code in _NOT_THERE:
                return None
            reason = f"the server answers {problem.code}"
            if problem.code < _SERVER and problem.code not in _AGAIN:
                break
        except (http.client.HTTPException, OSError) as problem:
            reason = _in_words(getattr(problem, "reason", None) or problem)
        if pause is not None:
            line.wait(pause)
    remedy = "check the address, and try again when the site can be reached"
    raise cannot(address, f"what is published can't be read: {reason}", remedy)


def _in_words(problem: object) -> str:
    """Return why a site is out of reach, in words of people who have typed its address."""
    match problem:
        case socket.gaierror():
            return "no server of this name is found"
        case ConnectionRefusedError():
            return "no server answers there"
        case TimeoutError() if "timed out" in str(problem):
            return "no answer comes in time"
        case ssl.SSLCertVerificationError():
            return f"its certificate doesn't hold ({problem.verify_message})"
    reason = str(problem) or type(problem).__name__
    return " ".join(re.sub(r"\[Errno -?\d+\] ", "", reason).split())


def fetched_by_anybody(address: str, line: WebLine, most: int) -> bytes | None:
    """Return what stands at an address for who doesn't say this program's name, perhaps from a cache; asked once.

    None where the server refuses that, or gives no answer; that nothing stands there is a PolicyError.
    """
    require_safe(address)
    try:
        return _in_time(address, line, most, _ANYBODY)
    except urllib.error.HTTPError as problem:
        if problem.code in _NOT_THERE:
            message = "this program is shown a page that is not there for readers"
            raise cannot(address, message, "what answers readers? when it shows them this page, look again") from None
    except (http.client.HTTPException, OSError):
        pass
    return None


def _in_time(address: str, line: WebLine, most: int, headers: dict[str, str]) -> bytes:
    """Return what stands at an address; stop waiting after a while for a server that sends a letter now and then."""
    found: list[bytes] = []
    problems: list[BaseException] = []

    def read() -> None:
        try:
            found.append(_once(address, line, most, headers))
        except BaseException as problem:  # noqa: BLE001 -- raised again below, in the thread that waits
            problems.append(problem)

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    thread.join(LONGEST + PATIENCE)
    if problems:
        raise problems.pop()  # kept nowhere else, so that what it holds open is closed with it
    if not found:
        raise _too_long()
    return found[0]


def _once(address: str, line: WebLine, most: int, headers: dict[str, str]) -> bytes:
    until = line.clock() + LONGEST
    request = urllib.request.Request(address, headers=headers)  # noqa: S310 -- the scheme is checked
    content = bytearray()
    with _OPENER.open(request, timeout=PATIENCE) as answer:
        if answer.headers.get("Refresh"):
            raise cannot(address, "the server leads readers to another page (Refresh)", "take that header away there")
        while part := answer.read1(_PART):
            content += part
            if len(content) > most:
                raise cannot(address, f"this has more than {most / 1_000_000:g} MB", "is it the right address?")
            if line.clock() > until:
                raise _too_long()
        if getattr(answer, "length", None):
            message = "it ended too early"
            raise ConnectionError(message)
    return bytes(content)


def _too_long() -> TimeoutError:
    return TimeoutError(f"it takes longer than {LONGEST:g} seconds")


def require_safe(address: str) -> None:
    """Stop where an address is not one of HTTPS, or of this very machine."""
    try:
        parts = urllib.parse.urlsplit(address)
        _ = parts.port
    except ValueError:
        raise _no_address(address) from None
    if not parts.hostname or not address.isascii() or not address.isprintable() or " " in address:
        raise _no_address(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and own_machine(parts.hostname)):
        raise cannot(address, "a site is read over https", "write its address with https://")


def _no_address(address: str) -> PolicyError:
    return cannot(address, "this is not the address of a site", "write it as https://www.example.com/policies")


def own_machine(host: str) -> bool:
    """Return True if a host is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
