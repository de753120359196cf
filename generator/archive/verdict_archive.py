"""The verdict files of a policy on disk: read back as they were written, added and never overwritten."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generator import files
from generator.archive import policy_files, verdict_file
from generator.errors import Finding, Place, PolicyError, refusal
from generator.model.record import PromiseSupplement
from generator.model.version import VerdictFile
from generator.schema.yaml import parse_yaml
from generator.source import promised_file

_NAME: Final = re.compile(r"v(\d{3}|[1-9]\d{3,5})\.yml", re.ASCII)


def read(folder: Path, policy: str, shown_path: str, findings: list[Finding]) -> tuple[VerdictFile, ...]:
    """Return the verdict files of a policy's folder, in the order of their versions; each break is a finding."""
    result: list[VerdictFile] = []
    inside = f"{shown_path}/{verdict_file.FOLDER}"
    for path in files.members(folder / verdict_file.FOLDER, inside, findings):
        name = f"{inside}/{path.name}"
        match = _NAME.fullmatch(path.name)
        if not match:
            message = f"“{path.name}” is not the name of the verdicts of a version"
            findings.append(
                Finding(Place(name), verdict_file.RULE, message, "remove it, or restore its name: v002.yml")
            )
            continue
        file = _read(path, policy, name, findings)
        if file and file.version != int(match[1]):
            message = f"these are the verdicts of version {file.version}, and its name says {int(match[1])}"
            findings.append(Finding(Place(name), verdict_file.RULE, message, "restore the file as it was"))
        elif file:
            result.append(file)
    result.sort(key=lambda one: one.version)
    return tuple(result)


def _read(path: Path, policy: str, shown_path: str, findings: list[Finding]) -> VerdictFile | None:
    try:
        text = files.read_bytes(path, shown_path, files.MOST_SEALED_BYTES).decode()
    except PolicyError as problem:
        findings.extend(problem.findings)
        return None
    except UnicodeDecodeError:
        message = "what was written down of this version was changed: it is not UTF-8 text any more"
        findings.append(Finding(Place(shown_path), verdict_file.RULE, message, "restore the file as it was"))
        return None
    return verdict_file.read(text, policy, shown_path, findings)


def add(folder: Path, policy: str, wanted: Sequence[VerdictFile], shown_path: str) -> None:
    """Write verdict files, one after the other; a run that ends in between leaves those that are done.

    One process at a time. What another run wrote meanwhile is never touched.
    """
    inside = folder / verdict_file.FOLDER
    with policy_files.writing(folder):
        for file in wanted:
            path = inside / f"v{file.version:03}.yml"
            try:
                files.create(path, verdict_file.verdict_file_text(policy, file))
            except FileExistsError:
                message = f"the verdicts of version {file.version} were written down meanwhile"
                name = f"{shown_path}/{verdict_file.FOLDER}/{path.name}"
                raise refusal(name, "verdicts", message, "run the command again") from None


def add_promised(folder: Path, wanted: PromiseSupplement, shown_path: str) -> None:
    """Write down what the versions of a policy don't say of their promise, in place of what was written of fewer."""
    with policy_files.writing(folder):
        path = folder / promised_file.FILE
        files.write_atomically(path, promised_file.file_text(wanted).encode())
    problems: list[Finding] = []
    text = files.read_text(path, f"{shown_path}/{promised_file.FILE}", problems)
    node = parse_yaml(text, f"{shown_path}/{promised_file.FILE}", problems) if text else None
    if node is None or promised_file.read(node, problems) != wanted:
        message = f"{path} could not be read back as it was written: {problems}"
        raise AssertionError(message)
