"""Recording on disk that a policy was reviewed and nothing needs to change, and reading it back."""

import datetime
from pathlib import Path

from generator import files, locks
from generator.archive import policy_files
from generator.errors import Finding, Place, PolicyError, refusal
from generator.model.people import AS_ONE_LINE, nearest_person, unwritable
from generator.model.policy import Policy, State
from generator.model.record import Review
from generator.notice import phases, reviews
from generator.notice.notice_period import local_day
from generator.notice.reviews import FILE, RULE
from generator.schema.nodes import in_quotes
from generator.schema.yaml import parse_yaml


def read(folder: Path, shown_path: str, findings: list[Finding]) -> tuple[Review, ...]:
    """Return the reviews that a policy's folder lists; none where there is no file of them."""
    node = policy_files.read_file(folder / FILE, f"{shown_path}/{FILE}", findings)
    return reviews.read(node, findings) if node else ()


def record(  # noqa: PLR0913 -- who and why, and whether it is a rehearsal
    folder: Path,
    policy: Policy,
    now: datetime.datetime,
    shown_path: str,
    *,
    by: str,
    because: str = "",
    rehearsal: bool = False,
) -> Review:
    """Append to a policy's reviews that the version in force was read again today, and return that.

    What readers were promised is a review of the text that applies to them; one that is still to come is approved.

    One process at a time: what another recorded meanwhile is kept.
    """
    name = f"{shown_path}/{FILE}"
    people = [person.id for person in policy.brand.people]
    if wrong := unwritable(by):
        raise refusal(shown_path, RULE, wrong, AS_ONE_LINE)
    if not "".join(filter(str.isalnum, by)):
        raise refusal(shown_path, RULE, "it is not said who does this", "name yourself: --by")
    if people and by not in people:
        message = f"{in_quotes(by)} is not among the people of brand.yml"
        raise refusal(shown_path, RULE, message, nearest_person(by, policy.brand.people))
    applying = (one.version for one in phases.applying(policy, now) if one.state is State.IN_FORCE)
    version, today = next(applying, None), local_day(now, policy.brand)
    if version is None:
        message = "no version is in force, so there is nothing to review"
        raise refusal(shown_path, RULE, message, "review it once it applies; the text of one to come is approved")
    if today < version.recorded:
        message = f"version {version.number} was sealed on {version.recorded}, which is after today ({today})"
        raise refusal(shown_path, RULE, message, "set the clock right")
    with locks.folder_lock(folder, policy_files.DECIDING):
        problems: list[Finding] = []
        known = read(folder, shown_path, problems)
        if problems:
            raise PolicyError(problems)
        if known and known[-1].date > today:
            raise refusal(
                shown_path, RULE, f"the last review is dated {known[-1].date}, after today", "set the clock right"
            )
        if any((one.by, one.date, one.digest) == (by, today, version.digest) for one in known):
            raise refusal(
                shown_path, RULE, f"{by} has reviewed version {version.number} today", "nothing is to be done"
            )
        made = Review(by, today, version.number, version.digest, " ".join(because.split()), rehearsal, Place(name))
        _write(folder / FILE, name, (*known, made))
    return made


def _write(path: Path, name: str, listed: tuple[Review, ...]) -> None:
    """Write the reviews, after they were read back as they will be read."""
    text = reviews.reviews_file(listed)
    if len(text.encode()) > files.MOST_BYTES:
        message = f"this file would have more than {files.MOST_BYTES / 1_000_000:g} MB"
        raise refusal(name, "too-large", message, "give shorter reasons")
    problems: list[Finding] = []
    node = parse_yaml(text, name, problems)
    again = reviews.read(node, problems) if node else ()
    if problems:
        raise PolicyError(problems)
    if again != listed:
        message = f"{name} could not be read back as it would be written"
        raise AssertionError(message)
    files.write_atomically(path, text.encode())
