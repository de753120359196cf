"""How the mail server is reached: from a file, and from the environment."""

import ipaddress
import re
import ssl
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from generator import files
from generator.errors import COULD_NOT_RUN, Finding, Place, PolicyError, nearest
from generator.mail.addresses import checked

PREFIX: Final = "POLICY_SMTP_"
KEYS: Final = ("host", "port", "security", "user", "password", "from", "ca_file")
_HOST: Final = re.compile(r"(?=.{1,253}\Z)[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\.[A-Za-z0-9_-]+)*\.?", re.ASCII)
FROM: Final = f"{PREFIX}FROM"
SET_WHERE: Final = f"(in the file of --smtp, or as {PREFIX}… in the environment)"
"""Where a setting stands that is named by its key in the file."""
_UNREAD: Final = "toml"
_PORTS: Final = range(1, 65_536)
_OR: Final = ", or write it into a file and name that: --smtp FILE.toml"


class Security(StrEnum):
    """How a connection is kept from others: from its first byte, from STARTTLS on, or not at all (loopback only)."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


_PORT: Final = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


@dataclass(frozen=True, slots=True)
class Settings:
    """How to reach a mail server. `sender` is the address that messages come from; `ca_file` may be empty."""

    host: str
    port: int
    security: Security
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    ca_file: str = ""


def settings(environment: Mapping[str, str], file: Path | None = None) -> Settings:
    """Return the settings from POLICY_SMTP_HOST, _PORT, _SECURITY, _USER, _PASSWORD, FROM and _CA_FILE.

    A TOML file may give the same as `host`, `port`, `security`, `user`, `password`, `from` and `ca_file`; what stands
    in the environment goes before it. All that is wrong is raised at once.
    """
    findings: list[Finding] = []
    written = _from_file(file, findings) if file else {}
    if any(one.rule == _UNREAD for one in findings):
        raise PolicyError(findings, COULD_NOT_RUN)  # what is missing may stand there
    for key in KEYS:
        name = f"{PREFIX}{key.upper()}"
        if name in environment:
            written[key] = (environment[name], Place(name, 0))
    result = _settings(written, findings)
    if findings or result is None:
        raise PolicyError(findings, COULD_NOT_RUN)
    return result


_Written = dict[str, tuple[str, Place]]


def _from_file(file: Path, findings: list[Finding]) -> _Written:
    shown_path = str(file)
    text = files.read_bytes(file, shown_path).decode(errors="replace")
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        at = re.search(r"at line (\d+), column (\d+)", str(problem))
        place = Place(shown_path, int(at[1]), int(at[2])) if at else Place(shown_path)
        findings.append(Finding(place, _UNREAD, "this is not TOML", 'write one key = "value" per line'))
        return {}
    written: _Written = {}
    for key, value in table.items():
        match = re.search(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*=", text, re.MULTILINE)
        place = Place(shown_path, text.count("\n", 0, match.start()) + 1) if match else Place(shown_path)
        if key not in KEYS:
            findings.append(Finding(place, "unknown-key", f"there is no setting “{key}”", nearest(key, KEYS)))
        elif not isinstance(value, str) and (key != "port" or type(value) is not int):
            findings.append(Finding(place, "value", f"“{key}” is not a text", f'write {key} = "…"'))
        else:
            written[key] = (str(value), place)
    if "password" in written and stat.S_IMODE(file.stat().st_mode) & 0o077:
        message = "this file holds a password, and others on this machine can read it"
        findings.append(Finding(Place(shown_path, 0), "permissions", message, f"run `chmod 600 {shown_path}`"))
    return written


def _settings(written: _Written, findings: list[Finding]) -> Settings | None:
    def value(key: str, default: str = "") -> tuple[str, Place]:
        return written.get(key, (default, Place(f"{PREFIX}{key.upper()}", 0)))

    def wrong(key: str, message: str, remedy: str) -> None:
        findings.append(Finding(value(key)[1], key, message, remedy))

    host, _ = value("host")
    if not host:
        wrong("host", "no mail server is named", f"set it to the name of the server, such as mail.example.com{_OR}")
    elif not (_HOST.fullmatch(host) or _address(host)):
        wrong("host", "this is not the name of a server", "write it as mail.example.com, without port or scheme")
    try:
        security = Security(value("security", Security.STARTTLS)[0])
    except ValueError:
        wrong("security", "this is not a kind of security", f"write one of: {', '.join(Security)}")
        security = Security.STARTTLS
    if security is Security.NONE and host and not is_loopback(host):
        message = "messages and passwords would travel unprotected: `none` is for servers on this machine only"
        wrong("security", message, "write starttls or tls")
    port, _ = value("port", str(_PORT[security]))
    if not (port.isascii() and port.isdigit() and int(port[:9]) in _PORTS):
        wrong("port", "this is not a port", f"write a number from 1 to {_PORTS[-1]}")
        port = "0"
    sender, problem, _ = checked(value("from")[0])
    if not value("from")[0]:
        message = "it is not said from which address messages come"
        wrong("from", message, f"set it to an address, such as privacy@example.com{_OR}")
    elif problem or not sender.isascii():
        message = "the address that messages come from is not one that every server takes"
        wrong("from", message, "write an address alone, such as privacy@example.com")
    user, password = value("user")[0], value("password")[0]
    if bool(user) != bool(password):
        missing, other = ("password", "user") if user else ("user", "password")
        wrong(missing, f"there is a {other} and no {missing}", "set both, or neither")
    ca_file, _ = value("ca_file")
    if ca_file:
        try:
            ssl.create_default_context(cafile=ca_file)
        except OSError:
            wrong("ca_file", "this file can't be read as certificates", "name a file of certificates in PEM form")
    if findings:
        return None
    return Settings(host, int(port), security, sender, user, password, ca_file)


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def is_loopback(host: str) -> bool:
    """Return True if a host is this machine."""
    address = _address(host)
    return address.is_loopback if address else host.lower().rstrip(".") == "localhost"
