"""A draft as a preview shows it: what it says, what it would change, what is wrong with it, what readers would be told.

Nothing of this is sealed or published; the text stands beside the pages of the policy's sealed versions.
"""

import datetime
from dataclasses import dataclass
from typing import Final

from generator.errors import Finding, Severity
from generator.materiality.verdict import Judged
from generator.model.document import Document
from generator.model.levels import Level
from generator.model.policy import Policy
from generator.model.version import Version
from generator.notice.message_html import Message
from generator.site.policy_on_day import PolicyOnDay, policy_on_day

TEXT: Final = "draft/"
CHANGES: Final = "draft-changes/"
NOTICE: Final = "draft-notice/"
MAIL: Final = "mail.html"  # beside the page of the notice


@dataclass(frozen=True)
class PlannedPolicy(PolicyOnDay):
    """A policy as it would be if its draft were sealed now as the version `number`, and announced where it has to be.

    The text of that version is at `draft/`, and readers are told of no other.
    """

    number: int = 0

    def text_address(self, number: int) -> str:
        """Return where the text of a version is; that of the draft is on a page of its own."""
        return f"{self.address}{TEXT}" if number == self.number else super().text_address(number)


def planned(policy: Policy, number: int, at: datetime.datetime) -> PlannedPolicy:
    """Return a policy on the day of an instant, of which a version is that of its draft."""
    here = policy_on_day(policy, at)
    told = tuple(one for one in here.told if one.version.number == number)
    return PlannedPolicy(here.policy, here.intervals, here.phases, told, (), here.day, number=number)


@dataclass(frozen=True, slots=True)
class DraftPlan:
    """What sealing a draft now would mean: its changes of `parent` (None: it is the first version), when it may apply.

    `content` is the digest by which the draft is approved, `days` the notice that readers are promised, or that the
    brand's own rule gives them. `effective` is the day from which it would apply, announced without a day, `earliest`
    the first one of all; `letter` is the notice as an e-mail (None where none is needed). `same` is true where the
    draft changes nothing.
    """

    item: PlannedPolicy
    parent: Version | None
    judged: tuple[Judged, ...]
    level: Level
    content: str
    days: int
    promised: bool
    effective: datetime.date
    earliest: datetime.date
    approved_by: tuple[str, ...] = ()
    letter: Message | None = None
    same: bool = False

    @property
    def version(self) -> Version:
        """The version that the draft would be."""
        return self.item.policy.version(self.item.number)


@dataclass(frozen=True, slots=True)
class DraftState:
    """A draft at a moment: what is wrong with its files, why it can't be sealed, what sealing it would mean.

    Where it can't be read (`stale`), `plan` is that of the last text that could or of the newest sealed one; None where
    there is none.
    """

    policy: Policy
    findings: tuple[Finding, ...]
    refused: tuple[Finding, ...] = ()
    plan: DraftPlan | None = None
    stale: bool = False

    @property
    def address(self) -> str:
        """The address of the policy, below which the pages of the draft are."""
        return f"{self.policy.name}/"

    @property
    def title(self) -> str:
        """The title of the draft, or that of the newest version; else the policy's name in the source."""
        return self._document.title if self._document else self.policy.name

    @property
    def language(self) -> str:
        """The language of the draft, or that of the newest version; empty where there is none of either."""
        return self._document.language if self._document else ""

    @property
    def _document(self) -> Document | None:
        if self.plan:
            return self.plan.version.document
        return self.policy.base.document if self.policy.base else None

    @property
    def errors(self) -> int:
        """How many findings keep the draft from being sealed."""
        return sum(one.severity is Severity.ERROR for one in (*self.findings, *self.refused))
