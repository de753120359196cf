"""The keys of a record, `notices/vNNN.yml`, in the order in which they are written, and what each may hold."""

from typing import Final

from generator.model.levels import Level
from generator.schema import forms
from generator.schema.choices import CHANNELS, WAIVERS
from generator.schema.kinds import Choice, Field, Flag, ListOf, Text, WholeNumber, optional, required

_LEVEL: Final = Choice(tuple(map(str, Level)))
_WHO: Final = Text("a-moreau")
_WHY: Final = Text("One sentence became two; it says the same.")
DRAFT: Final = required(version=WholeNumber(1, 10**6)) | optional(rehearsal=Flag())
RECORD: Final = required(version=WholeNumber(1, 10**6), digest=forms.DIGEST, level=_LEVEL) | optional(
    rehearsal=Flag(),
    unfinished=Flag(),
    parent=WholeNumber(1, 10**6),
    revises=WholeNumber(1, 10**6),
    effective=forms.DAY,
    ends=forms.DAY,
    summary=Text("We keep your billing data longer."),
    days=WholeNumber(0, 366),
    channels=ListOf(Choice(CHANNELS)),
    limit=WholeNumber(0, 100),
    words=forms.DIGEST,
    seen=ListOf(forms.DAY),
)
DECISION: Final = (
    required(change=forms.DIGEST, rule=Text("48"), engine_level=_LEVEL, decided_level=_LEVEL, rationale=_WHY)
    | optional(basis=Text("GDPR 13(3)"))
    | required(decided_by=_WHO)
    | optional(approved_by=_WHO)
    | required(date=forms.DAY)
)
REASON: Final = required(change=forms.DIGEST, words=Text("We now say which court decides."))
APPROVAL: Final = required(by=_WHO, date=forms.DAY, digest=forms.DIGEST)
NOTICE: Final = required(at=forms.MOMENT, by=_WHO, effective=forms.DAY, digest=forms.DIGEST) | optional(because=_WHY)
EVIDENCE: Final = required(channel=Choice(CHANNELS), at=forms.MOMENT, notice=forms.DIGEST) | optional(
    where=Text("https://example.com/privacy/"),
    capture=forms.DIGEST,
    recipients=WholeNumber(0, 10**9 - 1),
    accepted=WholeNumber(0, 10**9 - 1),
    refused=WholeNumber(0, 10**9 - 1),
    joined=Flag(),
    by=_WHO,
    approved_by=_WHO,
    audiences=ListOf(forms.SLUG),
    own=WholeNumber(0, 10**9 - 1),
    sender=Text("example.com"),
    reached=forms.DIGEST,
)
WITHDRAWAL: Final = required(at=forms.MOMENT, by=_WHO, because=_WHY) | optional(digest=forms.DIGEST)
UNREACHED: Final = required(by=_WHO, approved_by=_WHO, because=_WHY, date=forms.DAY) | optional(
    of=forms.MOMENT, recipients=WholeNumber(0, 10**9 - 1), accepted=WholeNumber(0, 10**9 - 1)
)
WAIVER: Final = required(kind=Choice(WAIVERS), basis=Text("order of the authority"), by=_WHO, approved_by=_WHO) | {
    "breaks_promise": Field(Flag(), required=True),
    **optional(cites=Text("Regulation (EU) 2016/679, Article 9"), since=forms.DAY),
}
BEFORE_SEALING: Final = ("decisions", "waiting", "draft_approvals")
"""Keys of a record that are written before its version is sealed."""
CHAIN_LINK: Final = required(of=Text("notice 1"), previous=Text(), digest=forms.DIGEST) | optional(rehearsal=Flag())
SUB_RECORDS: Final = (
    *(*BEFORE_SEALING, "reasons", "approvals", "notices", "evidence", "withdrawal", "unreached", "waiver", "chain"),
)
"""Keys of a record whose values are entries of their own, each with a table here."""
SEALED_KEYS: Final = frozenset({*RECORD, *SUB_RECORDS}) - {"version", "rehearsal", *BEFORE_SEALING}
