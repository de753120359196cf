"""What older versions don't say of the promise under which they were sealed, `promised.yml`: written down once.

It carries the digest of what it says, and the next version is sealed with that.

Since then each sealed version says it. `policy upgrade` writes the file when the newest version doesn't.
"""

from dataclasses import replace
from typing import Final

from generator.errors import Finding
from generator.model.brand import NoticePromise
from generator.model.document import digest
from generator.model.entries import from_keys, to_keys
from generator.model.policy import Policy
from generator.model.record import PromiseSupplement
from generator.model.version import Version
from generator.schema import forms
from generator.schema.kinds import Flag, ListOf, WholeNumber, optional, required
from generator.schema.nodes import Mapping
from generator.schema.values import read_record
from generator.schema.yaml import dump_yaml

FILE: Final = "promised.yml"
RULE: Final = "promised"
HEAD: Final = (
    "# Written by `policy upgrade`, once: under which promise the versions up to this one were sealed, as far as they"
    " don't\n# say it themselves. Do not edit or remove it.\n"
)
AS_WRITTEN: Final = "restore the file as `policy upgrade` wrote it"
_SAID: Final = required(
    version=WholeNumber(1, 10**6), digest=forms.DIGEST, timezone=forms.ZONE, unreached_percent=WholeNumber(0, 100)
) | optional(regimes=ListOf(forms.SLUG), rehearsal=Flag())
_FIELDS: Final = required(written=forms.DIGEST) | _SAID


def read(node: Mapping, findings: list[Finding]) -> PromiseSupplement | None:
    """Return what the file says, or None and the findings why it can't be read."""
    before = len(findings)
    values = read_record(_FIELDS, node, findings, what=FILE)
    if len(findings) > before:
        return None
    written = values.pop("written")
    read_back = from_keys(PromiseSupplement, values, place=node.place)
    if written != digest_of(read_back):
        findings.append(Finding(node.place, RULE, "this is no longer what was written down", AS_WRITTEN))
        return None
    return read_back


def file_text(promised: PromiseSupplement) -> str:
    """Return the file."""
    said = dump_yaml(to_keys(promised, _SAID))
    return f"{HEAD}{dump_yaml({'written': digest(said.encode())})}{said}"


def digest_of(promised: PromiseSupplement) -> str:
    """Return the digest of what a file says, by which the next version is sealed."""
    return digest(dump_yaml(to_keys(promised, _SAID)).encode())


def lacking(policy: Policy) -> Version | None:
    """Return the newest version that doesn't say all of its promise; None where each does, or it is written down."""
    silent = [one for one in policy.versions if not one.promise.timezone]
    last = silent[-1] if silent else None
    return last if last and not (policy.promised and policy.promised.version >= last.number) else None


def promise_to_record(policy: Policy, *, rehearsal: bool = False) -> PromiseSupplement | None:
    """Return what is to be written down: the promise that brand.yml makes now."""
    last, brand = lacking(policy), policy.brand
    if last is None:
        return None
    return PromiseSupplement(
        last.number, last.digest, brand.timezone, brand.unreached_percent, brand.regimes, rehearsal
    )


def of(policy: Policy, version: Version) -> NoticePromise:
    """Return the promise under which a version was sealed; what it doesn't say, as it was written down later."""
    promise, file = version.promise, policy.promised
    if promise.timezone or file is None or version.number > file.version:
        return promise
    return replace(
        promise, timezone=file.timezone, unreached_percent=file.unreached_percent, regimes=tuple(sorted(file.regimes))
    )


def faults(policy: Policy, findings: list[Finding]) -> None:
    """Find a file that is about another version than the archive has."""
    file = policy.promised
    for version in policy.versions:
        if version.promised and (file is None or digest_of(file) != version.promised):
            message = f"what {FILE} said when version {version.number} was sealed is no longer there"
            findings.append(Finding(version.place, RULE, message, AS_WRITTEN))
    if file is None:
        return
    if not any((one.number, one.digest) == (file.version, file.digest) for one in policy.versions):
        message = f"this is the promise of another text than version {file.version} of the archive"
        findings.append(Finding(file.place, RULE, message, AS_WRITTEN))
