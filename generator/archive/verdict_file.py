"""What a version published that is older than sealed verdicts, `verdicts/vNNN.yml`, byte by byte, and its digest.

`policy upgrade` writes it once. As in a sealed version, the second line is the SHA-256 of all the other bytes, so
anybody can check it: `sed 2d v002.yml | sha256sum`; and `previous` is the digest of the file before, which chains them.
"""

from functools import lru_cache
from typing import Final

from generator.archive import verdict_form
from generator.errors import Finding, Place
from generator.model.document import digest
from generator.model.entries import from_keys, to_keys
from generator.model.version import Stricter, VerdictFile
from generator.schema import forms
from generator.schema.kinds import Field, Flag, Text, WholeNumber, optional, required
from generator.schema.nodes import Listing, Mapping, Node, Scalar
from generator.schema.values import read_record
from generator.schema.yaml import dump_yaml, parse_yaml

FOLDER: Final = "verdicts"
RULE: Final = "verdicts-edited"
FIRST: Final = "none"
HEAD: Final = (
    b"# Written by `policy upgrade`: what this version published of its changes. It is never edited or removed.\n"
)
_SAID: Final = required(version=WholeNumber(2, 10**6), sealed=forms.DIGEST, program=Text()) | optional(
    adds_nothing_to=WholeNumber(1, 10**6), rehearsal=Flag()
)
_FILE: Final = required(digest=Text(), previous=Text(), policy=Text()) | _SAID
_FREE: Final = frozenset({"stricter", "verdicts"})
_STRICTER: Final = optional(section=forms.SLUG) | {"level": Field(verdict_form.LEVEL, required=True)}


def verdict_file_text(policy: str, file: VerdictFile) -> bytes:
    """Return the file; its `digest` is worked out, not read."""
    rest = _rest(policy, file)
    return HEAD + f"digest: {digest(HEAD + rest)}\n".encode() + rest


def digest_of(policy: str, file: VerdictFile) -> str:
    """Return the digest that the file carries."""
    return digest(HEAD + _rest(policy, file))


def _rest(policy: str, file: VerdictFile) -> bytes:
    content: dict[str, object] = {"previous": file.previous, "policy": policy} | to_keys(file, _SAID)
    if file.stricter:
        content["stricter"] = [to_keys(one, _STRICTER) | {"reason": one.reason} for one in file.stricter]
    content["verdicts"] = verdict_form.verdict_list(file.verdicts)
    return dump_yaml(content).encode()


def read(text: str, policy: str, path: str, findings: list[Finding]) -> VerdictFile | None:
    """Return what a file says, or None and the finding why it is not as it was written."""
    file, edited = _checked(text, policy, path)
    if edited:
        findings.append(edited)
    return file


@lru_cache(maxsize=64)
def _checked(text: str, policy: str, path: str) -> tuple[VerdictFile | None, Finding | None]:
    """Return the file or the finding; what was read last is kept, since commands read a project more than once."""
    problems: list[Finding] = []
    node = parse_yaml(text, path, problems, sealed=True)
    file = _read(node, path, problems) if node and not problems else None
    if file and not problems and verdict_file_text(policy, file) == text.encode():
        return file, None
    why = problems[0].message if problems else "it no longer has the bytes that its digest was made from"
    place = problems[0].place if problems else Place(path)
    remedy = f"restore the file as it was (git restore {path})"
    return None, Finding(place, RULE, f"what was written down of this version was changed: {why}", remedy)


def _read(node: Mapping, path: str, problems: list[Finding]) -> VerdictFile | None:
    plain = Mapping(tuple(entry for entry in node.entries if entry.key.text not in _FREE), node.place)
    values = read_record(_FILE, plain, problems, what="the verdicts of a version")
    verdicts = verdict_form.read(node.get("verdicts"), problems)
    stricter = _stricter(node.get("stricter"), problems)
    if problems:
        return None
    values.pop("policy")
    return from_keys(VerdictFile, values, verdicts=verdicts, stricter=stricter, place=Place(path))


def _stricter(node: Node | None, problems: list[Finding]) -> tuple[Stricter, ...]:
    found = []
    for item in node.items if isinstance(node, Listing) else ():
        if not isinstance(item, Mapping):
            problems.append(Finding(item.place, "value", "this is no list of keys", ""))
            continue
        reason = item.get("reason")
        plain = Mapping(tuple(entry for entry in item.entries if entry.key.text != "reason"), item.place)
        values = read_record(_STRICTER, plain, problems, what="a stricter verdict")
        if "level" in values:
            words = reason.text if isinstance(reason, Scalar) else ""
            found.append(from_keys(Stricter, {"section": "", **values}, reason=words))
    return tuple(found)
