"""The ledger of a notice: who is still to be mailed, who was, and whom no server takes; one SQLite file, kept private.

It is the one place for addresses; what leaves it for the repository are counts, times and hashes (`Tally`). One process
at a time works with it. It is right after `kill -9` at any point: what was recorded stays, and who was in flight is
waiting again, under the same Message-ID. After a power failure the last moments may be missing: somebody then gets the
same message again, and nobody is left out.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from generator.errors import cannot
from generator.mail.exchanged_rows import LedgerRows
from generator.mail.ledger_schema import APPLICATION, DOMAINS, LISTED, RESTORE, SCHEMA, TABLES, sqlite_problems
from generator.mail.recipients import Recipient
from generator.mail.tally import (
    About,
    Delivery,
    LedgerStep,
    Loaded,
    Refused,
    Tally,
    Waiting,
    digest_of,
    instant,
)

UNUSABLE: Final = 0  # in place of a reply: the address is none
NOT_TAKEN: Final = 1  # the server takes no international addresses
NEXT_RUN: Final = 2**62  # as not_before: not in this run any more
_AT_ONCE: Final = 500


class Ledger:
    """An open ledger; get it from `opened`. Each method records at once, or does nothing and raises a PolicyError."""

    __slots__ = ("_database", "_path")

    def __init__(self, path: Path, database: sqlite3.Connection) -> None:
        """Keep the connection; `prepare` has to be called before anything else."""
        self._path = path
        self._database = database

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with sqlite_problems(self._path):
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
                self._database.execute("COMMIT")
            except BaseException:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise

    def _value(self, query: str) -> int | str:
        with sqlite_problems(self._path):
            row: tuple[int | str | None] | None = self._database.execute(query).fetchone()
        return (row and row[0]) or 0

    def _open_for_writing(self) -> None:
        """Let only the owner read the file, and have SQLite make its other files with the same mode."""
        try:
            self._path.chmod(0o600)
        except OSError as problem:
            raise cannot(str(self._path), f"this ledger can't be made private: {problem.strerror}") from None
        self._value("PRAGMA journal_mode = WAL")
        with sqlite_problems(self._path):
            self._database.execute("PRAGMA synchronous = NORMAL")

    def prepare(self, about: About) -> None:
        """Make a new ledger out of an empty file, or check that this is an unharmed one about the same notice."""
        self._value("PRAGMA locking_mode = EXCLUSIVE")
        application, schema = self._value("PRAGMA application_id"), self._value("PRAGMA user_version")
        if not application and not self._value("SELECT count(*) FROM sqlite_schema"):
            self._open_for_writing()
            with self._transaction() as database:
                for statement in TABLES:
                    database.execute(statement)
                database.executemany("INSERT INTO about VALUES (?, ?)", _rows(about).items())
                database.execute(f"PRAGMA application_id = {APPLICATION}")
                database.execute(f"PRAGMA user_version = {SCHEMA}")
            return
        if application != APPLICATION:
            raise cannot(str(self._path), "this is a database, and not a ledger of a notice", "name another file")
        if schema != SCHEMA:
            message = f"this ledger has form {schema}, and form {SCHEMA} is known here"
            raise cannot(str(self._path), message, "use the version of this program that wrote it")
        self._open_for_writing()
        with sqlite_problems(self._path):
            if self._database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise cannot(str(self._path), "this ledger is damaged", RESTORE)
            known = dict(self._database.execute("SELECT key, value FROM about"))
        for key, value in _rows(about).items():
            if known.get(key) != value:
                message = f"this ledger is about another notice: its {key} is {known.get(key)}, not {value}"
                raise cannot(str(self._path), message, "each notice has a ledger of its own: name another file")

    @property
    def name(self) -> str:
        """How messages name it."""
        return str(self._path)

    @property
    def digest(self) -> str:
        """The digest of the notice that this ledger is about."""
        with sqlite_problems(self._path):
            value: str = self._database.execute("SELECT value FROM about WHERE key = 'digest'").fetchone()[0]
        return value

    def load(self, recipients: Iterable[Recipient]) -> Loaded:
        """Add who is not in the ledger yet, all of them or (where the list raises) nobody.

        Loading the same list again changes nothing. Who stands in the ledger and not in the list stays.
        """
        rows = 0

        def counted() -> Iterator[tuple[object, ...]]:
            nonlocal rows
            for one in recipients:
                rows += 1
                state, reply = (Delivery.WAITING, None) if one.usable else (Delivery.REFUSED, UNUSABLE)
                yield one.key, one.address, one.name, state.value, reply, loading

        loading = self._number("loadings") + 1
        with self._transaction() as database:
            [before] = database.execute("SELECT count(*) FROM recipients").fetchone()
            named = database.executemany(LISTED, counted()).rowcount
            [after] = database.execute("SELECT count(*) FROM recipients").fetchone()
            duplicates = rows - max(named, 0)
            for key, value in (("loadings", loading), ("duplicates", duplicates)):
                database.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (key, str(value)))
        return Loaded(rows, after - before, duplicates)

    def hold(self, audiences: Iterable[str]) -> tuple[str, ...]:
        """Remember whom the lists hold that were loaded, by the names of the promise, and return all of them."""
        with self._transaction() as database:
            row = database.execute("SELECT value FROM about WHERE key = 'audiences'").fetchone()
            names = tuple(sorted({*(row[0].split() if row else ()), *audiences}))
            database.execute("INSERT OR REPLACE INTO about VALUES ('audiences', ?)", (" ".join(names),))
        return names

    def _number(self, key: str) -> int:
        with sqlite_problems(self._path):
            found = self._database.execute("SELECT value FROM about WHERE key = ?", (key,)).fetchone()
        return int(found[0]) if found else 0

    def resume(self, now: int, longest: int) -> None:
        """Begin a run: who was in flight, or was given up for the last run, is waiting again.

        Times are in microseconds. No wait is longer than `longest`: a later moment was written by a clock that has been
        set back since. Refusals count only beside an acceptance: where nothing was ever accepted, the server may have
        refused for a reason of its own. Addresses that the last server couldn't take are tried again.
        """
        with self._transaction() as database:
            database.execute("UPDATE recipients SET state = 'waiting', not_before = 0 WHERE state = 'in_flight'")
            accepted = database.execute("SELECT EXISTS (SELECT 1 FROM recipients WHERE state = 'accepted')").fetchone()
            database.execute(
                "UPDATE recipients SET state = 'waiting', not_before = 0"
                " WHERE state = 'refused' AND (reply = ? OR (reply <> ? AND NOT ?))",
                (NOT_TAKEN, UNUSABLE, accepted[0]),
            )
            database.execute(
                "UPDATE recipients SET tries = 0, not_before = iif(not_before > ?, 0, not_before)"
                " WHERE state = 'waiting' AND (tries > 0 OR not_before > ?)",
                (now + longest, now + longest),
            )

    def due(self, now: int) -> list[Waiting]:
        """Return the next who are waiting and due, those that waited longest first, else in the order of the list."""
        with sqlite_problems(self._path):
            rows = self._database.execute(
                "SELECT id, key, address, name, message_id, tries FROM recipients"
                " WHERE state = 'waiting' AND not_before <= ? ORDER BY not_before, id LIMIT ?",
                (now, _AT_ONCE),
            )
            return [Waiting(*row) for row in rows]

    def next_due(self) -> int | None:
        """Return when the next one is due that waits for this run, in microseconds since 1970; nothing: nobody."""
        with sqlite_problems(self._path):
            value: int | None = self._database.execute(
                "SELECT min(not_before) FROM recipients WHERE state = 'waiting' AND not_before < ?", (NEXT_RUN,)
            ).fetchone()[0]
        return value

    def put_off(self) -> dict[int | None, int]:
        """Return how many wait for this run to try them again, by the last reply code (None: no reply)."""
        with sqlite_problems(self._path):
            return dict(
                self._database.execute(
                    "SELECT reply, count(*) FROM recipients WHERE state = 'waiting' AND not_before < ?"
                    " GROUP BY reply ORDER BY reply",
                    (NEXT_RUN,),
                )
            )

    def messages(self) -> Iterator[tuple[str, str]]:
        """Give the normalised address and the Message-ID of each recipient for whom a message was begun."""
        with sqlite_problems(self._path):
            yield from self._database.execute(
                "SELECT key, message_id FROM recipients WHERE message_id <> '' ORDER BY id"
            )

    def claim(self, one: Waiting, message_id: str, now: int) -> None:
        """Record that a message is now on its way to somebody, under a Message-ID."""
        with self._transaction() as database:
            database.execute(
                "UPDATE recipients SET state = 'in_flight', message_id = ?, attempts = attempts + 1, time = ?"
                " WHERE id = ? AND state = 'waiting'",
                (message_id, now, one.id),
            )

    def record(self, steps: Iterable[LedgerStep], now: int) -> None:
        """Record what became of recipients, all of them or none."""
        with self._transaction() as database:
            for step in steps:
                database.execute(
                    "UPDATE recipients SET state = ?, reply = ?, not_before = ?, tries = ?, time = ? WHERE id = ?",
                    (step.state.value, step.reply, step.not_before, step.tries, now, step.id),
                )

    def latest(self) -> int:
        """Return the last moment that was recorded, in microseconds since 1970; 0 if there is none."""
        return int(self._value("SELECT max(time) FROM recipients"))

    def counts(self) -> dict[Delivery, int]:
        """Return how many stand in each state."""
        with sqlite_problems(self._path):
            found = dict(self._database.execute("SELECT state, count(*) FROM recipients GROUP BY state"))
        return {state: found.get(state.value, 0) for state in Delivery}

    def domains(self) -> Iterator[tuple[str, int, int]]:
        """Give each domain with how many addresses there are at it, and how many mailboxes: a+1@ and a+2@ are one."""
        with sqlite_problems(self._path):
            for end, addresses, mailboxes in self._database.execute(DOMAINS):
                yield str(end).rpartition("@")[2], addresses, mailboxes

    @property
    def rows(self) -> LedgerRows:
        """The rows, to see whether they are those that were written."""
        return LedgerRows(self._database)

    def refused(self) -> Iterator[Refused]:
        """Give those whom e-mail doesn't reach, in the order of the list; they need another channel."""
        with sqlite_problems(self._path):
            for address, reply, time in self._database.execute(
                "SELECT address, reply, time FROM recipients WHERE state = 'refused' ORDER BY id"
            ):
                yield Refused(address, reply, instant(time))

    def tally(self) -> Tally:
        """Return the counts, the last moment of acceptance, and the hash of the audience."""
        counts = self.counts()
        with sqlite_problems(self._path):
            (last,) = self._database.execute("SELECT max(time) FROM recipients WHERE state = 'accepted'").fetchone()
            every = self._database.execute("SELECT key FROM recipients ORDER BY key")
            audience = digest_of(key for (key,) in every)
            told = self._database.execute("SELECT key FROM recipients WHERE state = 'accepted' ORDER BY key")
            reached = digest_of(key for (key,) in told)
        return Tally(
            recipients=sum(counts.values()),
            accepted=counts[Delivery.ACCEPTED],
            refused=counts[Delivery.REFUSED],
            waiting=counts[Delivery.WAITING] + counts[Delivery.IN_FLIGHT],
            duplicates=self._number("duplicates"),
            last_accepted=None if last is None else instant(last),
            audience=audience,
            reached=reached,
        )


def _rows(about: About) -> dict[str, str]:
    rows = {"policy": about.policy, "version": str(about.version), "digest": about.digest}
    return rows | ({"notices": " ".join(about.notices)} if about.notices else {})
