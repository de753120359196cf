"""Takedowns on disk: what stays of versions whose texts were removed by order, and removing a text."""

from pathlib import Path

from generator import files
from generator.archive import takedowns
from generator.archive.policy_files import RECORD_NAME, takedown_of, text_of, writing
from generator.errors import Finding, Place, PolicyError, refusal
from generator.model.version import Takedown, Version
from generator.schema.yaml import parse_yaml


def read_takedowns(folder: Path, shown_path: str, findings: list[Finding]) -> tuple[Version, ...]:
    """Return what stays of the versions of a policy whose texts were removed by order."""
    result: dict[int, Version] = {}
    for path in files.members(folder / takedowns.FOLDER, f"{shown_path}/{takedowns.FOLDER}", findings):
        name = f"{shown_path}/{takedowns.FOLDER}/{path.name}"
        match = RECORD_NAME.fullmatch(path.name)
        text = files.read_text(path, name, findings) if match else None
        node = parse_yaml(text, name, findings) if text else None
        version = takedowns.read(node, Place(name), f"{shown_path}/versions/{path.stem}.md", findings) if node else None
        if match is None or (version and version.number != int(match[1])):
            message = f"“{path.name}” is not the name of this takedown"
            findings.append(Finding(Place(name), takedowns.RULE, message, "restore its name: v002.yml"))
        elif version:
            result[version.number] = version
    return tuple(result.values())


def take_down(folder: Path, version: Version, takedown: Takedown, shown_path: str) -> None:
    """Write what stays of a version, after it was read back as it will be read, and remove its text."""
    path = takedown_of(folder, version.number)
    name = f"{shown_path}/{takedowns.FOLDER}/{path.name}"
    content = takedowns.takedown_file(version, takedown)
    problems: list[Finding] = []
    node = parse_yaml(content.decode(), name, problems)
    again = takedowns.read(node, Place(name), "", problems) if node else None
    if problems:
        raise PolicyError(problems)
    if again is None or again.removed != takedown or takedowns.takedown_file(again, takedown) != content:
        message = f"{name} could not be read back as it would be written"
        raise AssertionError(message)
    with writing(folder):
        try:
            files.create(path, content)
        except FileExistsError:
            message = f"the text of version {version.number} is being removed already"
            raise refusal(name, takedowns.RULE, message, "run the command again") from None
        text_of(folder, version.number).unlink(missing_ok=True)


def remove_text(folder: Path, version: Version) -> None:
    """Remove the text of a version that is taken down already: a run before ended in between."""
    with writing(folder):
        text_of(folder, version.number).unlink(missing_ok=True)
