"""The reviews of a policy that changed nothing, `reviews.yml`, and by when the next one is due.

Bringing a text in or sealing it is no review: until one is recorded, the text's own day of effect counts. Source:
domain rules §5.7, 14.
"""

import calendar
import datetime
from collections.abc import Iterator, Sequence
from typing import Final

from generator.errors import Finding, Severity
from generator.model.document import Document
from generator.model.entries import from_keys, to_keys
from generator.model.policy import Policy
from generator.model.record import Review
from generator.notice.notice_period import DAY, local_day
from generator.notice.timeline import in_force, starts, timeline
from generator.schema import durations, forms
from generator.schema.durations import Duration
from generator.schema.kinds import Flag, Text, WholeNumber, optional, required
from generator.schema.nodes import Listing, Mapping, Node, kind_in_words
from generator.schema.values import UNSPECIFIED, read_record
from generator.schema.yaml import dump_yaml

FILE: Final = "reviews.yml"
RULE: Final = "review"
HEAD: Final = "# Written by `policy review`: who read the policy again and found that nothing needs to change.\n"
_KEY: Final = "reviews"
_WHO: Final = Text("a-moreau")
_REVIEW: Final = required(by=_WHO, date=forms.DAY, version=WholeNumber(1, 10**6), digest=forms.DIGEST) | optional(
    because=Text("Nothing has changed in what we do."), rehearsal=Flag()
)
_AS_WRITTEN: Final = "restore the file as `policy review` wrote it"
_HOURS: Final = 24
_MONTHS: Final = 12


def read(node: Mapping, findings: list[Finding]) -> tuple[Review, ...]:
    """Return the reviews that a file lists, in its order; what can't be one is a finding."""
    read_record({}, node, findings, what=FILE, elsewhere=_KEY)
    listed = node.get(_KEY)
    if not isinstance(listed, Listing) or not listed.items:
        message = f"“{_KEY}” can't be {kind_in_words(listed)}" if listed else f"the key “{_KEY}” of {FILE} is missing"
        findings.append(Finding(listed.place if listed else node.place, "value", message, _AS_WRITTEN))
        return ()
    result: list[Review] = []
    for item in listed.items:
        review = _review(item, findings)
        if review and result and review.date < result[-1].date:
            message = f"this review ({review.date}) stands after a later one ({result[-1].date})"
            findings.append(Finding(item.place, RULE, message, _AS_WRITTEN))
        result.extend([review] if review else [])
    return tuple(result)


def _review(node: Node, findings: list[Finding]) -> Review | None:
    if not isinstance(node, Mapping):
        remedy = f"write the keys {', '.join(_REVIEW)}"
        findings.append(Finding(node.place, "value", f"an item of “{_KEY}” can't be {kind_in_words(node)}", remedy))
        return None
    before = len(findings)
    values = read_record(_REVIEW, node, findings, what=f"“{_KEY}”")
    if len(findings) > before:
        return None
    return from_keys(Review, values, place=node.place)


def reviews_file(reviews: Sequence[Review]) -> str:
    """Return the file that lists these reviews."""
    return HEAD + dump_yaml({_KEY: [to_keys(one, _REVIEW) for one in reviews]})


def faults(policy: Policy) -> Iterator[Finding]:
    """Find reviews of a text that is not in the archive, that had not been sealed then, or that did not apply yet."""
    versions = {version.number: version for version in policy.versions}
    applied = of_texts_in_force(policy)
    for review in policy.reviews:
        version = versions.get(review.version)
        if version is None or version.digest != review.digest:
            message = f"this is the review of another text than version {review.version} of the archive"
            yield Finding(review.place, RULE, message, _AS_WRITTEN)
        elif review.date < version.recorded:
            message = f"this review ({review.date}) is older than version {version.number}, sealed {version.recorded}"
            yield Finding(review.place, RULE, message, _AS_WRITTEN)
        elif review not in applied:
            message = f"this is a review of version {review.version}, which did not apply yet on {review.date}"
            remedy = f"it counts for nothing: review the text in force (policy review {policy.name})"
            yield Finding(review.place, RULE, message, remedy, Severity.WARNING)


def of_texts_in_force(policy: Policy) -> tuple[Review, ...]:
    """Return the reviews of texts that applied by the day of the review: of one to come, readers had no use."""
    if not policy.reviews:
        return ()
    first = {one.version.number: one.day for one in starts(policy, [])}
    return tuple(one for one in policy.reviews if first.get(one.version, datetime.date.max) <= one.date)


def last_reviewed(policy: Policy, today: datetime.date) -> datetime.date | None:
    """Return the day of the last recorded review; None where there is none: bringing or sealing a text is no review."""
    return max((review.date for review in of_texts_in_force(policy) if review.date <= today), default=None)


def counted_from(policy: Policy, today: datetime.date) -> datetime.date | None:
    """Return the day from which the time until the next review counts; None where no text speaks of one.

    That is the last review; before the first, the day of effect of the first text that says how often there is one.
    What was brought in later as past promises nothing any more.
    """
    lasting = (one for one in starts(policy, []) if not one.version.before)  # by their days
    days = (one.day for one in lasting if any(_promised(one.version.document)))
    return last_reviewed(policy, today) or next(days, None)


def review_by(policy: Policy, today: datetime.date) -> datetime.date | None:
    """Return the last day on which the next review is in time; None where no text says how often there is one.

    Where the newest version and the one in force say different things, both are kept: a promise of fewer reviews does
    not count before it applies.
    """
    base, current = policy.base, in_force(timeline(starts(policy, []), today))
    texts = [base.document, *([current.version.document] if current else [])] if base else []
    lengths = [every for text in texts for every in _promised(text)]
    last = counted_from(policy, today) if lengths else None  # which may have to read all texts
    return min((after(last, every) for every in lengths), default=None) if last else None


def without_period(policy: Policy, today: datetime.date) -> bool:
    """Return True if the text in force promises reviews without saying how often, and there never was one."""
    current = in_force(timeline(starts(policy, []), today))
    if current is None or last_reviewed(policy, today):
        return False
    facts = (one.facts for one in current.version.document.sections if one.type == "changes")
    return any(one.get("review_every") == UNSPECIFIED for one in facts)


def _promised(document: Document) -> Iterator[Duration]:
    for section in document.sections:
        every = section.facts.get("review_every") if section.type == "changes" else None
        length = durations.parse(every) if isinstance(every, str) else None
        if length and length.longest:
            yield length


def after(day: datetime.date, length: Duration) -> datetime.date:
    """Return the day that is so much later: months by the calendar (February 29 + 1 year is February 28)."""
    unit, count = length.exact
    try:
        if unit == "hours":
            return day + -(-count // _HOURS) * DAY
        months = day.year * _MONTHS + day.month - 1 + count
        year, month = months // _MONTHS, months % _MONTHS + 1
        return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return datetime.date.max


def of_the_future(policy: Policy, now: datetime.datetime) -> Iterator[Finding]:
    """Find reviews that are dated later than today. One that is overdue is a duty (`policy due`), and stops nothing."""
    today = local_day(now, policy.brand)
    for review in policy.reviews:
        if review.date > today:
            message = f"this review is dated {review.date}, which is still to come"
            yield Finding(review.place, "future", message, "set the clock right, or restore the file")
