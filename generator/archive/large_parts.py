"""What is large of a sealed version, its sections and verdicts: read from its file again when somebody asks for it.

So of an archive of any size, no more is held than what its versions are, and the texts that are worked on.
"""

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from generator import files
from generator.archive.sealed_reader import unseal
from generator.errors import Finding, PolicyError, cannot
from generator.model.document import Section
from generator.model.lazy_tuple import Later
from generator.model.version import SealedVerdict, Version
from generator.result_cache import kept

MOST_TEXTS: Final = 256  # versions
MOST_VERDICTS: Final = 32
"""The verdicts of a version take as much as its text; what they were asked for is kept by who asked."""


@dataclass(frozen=True, slots=True)
class SealedFile:
    """The file of a version of a policy, by its digest: where it lies makes it no other one."""

    policy: str
    shown_path: str
    digest: str
    path: Path = field(compare=False)


def without_large_parts(version: Version, policy: str, path: Path) -> Version:
    """Return a version that was read from a file, and reads its sections and verdicts from there when they are asked.

    A file that is another one by then is a PolicyError.
    """
    file = SealedFile(policy, version.place.path, version.digest, path.absolute())
    document = replace(version.document, sections=Later(partial(_sections, file), (_sections, file)))
    return replace(version, document=document, verdicts=Later(partial(_verdicts, file), (_verdicts, file)))


@kept(MOST_TEXTS)
def _sections(file: SealedFile) -> tuple[Section, ...]:
    return tuple(_read_again(file).document.sections)


@kept(MOST_VERDICTS)
def _verdicts(file: SealedFile) -> tuple[SealedVerdict, ...]:
    return tuple(_read_again(file).verdicts)


@kept(MOST_VERDICTS)
def _read_again(file: SealedFile) -> Version:
    """Return what a file holds; who asked for its text often asks for its verdicts next."""
    content = files.read_bytes(file.path, file.shown_path, files.MOST_SEALED_BYTES)
    problems: list[Finding] = []
    version = unseal(content.decode(errors="replace"), file.policy, file.shown_path, problems)
    if problems:
        raise PolicyError(problems)
    if version is None or version.digest != file.digest:
        raise cannot(file.shown_path, "this sealed version changed after it was read", "run the command again")
    return version
