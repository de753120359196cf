"""Whether the rows of a ledger are those that were written: each goes together by itself, and all with the record.

A record holds no address, but digests: of all who were on the list when evidence was recorded, and of those who had got
the notice by then. A ledger only grows: who is in it stays, and who got the notice has got it.
"""

import datetime
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.mail.mime import is_message_of
from generator.mail.recipients import Recipient
from generator.mail.tally import Delivery, digest_of, microseconds
from generator.model.record import Evidence

_REFUSES: Final = 400
_SECOND: Final = datetime.timedelta(seconds=1)
"""Records know moments to the second."""

_LISTED: Final = "SELECT key FROM (SELECT key FROM recipients ORDER BY id LIMIT ?) ORDER BY key"
"""So many as were on the list when something was recorded."""
_REACHED: Final = """
    SELECT key FROM (SELECT key, state, time FROM recipients ORDER BY id LIMIT ?)
    WHERE state = 'accepted' AND time < ? ORDER BY key
"""
"""Those of them who had got the notice until a moment."""


@dataclass(frozen=True, slots=True)
class LedgerRows:
    """The rows of a ledger as they stand in its file; nothing of them is kept, as there may be millions."""

    database: sqlite3.Connection

    def torn(self, notice: str) -> str:
        """Return what of a row doesn't go together, with its number; empty where all do.

        The message goes to the address by which its reader is known, the Message-ID is made of that and of the notice,
        and a message that was taken was begun.
        """
        found = self.database.execute(
            "SELECT key, address, state, message_id, coalesce(reply, 0) FROM recipients"
            " WHERE state <> 'refused' OR message_id <> '' ORDER BY id"
        )
        for number, (key, address, state, message_id, reply) in enumerate(found, 1):
            begun = state in {Delivery.ACCEPTED, Delivery.IN_FLIGHT}
            if Recipient(address, "", 0).key != key:
                return f"recipient {number} has the address of another one"
            if message_id and not is_message_of(notice, key, message_id):
                return f"recipient {number} has a message of another one, or of another notice"
            if begun and not message_id:
                return f"recipient {number} has the outcome of a message that was never begun"
            if state == Delivery.ACCEPTED and reply >= _REFUSES:
                return f"recipient {number} was reached, by the reply of a server that refused"
        return ""

    def differing(self, proofs: Sequence[Evidence]) -> str:
        """Return what in a ledger differs from what was recorded by it; empty where nothing does.

        A ledger may know less of who got the notice than its record does, where a machine broke down: they are told
        again. Where it knows more of the same second, nobody can tell them apart.
        """
        for one in proofs:
            listed = self._keys(_LISTED, one.recipients)
            if listed != (one.recipients, one.capture):
                return f"its first {one.recipients:,} recipients are not those whom the record counts"
            count, reached = self._keys(_REACHED, one.recipients, microseconds(one.at + _SECOND))
            if one.reached and count == one.accepted and reached != one.reached:
                return f"the {one.accepted:,} whom it reached are not those whom the record counts"
        return ""

    def _keys(self, query: str, *values: int) -> tuple[int, str]:
        """Return how many addresses a query finds, and their digest."""
        count = 0

        def counted() -> Iterator[str]:
            nonlocal count
            for (key,) in self.database.execute(query, values):
                count += 1
                yield key

        found = digest_of(counted())
        return count, found
