"""Reaching a mail server: settings without secrets on show, and certificates that are never waved through."""

import asyncio
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from generator.errors import PolicyError
from generator.mail import smtp
from generator.mail.smtp import Fate, SendOutcome, connect
from generator.mail.smtp_settings import Security, Settings, settings
from tests.mail_server import Running, running

ENVIRONMENT = {"POLICY_SMTP_HOST": "mail.example.com", "POLICY_SMTP_FROM": "privacy@example.com"}
LOGIN = {"POLICY_SMTP_USER": "anna", "POLICY_SMTP_PASSWORD": "geheim"}
MESSAGE = b"From: privacy@example.com\r\nMessage-ID: <1@example.com>\r\n\r\n.dot\r\n"


# Settings.


def test_the_environment_is_enough() -> None:
    assert settings(ENVIRONMENT) == Settings("mail.example.com", 587, Security.STARTTLS, "privacy@example.com")
    assert settings({**ENVIRONMENT, "POLICY_SMTP_SECURITY": "tls"}).port == 465
    everything = {**ENVIRONMENT, **LOGIN, "POLICY_SMTP_PORT": "2525"}
    assert settings(everything) == Settings(
        "mail.example.com", 2525, Security.STARTTLS, "privacy@example.com", "anna", "geheim"
    )


def test_a_file_gives_the_same_and_the_environment_goes_before_it(tmp_path: Path) -> None:
    file = tmp_path / "smtp.toml"
    file.write_text('host = "mail.example.org"\nport = 465\nsecurity = "tls"\nfrom = "a@example.org"\nuser = "b"\n')
    expected = Settings("mail.example.org", 465, Security.TLS, "a@example.org", "b", "geheim")
    assert settings({"POLICY_SMTP_PASSWORD": "geheim"}, file) == expected
    assert settings({"POLICY_SMTP_PASSWORD": "x", "POLICY_SMTP_HOST": "mail.example.com"}, file).host.endswith("com")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1.2.3", "::1"])
def test_without_protection_only_on_this_machine(host: str) -> None:
    environment = {**ENVIRONMENT, "POLICY_SMTP_HOST": host, "POLICY_SMTP_SECURITY": "none"}
    assert settings(environment).port == 25


BAD = [
    ({"POLICY_SMTP_HOST": ""}, "POLICY_SMTP_HOST: no mail server is named"),
    ({"POLICY_SMTP_FROM": ""}, "POLICY_SMTP_FROM: it is not said from which address messages come; set it"),
    ({"POLICY_SMTP_HOST": "smtp://mail.example.com"}, "POLICY_SMTP_HOST: this is not the name of a server"),
    ({"POLICY_SMTP_HOST": "mail.example.com\r\nX"}, "POLICY_SMTP_HOST: this is not the name of a server"),
    ({"POLICY_SMTP_PORT": "0"}, "POLICY_SMTP_PORT: this is not a port"),
    ({"POLICY_SMTP_PORT": "70000"}, "POLICY_SMTP_PORT: this is not a port"),
    ({"POLICY_SMTP_PORT": "²"}, "POLICY_SMTP_PORT: this is not a port"),
    ({"POLICY_SMTP_SECURITY": "ssl"}, "POLICY_SMTP_SECURITY: this is not a kind of security"),
    ({"POLICY_SMTP_SECURITY": "none"}, "POLICY_SMTP_SECURITY: messages and passwords would travel unprotected"),
    (
        {"POLICY_SMTP_SECURITY": "none", "POLICY_SMTP_HOST": "localhost.example.com"},
        "POLICY_SMTP_SECURITY: messages and passwords would travel unprotected",
    ),
    ({"POLICY_SMTP_FROM": "Gluptron <a@example.com>"}, "POLICY_SMTP_FROM: the address that messages come from"),
    ({"POLICY_SMTP_FROM": "ü@example.com"}, "POLICY_SMTP_FROM: the address that messages come from"),
    ({"POLICY_SMTP_USER": "anna"}, "POLICY_SMTP_PASSWORD: there is a user and no password"),
    ({"POLICY_SMTP_PASSWORD": "geheim"}, "POLICY_SMTP_USER: there is a password and no user"),
    ({"POLICY_SMTP_CA_FILE": "/nowhere"}, "POLICY_SMTP_CA_FILE: this file can't be read as certificates"),
]


@pytest.mark.parametrize(("change", "says"), BAD, ids=lambda value: value if isinstance(value, str) else "")
def test_bad_settings_are_named(change: dict[str, str], says: str) -> None:
    with pytest.raises(PolicyError) as problem:
        settings({**ENVIRONMENT, **change})
    [finding] = problem.value.findings
    assert str(finding).startswith(says)
    assert finding.remedy
    assert problem.value.status == 2
    assert "geheim" not in str(finding)


def test_all_that_is_wrong_in_a_file_is_said_at_its_line(tmp_path: Path) -> None:
    file = tmp_path / "smtp.toml"
    file.write_text('host = "mail.example.com"\nprot = 25\nport = "no"\nsecurity = true\npassword = "geheim"\n')
    with pytest.raises(PolicyError) as problem:
        settings({}, file)
    said = str(problem.value)
    for words in ("toml:2:1: there is no setting “prot”", "did you mean “port”?", "toml:3:1: this is not a port"):
        assert words in said
    for words in ("toml:4:1: “security” is not a text", "chmod 600", "POLICY_SMTP_FROM", "POLICY_SMTP_USER"):
        assert words in said
    assert "geheim" not in said
    file.write_text('host = "mail.example.com"\npassword = "geheim\n')
    with pytest.raises(PolicyError, match=r"smtp\.toml:2:.*not TOML") as problem:
        settings({}, file)
    assert "geheim" not in str(problem.value)
    assert len(problem.value.findings) == 1  # what isn't read is not called missing


def test_a_password_is_not_shown() -> None:
    assert "geheim" not in repr(settings({**ENVIRONMENT, **LOGIN}))


# Connections.


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for 127.0.0.1, signed by itself, and its key in one file."""
    return made(tmp_path / "mail.pem", "IP:127.0.0.1")


def made(path: Path, name: str, days: int = 2) -> Path:
    if not shutil.which("openssl"):
        pytest.skip("needs the command openssl, to make a certificate")
    words = f"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days {days} -subj /CN=mail.example.com"
    key = path.with_suffix(".key")
    subprocess.run(  # the command is on the PATH of whoever runs the tests
        ["openssl", *words.split(), "-addext", f"subjectAltName={name}", "-keyout", key, "-out", path],  # noqa: S607
        check=True,
        capture_output=True,
    )
    path.write_bytes(path.read_bytes() + key.read_bytes())
    return path


def reach(server: Running, security: Security = Security.NONE, **more: str) -> Settings:
    return Settings("127.0.0.1", server.port, security, "privacy@example.com", **more)


def outcome(reached: Settings, *addresses: str) -> list[SendOutcome]:
    async def deliver() -> list[SendOutcome]:
        connection = await connect(reached)
        try:
            return [await connection.deliver(address, MESSAGE) for address in addresses]
        finally:
            await connection.close()

    return asyncio.run(deliver())


def stopped(reached: Settings, says: str) -> None:
    """Connecting ends at once, in words that hold no secret."""
    with pytest.raises(PolicyError, match=says) as problem:
        outcome(reached)
    assert problem.value.status == 2
    assert "geheim" not in str(problem.value)


@pytest.mark.slow
@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_protected_and_logged_in(tmp_path: Path, certificate: Path, security: Security) -> None:
    options = ["--certificate", str(certificate), "--user", "anna", "--password", "geheim"]
    if security is Security.TLS:
        options.append("--implicit")
    with running(tmp_path / "log", *options) as server:
        good = reach(server, security, ca_file=str(certificate), user="anna", password="geheim")  # noqa: S106
        assert outcome(good, "anna@example.com")[0].fate is Fate.ACCEPTED
        stopped(reach(server, security, user="anna", password="geheim"), "certificate of the mail server is not valid")  # noqa: S106
        bad = reach(server, security, ca_file=str(certificate), user="anna", password="geheim2")  # noqa: S106
        stopped(bad, r"refused the login \(535 5.7.8\)")
        assert [one.to for one in server.taken()] == ["anna@example.com"]


@pytest.mark.slow
def test_a_certificate_for_another_host_or_time_is_not_valid(tmp_path: Path) -> None:
    other = made(tmp_path / "other.pem", "DNS:mail.example.com")
    with running(tmp_path / "log", "--certificate", str(other), "--implicit") as server:
        stopped(reach(server, Security.TLS, ca_file=str(other)), "not valid: IP address mismatch")


@pytest.mark.slow
def test_the_wrong_port_or_security_is_said(tmp_path: Path, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smtp, "CONNECT_SECONDS", 1.0)
    with running(tmp_path / "log") as server:
        stopped(reach(server, Security.TLS), "doesn't speak TLS here")
        stopped(reach(server, Security.STARTTLS), "offers no STARTTLS")
        stopped(reach(server, user="anna", password="geheim"), "takes no login here")  # noqa: S106
    with running(tmp_path / "log", "--certificate", str(certificate), "--implicit") as server:
        settings = reach(server)
        with pytest.raises(smtp.Unreachable, match="can't be reached"):
            outcome(settings)


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(smtp.Unreachable, match="check host, port and security"):
        outcome(Settings("127.0.0.1", port, Security.NONE, "privacy@example.com"))


ACCEPTED = SendOutcome(Fate.ACCEPTED, 250)
ANSWERS = [
    ("anna@example.com", ACCEPTED),
    ("ü@example.com", ACCEPTED),
    ("no-a@example.com", SendOutcome(Fate.REFUSED, 550, "5.1.1")),
    ("full-a@example.com", SendOutcome(Fate.REFUSED, 552, "5.2.2")),
    ("never-a@example.com", SendOutcome(Fate.LATER, 451, "4.7.1")),
    ("drop1-a@example.com", SendOutcome(Fate.LATER, troubled=True)),
    ("mute1-a@example.com", SendOutcome(Fate.UNKNOWN, troubled=True)),
]


@pytest.mark.slow
def test_each_answer_is_understood(tmp_path: Path) -> None:
    with running(tmp_path / "log") as server:
        for address, expected in ANSWERS:
            after = [ACCEPTED] if expected.fate is not Fate.UNKNOWN and not expected.troubled else []
            assert outcome(reach(server), address, *["after@example.com"] * len(after)) == [expected, *after], address
    with running(tmp_path / "log2", "--no-utf8") as server:
        assert outcome(reach(server), "ü@example.com", "a@example.com") == [SendOutcome(Fate.NOT_TAKEN), ACCEPTED]
    with running(tmp_path / "log3", "--refuse-sender") as server, pytest.raises(PolicyError, match=r"550 5\.7\.1"):
        outcome(reach(server), "a@example.com")


@pytest.mark.slow
def test_a_server_that_says_nothing_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smtp, "CONNECT_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(smtp.Unreachable, match="can't be reached"):
        outcome(Settings("127.0.0.1", silent.getsockname()[1], Security.NONE, "privacy@example.com"))
