"""The tables of a ledger, and what SQLite reports of its file, in the words of editors."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator.errors import cannot

APPLICATION: Final = 0x506F4E6F  # SQLite's application_id: “PoNo”
SCHEMA: Final = 1
PATIENCE: Final = 2.0  # seconds for another program that has the file open
TABLES: Final = (
    "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE recipients (
      id INTEGER PRIMARY KEY,                     -- the order of the list
      key TEXT NOT NULL UNIQUE,                   -- the normalised address
      address TEXT NOT NULL,
      name TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'in_flight', 'accepted', 'refused')),
      listed INTEGER NOT NULL,                    -- the loading that named them last
      attempts INTEGER NOT NULL DEFAULT 0,        -- messages begun, in all runs
      tries INTEGER NOT NULL DEFAULT 0,           -- messages begun, in this run
      not_before INTEGER NOT NULL DEFAULT 0,      -- microseconds since 1970, UTC
      message_id TEXT NOT NULL DEFAULT '',
      reply INTEGER,                              -- the last reply code
      time INTEGER NOT NULL DEFAULT 0             -- of the last change, microseconds since 1970, UTC
    ) STRICT
    """,
    "CREATE INDEX due ON recipients (not_before) WHERE state = 'waiting'",
    "CREATE INDEX unsettled ON recipients (state) WHERE state IN ('in_flight', 'refused')",
)
DOMAINS: Final = """
    SELECT domain, count(*), count(DISTINCT CASE WHEN domain IN ('gmail.com', 'googlemail.com')
      THEN replace(mailbox, '.', '') ELSE mailbox END)
    FROM (
      SELECT substr(key, instr(key, '@') + 1) AS domain, substr(key, 1, CASE
        WHEN instr(key, '+') BETWEEN 2 AND instr(key, '@') THEN instr(key, '+') ELSE instr(key, '@') END - 1) AS mailbox
      FROM recipients
    ) GROUP BY 1
"""
"""Addresses from their first @ on (another may stand in quotes), how many there are, and how many mailboxes.

One mailbox has many addresses by what stands after a plus, and at one great provider by dots.
"""
LISTED: Final = """
    INSERT INTO recipients (key, address, name, state, reply, listed) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET listed = excluded.listed WHERE listed <> excluded.listed
"""


@contextlib.contextmanager
def sqlite_problems(path: Path) -> Iterator[None]:
    """Turn what SQLite reports into a PolicyError; nothing that was recorded before is lost by any of it."""
    try:
        yield
    except sqlite3.Error as problem:
        match getattr(problem, "sqlite_errorname", "").split("_"):
            case ["SQLITE", "FULL", *_]:
                says = ("the disk is full: this ledger can't be written", "make room and run the command again")
            case ["SQLITE", "BUSY" | "LOCKED", *_]:
                says = ("another program has this ledger open", "close it there and try again")
            case ["SQLITE", "CORRUPT" | "NOTADB", *_]:
                says = ("this ledger is damaged", RESTORE)
            case ["SQLITE", "READONLY" | "CANTOPEN" | "PERM" | "AUTH", *_]:
                says = ("this ledger can't be written", "check the permissions of its folder")
            case ["SQLITE", "IOERR", *_]:
                says = ("this ledger can't be read or written", "check the disk: it may be full or failing")
            case _:
                raise
        raise cannot(str(path), *says) from problem


RESTORE: Final = "restore it from a copy; it knows who was mailed already, so don't start without it"
