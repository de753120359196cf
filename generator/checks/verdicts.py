"""What the verdict files of a policy and its versions must agree on."""

from collections.abc import Iterator, Sequence

from generator.archive.verdict_file import FIRST, FOLDER, RULE
from generator.errors import Finding, Place, Severity
from generator.model.policy import Policy
from generator.model.version import VerdictFile, Version
from generator.notice.timeline import parent
from generator.source import promised_file


def sealed_without_verdicts(policy: Policy) -> tuple[int, ...]:
    """Return the versions that an earlier version of this program sealed without verdicts, where these can be told."""
    return tuple(
        one.number
        for one in policy.versions
        if not one.program and parent(policy, one.number) and policy.comparable(one.number)
    )


def check_verdict_files(policy: Policy, findings: list[Finding]) -> None:
    """Find verdict files that don't fit their versions or each other, and versions that lack one."""
    findings.extend(_sealed_by_an_earlier_program(policy))
    versions = {version.number: version for version in policy.versions}
    there = {file.version for file in policy.verdict_files}
    lacking = [number for number in sealed_without_verdicts(policy) if number not in there]
    previous, after = FIRST, 1
    for file in policy.verdict_files:
        message = _unfit(file, versions.get(file.version))
        if not message and file.previous != previous and not any(after < number < file.version for number in lacking):
            message = f"these verdicts were written after others ({file.previous})"
        if message:
            findings.append(Finding(file.place, RULE, message, "restore the verdicts as they were written"))
        previous, after = file.digest, file.version
    broken = {one.place.path for one in findings if one.rule == RULE}
    for number in [one for one in lacking if one < after]:
        folder = versions[number].place.path.rpartition("/versions/")[0]
        place = Place(f"{folder}/{FOLDER}/v{number:03}.yml")
        if place.path not in broken:
            message = f"the verdicts of version {number} are missing, and those of later versions are there"
            findings.append(Finding(place, RULE, message, "restore the file"))
    late = [number for number in lacking if number > after]
    if late and not broken:
        findings.append(_to_upgrade(policy, versions[late[0]], late))
    silent = promised_file.lacking(policy)
    if silent and not late and not broken:
        message = f"version {silent.number} was sealed by an earlier program, without all of the brand's promise"
        remedy = f"have that written down, once: policy upgrade {policy.name}"
        findings.append(Finding(silent.place, "upgrade", message, remedy, Severity.WARNING))


def _sealed_by_an_earlier_program(policy: Policy) -> Iterator[Finding]:
    """Find versions in the form of an earlier program that follow one of a later program: nobody sealed them so.

    Of a version whose text was removed, it is not known any more.
    """
    drafted = [one for one in policy.versions if one.origin == "drafted"]
    newer = next((one.number for one in drafted if one.program), 0)
    for one in drafted:
        if newer and one.number > newer and not (one.program or one.removed):
            message = (
                f"version {one.number} says nothing of the program that sealed it, and version {newer} before it does"
            )
            yield Finding(one.place, RULE, message, "restore the file as it was, or seal the text with policy freeze")


def _unfit(file: VerdictFile, version: Version | None) -> str:
    """Return why a file is not that of a version; empty where it is."""
    if version is None:
        return f"there is no version {file.version}, of which these verdicts are"
    if version.program:
        return f"version {file.version} was sealed with its verdicts, and these are others"
    if version.digest != file.sealed:
        return f"these are the verdicts of another text than version {file.version} ({version.digest})"
    return ""


def _to_upgrade(policy: Policy, first: Version, late: Sequence[int]) -> Finding:
    numbers = f"version {late[0]} was" if len(late) == 1 else f"versions {late[0]} to {late[-1]} were"
    message = f"{numbers} sealed by an earlier program, without what is published of the changes"
    remedy = f"have that written down, once: policy upgrade {policy.name}"
    return Finding(first.place, "upgrade", message, remedy, Severity.WARNING)
