"""The one door to mail servers: how to reach one, a connection to it, and what it answers to a message.

Settings come from the environment or a TOML file, never from the command line, where others on the machine could read
them. Nothing here shows a password, an address, or words of the server, which may repeat an address: only reply codes.
"""

import asyncio
import contextlib
import re
import ssl
from collections.abc import Awaitable
from dataclasses import dataclass
from enum import Enum
from typing import Final, NoReturn

import aiosmtplib

from generator.errors import PolicyError, cannot
from generator.mail.smtp_settings import FROM, SET_WHERE, Security, Settings

CONNECT_SECONDS: Final = 30.0
ANSWER_SECONDS: Final = 300.0  # RFC 5321 §4.5.3.2
END_SECONDS: Final = 600.0  # RFC 5321 §4.5.3.2.6: giving up earlier sends the message twice
_STATUS: Final = re.compile(r"[245]\.\d{1,3}\.\d{1,3}(?!\S)", re.ASCII)  # RFC 3463
_CLOSING: Final = 421
_TEMPORARY: Final = range(400, 500)
_PERMANENT: Final = range(500, 600)


class Fate(Enum):
    """What became of a message: accepted, refused for good, to be tried later, or not known."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    LATER = "later"
    UNKNOWN = "unknown"
    NOT_TAKEN = "not taken: the server has no SMTPUTF8"


@dataclass(frozen=True, slots=True)
class SendOutcome:
    """What became of a message, the server's reply code (none: no reply) and its enhanced status code, or empty.

    `troubled` says that the trouble is with the server and not with this recipient.
    """

    fate: Fate
    reply: int | None = None
    status: str = ""
    troubled: bool = False


class Unreachable(Exception):  # noqa: N818 -- a state of the server, which may pass
    """No connection for now: the server answered with a temporary code, or not at all."""

    def __init__(self, error: PolicyError) -> None:
        """Keep what to report when it doesn't pass."""
        self.error = error
        super().__init__(str(error))


class Connection:
    """An open connection to a server; get it from `connect`, and `close` it."""

    __slots__ = ("_client", "_sender", "_transport")

    def __init__(self, client: aiosmtplib.SMTP, sender: str) -> None:
        """Keep a client that is connected and greeted."""
        self._client = client
        self._sender = f"FROM:<{sender}>".encode()
        self._transport = client.transport

    @property
    def alive(self) -> bool:
        """True if the server has not closed it, as far as is known."""
        return self._client.is_connected

    async def deliver(self, address: str, message: bytes) -> SendOutcome:
        """Give a message for one recipient to the server; one that can't be of any use to anybody is a PolicyError.

        A connection that ends before the message began to travel is to be tried later; one that ends after, unknown.
        """
        client = self._client
        options = [f"SIZE={len(message)}".encode()] if client.supports_extension("size") else []
        if not address.isascii():
            if not client.supports_extension("smtputf8"):
                return SendOutcome(Fate.NOT_TAKEN)
            options.append(b"SMTPUTF8")
        try:
            reply = await client.execute_command(b"MAIL", self._sender, *options)
            if reply.code in _PERMANENT:
                says = f"the mail server refused the sender ({_codes(reply.code, reply.message)})"
                raise cannot(FROM, says, "use an address that this account may send from")
            if reply.code // 100 != 2:  # noqa: PLR2004 -- RFC 5321 §4.2.1
                return await self._later(reply.code, reply.message)
            reply = await client.execute_command(b"RCPT", f"TO:<{address}>".encode())
            if reply.code // 100 != 2:  # noqa: PLR2004 -- RFC 5321 §4.2.1
                return await self._refusal(reply.code, reply.message)
        except (aiosmtplib.SMTPException, OSError):
            self.abandon()
            return SendOutcome(Fate.LATER, troubled=True)
        try:
            sent = await client.data(message, timeout=END_SECONDS)
        except aiosmtplib.SMTPDataError as problem:
            if problem.code in _TEMPORARY or problem.code in _PERMANENT:
                return await self._refusal(problem.code, problem.message)
            self.abandon()
            return SendOutcome(Fate.UNKNOWN, problem.code, troubled=True)
        except (aiosmtplib.SMTPException, OSError):
            self.abandon()
            return SendOutcome(Fate.UNKNOWN, troubled=True)
        return SendOutcome(Fate.ACCEPTED, sent.code)

    async def _refusal(self, code: int, message: str) -> SendOutcome:
        if code not in _PERMANENT:
            later = await self._later(code, message)
            return SendOutcome(Fate.LATER, later.reply, later.status, troubled=code == _CLOSING)
        await self._reset()
        return SendOutcome(Fate.REFUSED, code, _status(message))

    async def _later(self, code: int, message: str) -> SendOutcome:
        if code in _TEMPORARY and code != _CLOSING:
            await self._reset()
        else:
            self.abandon()  # it is closing, or what it says is no answer
        return SendOutcome(Fate.LATER, code, _status(message), troubled=True)

    async def _reset(self) -> None:
        try:
            await self._client.rset()
        except (aiosmtplib.SMTPException, OSError):
            self.abandon()

    def abandon(self) -> None:
        """Close without taking leave: nothing more is said to the server."""
        self._client.close()
        if isinstance(self._transport, asyncio.Transport):
            self._transport.abort()  # closing alone would wait for the other side to end TLS too

    async def close(self) -> None:
        """Take leave of the server, if it is still there, and close."""
        with contextlib.suppress(aiosmtplib.SMTPException, OSError):
            await self._client.quit(timeout=2)
        self.abandon()


def _status(message: str) -> str:
    match = _STATUS.match(message)
    return match[0] if match else ""


def _codes(code: int, message: str) -> str:
    return f"{code} {_status(message)}".strip()


async def connect(settings: Settings) -> Connection:
    """Open a connection: reached, protected, greeted and logged in.

    What won't pass by itself is a PolicyError: no such host, nothing that listens, a certificate that isn't valid, a
    login that is refused. What may pass is Unreachable.
    """
    client = aiosmtplib.SMTP(
        hostname=settings.host,
        port=settings.port,
        use_tls=settings.security is Security.TLS,
        start_tls=False,
        tls_context=None if settings.security is Security.NONE else _context(settings),
        local_hostname=settings.sender.rpartition("@")[2],  # the machine's own name would stand in every message
        timeout=ANSWER_SECONDS,
    )
    try:
        await _with_server(settings, _greet(client, settings))
    except BaseException:
        Connection(client, settings.sender).abandon()
        raise
    return Connection(client, settings.sender)


def _context(settings: Settings) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=settings.ca_file or None)


async def _greet(client: aiosmtplib.SMTP, settings: Settings) -> None:
    await client.connect(timeout=CONNECT_SECONDS)
    await _hello(client)
    if settings.security is Security.STARTTLS:
        if not client.supports_extension("starttls"):
            remedy = f"check the port, or set security to tls {SET_WHERE}"
            raise cannot(settings.host, "this mail server offers no STARTTLS", remedy)
        await client.starttls(timeout=CONNECT_SECONDS)
        await _hello(client)
    if settings.user:
        if not client.supports_extension("auth"):
            remedy = f"check host and port {SET_WHERE}"
            raise cannot(settings.host, "this mail server takes no login here", remedy)
        await client.login(settings.user, settings.password)


async def _hello(client: aiosmtplib.SMTP) -> None:
    try:
        await client.ehlo()
    except aiosmtplib.SMTPHeloError:
        if not client.is_connected:
            raise
        await client.helo()


async def _with_server(settings: Settings, doing: Awaitable[None]) -> None:
    """Do something with a server; what goes wrong is a PolicyError or Unreachable, in words without secrets."""
    server = f"{settings.host}:{settings.port}"
    try:
        await doing
    except aiosmtplib.SMTPAuthenticationError as problem:
        says = f"the mail server refused the login ({_codes(problem.code, problem.message)})"
        error = cannot(server, says, f"check user and password {SET_WHERE}")
        _raise(error, passing=problem.code in _TEMPORARY)
    except aiosmtplib.SMTPResponseException as problem:
        says = f"the mail server doesn't talk to us ({_codes(problem.code, problem.message)})"
        _raise(cannot(server, says, "ask who runs it"), passing=problem.code in _TEMPORARY)
    except (aiosmtplib.SMTPException, OSError) as problem:
        cause = problem if isinstance(problem, ssl.SSLError) else problem.__cause__
        match cause:
            case ssl.SSLCertVerificationError():
                says = f"the certificate of the mail server is not valid: {cause.verify_message}"
                remedy = f"have it mended, or name the file of the authority that signed it as ca_file {SET_WHERE}"
            case ssl.SSLError():
                says = "the mail server doesn't speak TLS here"
                remedy = f"check port and security {SET_WHERE}: starttls is usual at 587, tls at 465"
            case _:
                says = "the mail server can't be reached"
                remedy = f"check host, port and security {SET_WHERE}, and whether it runs"
        _raise(cannot(server, says, remedy), passing=not isinstance(cause, ssl.SSLError))


def _raise(error: PolicyError, *, passing: bool) -> NoReturn:
    raise Unreachable(error) if passing else error
