"""What a ledger says of a mailing: which notice it is of, who waits, who was refused, and how many."""

import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_MICROSECOND: Final = datetime.timedelta(microseconds=1)
_EPOCH: Final = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


class Delivery(StrEnum):
    """Where a recipient stands."""

    WAITING = "waiting"
    IN_FLIGHT = "in_flight"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class About:
    """What a ledger is about: a policy (brand/policy), the number of the version, the digest of the notice.

    One of several policies is about the digest of the whole message; `notices` are those of the notices in it.
    """

    policy: str
    version: int
    digest: str
    notices: tuple[str, ...] = ()

    @property
    def every(self) -> frozenset[str]:
        """The digests of all notices that it is about."""
        return frozenset(self.notices or (self.digest,))


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading a list did: its rows, those new to the ledger, and those that named somebody once more."""

    rows: int
    new: int
    duplicates: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who is due; `message_id` is that of an earlier attempt, or empty; `tries` counts this run's."""

    id: int
    key: str
    address: str
    name: str
    message_id: str
    tries: int


@dataclass(frozen=True, slots=True)
class LedgerStep:
    """A recipient's new state: after a `reply` (none: no reply came), and for waiting ones not before a moment.

    `not_before` is in microseconds since 1970. `tries` replaces the number of tries in this run.
    """

    id: int
    state: Delivery
    reply: int | None = None
    not_before: int = 0
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """Somebody whom e-mail doesn't reach, by their address: for the sender's own list, never for a log."""

    address: str
    reply: int
    time: datetime.datetime


@dataclass(frozen=True, slots=True)
class Tally:
    """How a notice went, in counts, times (UTC) and hashes: what the repository may keep.

    `waiting` counts those of unknown outcome too, `duplicates` the rows of the last list that named somebody again.
    `audience` is `sha256:` and the SHA-256 of all normalised addresses in the order of their code points, each with a
    line feed; `reached` is that of those who got the notice. Source: domain rules §5.2.
    """

    recipients: int
    accepted: int
    refused: int
    waiting: int
    duplicates: int
    last_accepted: datetime.datetime | None
    audience: str
    reached: str


def digest_of(keys: Iterable[str]) -> str:
    """Return the digest of normalised addresses, which come in the order of their code points."""
    found = hashlib.sha256()
    for key in keys:
        found.update(f"{key}\n".encode())
    return f"sha256:{found.hexdigest()}"


def microseconds(instant: datetime.datetime) -> int:
    """Return a moment with a zone as whole microseconds since 1970, as the ledger keeps it."""
    return (instant - _EPOCH) // _MICROSECOND


def instant(value: int) -> datetime.datetime:
    """Return the moment that the ledger keeps as microseconds since 1970."""
    return _EPOCH + value * _MICROSECOND
