"""The keys of a record, `notices/vNNN.yml`, in the order in which they are written, and what each may hold."""

from typing import Final

from generator.model.levels import Level
from generator.schema.kinds import (
    Choice,
    Day,
    Digest,
    Field,
    Flag,
    Moment,
    Several,
    Slug,
    Text,
    Whole,
    optional,
    required,
)

CHANNELS: Final = ("email", "site", "post", "in_app")
WAIVERS: Final = ("legal_obligation", "imminent_security", "exclusively_favourable")
_LEVEL: Final = Choice(tuple(map(str, Level)))
_WHO: Final = Text("a-moreau")
_WHY: Final = Text("One sentence became two; it says the same.")
DRAFT: Final = required(version=Whole(1, 10**6)) | optional(rehearsal=Flag())
RECORD: Final = required(version=Whole(1, 10**6), digest=Digest(), level=_LEVEL) | optional(
    rehearsal=Flag(),
    unfinished=Flag(),
    parent=Whole(1, 10**6),
    revises=Whole(1, 10**6),
    effective=Day(),
    ends=Day(),
    summary=Text("We keep your billing data longer."),
    days=Whole(0, 366),
    channels=Several(Choice(CHANNELS)),
    limit=Whole(0, 100),
    words=Digest(),
    seen=Several(Day()),
)
DECISION: Final = (
    required(change=Digest(), rule=Text("48"), engine_level=_LEVEL, decided_level=_LEVEL, rationale=_WHY)
    | optional(basis=Text("GDPR 13(3)"))
    | required(decided_by=_WHO)
    | optional(approved_by=_WHO)
    | required(date=Day())
)
REASON: Final = required(change=Digest(), words=Text("We now say which court decides."))
APPROVAL: Final = required(by=_WHO, date=Day(), digest=Digest())
NOTICE: Final = required(at=Moment(), by=_WHO, effective=Day(), digest=Digest()) | optional(because=_WHY)
EVIDENCE: Final = required(channel=Choice(CHANNELS), at=Moment(), notice=Digest()) | optional(
    where=Text("https://example.com/privacy/"),
    capture=Digest(),
    recipients=Whole(0, 10**9 - 1),
    accepted=Whole(0, 10**9 - 1),
    refused=Whole(0, 10**9 - 1),
    joined=Flag(),
    by=_WHO,
    approved_by=_WHO,
    audiences=Several(Slug()),
)
WITHDRAWAL: Final = required(at=Moment(), by=_WHO, because=_WHY) | optional(digest=Digest())
UNREACHED: Final = required(by=_WHO, approved_by=_WHO, because=_WHY, date=Day()) | optional(
    of=Moment(), recipients=Whole(0, 10**9 - 1), accepted=Whole(0, 10**9 - 1)
)
WAIVER: Final = required(kind=Choice(WAIVERS), basis=Text("order of the authority"), by=_WHO, approved_by=_WHO) | {
    "breaks_promise": Field(Flag(), required=True)
}
DECIDED: Final = ("decisions", "waiting", "draft_approvals")
LINK: Final = required(of=Text("notice 1"), previous=Text(), digest=Digest()) | optional(rehearsal=Flag())
ELSEWHERE: Final = (
    *(*DECIDED, "reasons", "approvals", "notices", "evidence", "withdrawal", "unreached", "waiver", "chain"),
)
SEALED_KEYS: Final = frozenset({*RECORD, *ELSEWHERE}) - {"version", "rehearsal", *DECIDED}
