"""The notice of a version that is to come, written where people can read it before anybody is told."""

import datetime
from pathlib import Path

from generator import files, mail, messages, source
from generator.decisions import of_version
from generator.errors import cannot
from generator.model import Policy, State
from generator.notice import local_day
from generator.timeline import starts, timeline


def preview(loaded: source.Source, policy: Policy, folder: Path, now: datetime.datetime) -> list[Path]:
    """Write the notice of each version that is not yet in force as an e-mail file, and return the files."""
    source.require(loaded.integrity_findings)
    written = []
    for interval in timeline(starts(policy, []), local_day(now, policy.brand)):
        number = interval.version.number
        if interval.state is not State.UPCOMING or number == 1:
            continue
        message = messages.notice(policy.brand, policy.versions[number - 2], interval, of_version(policy, number))
        path = folder / f"{policy.brand.slug}-{policy.slug}-v{number:03}.eml"
        files.write_atomically(path, mail.rendered(message, interval.version.digest, now))
        written.append(path)
    if not written:
        raise cannot(policy.name, "no version of this policy is to come", "seal one with `policy freeze` first")
    return written
