"""Mutations of a Markdown text after which it says the same as before."""

import re
from itertools import count
from typing import Final

from tests.materiality.dice import ITEM, Dice, Mutate, lines_like, passages, replaced

_SAME: Final = (
    *(
        ("e-mail", "email"),
        ("email", "e-mail"),
        ("do not", "don’t"),
        ("cannot", "can't"),
        ("third party", "third-party"),
    ),
    *(
        ("third-party", "third party"),
        ("and", "&"),
        ("for example", "e.g."),
        ("website", "web site"),
        ("we will", "we'll"),
    ),
    *(
        ("organization", "organisation"),
        ("behavior", "behaviour"),
        ("30", "thirty"),
        ("seven", "7"),
        ("opt-out", "opt out"),
    ),
    *(("’", "'"), ("'", "’"), ("“", '"'), ("–", "—"), (" the ", " the the "), ("information", "informaton")),
)


def spelling(dice: Dice, text: str) -> str:
    old, new = dice.pick(_SAME)
    edge = r"\b" if old.isalnum() else ""
    return replaced(dice, text, re.compile(f"{edge}{re.escape(old)}{edge}"), lambda _: new)


def emphasis(dice: Dice, text: str) -> str:
    return replaced(dice, text, re.compile(r"(?<= )[a-z]{4,}(?= )"), lambda match: f"*{match[0]}*")


def bullets(dice: Dice, text: str) -> str:
    sign = dice.pick("*+-")
    return re.sub(r"^[*+-](?= )", sign, text, flags=re.MULTILINE)


def parted(dice: Dice, text: str) -> str:
    return replaced(dice, text, re.compile(r"(?<=[a-z]\.) (?=[A-Z])"), lambda _: "\n\n")


def joined(dice: Dice, text: str) -> str:
    return replaced(dice, text, re.compile(r"(?<=[a-z]\.)\n\n(?=[A-Z])"), lambda _: " ")


def stops(dice: Dice, text: str) -> str:
    return replaced(dice, text, re.compile(r"(?<=[a-z])[.:]?(?=\n)"), lambda match: "" if match[0] else ".")


def wrapped(dice: Dice, text: str) -> str:
    return replaced(dice, text, re.compile(r"(?<=[a-z]) (?=[a-z])"), lambda _: "\n")


def numbered(dice: Dice, text: str) -> str:
    numbers = count(1 + dice.below(2))
    return re.sub(r"^## (?!\d)", lambda match: f"{match[0]}{next(numbers)}. ", text, flags=re.MULTILINE)


def bold_heading(dice: Dice, text: str) -> str:
    return replaced(
        dice, text, re.compile(r"^#{2,4} +([^#\n]+)$", re.MULTILINE), lambda match: f"**{match[1].strip()}**"
    )


def items_exchanged(dice: Dice, text: str) -> str:
    lines, found = lines_like(dice, text, ITEM, 2)
    for n in found:
        if n + 1 in found:
            lines[n], lines[n + 1] = lines[n + 1], lines[n]
            break
    return "\n".join(lines)


def doubled(dice: Dice, text: str) -> str:
    found = passages(text)
    n = dice.below(len(found))
    return "\n\n".join([*found[: n + 1], *found[n:]])


def dated(dice: Dice, text: str) -> str:
    line = f"Last updated: {1 + dice.below(28)} May 20{10 + dice.below(16)}"
    return text.replace("# Privacy policy\n", f"# Privacy policy\n\n{line}\n", 1)


def capital(dice: Dice, text: str) -> str:
    return replaced(dice, text, re.compile(r"(?<=^## )\w.*$", re.MULTILINE), lambda match: match[0].title())


def linked(_: Dice, text: str) -> str:
    return re.sub(r"(?<!\]\()(?<!<)(https?://[\w./-]+\w)(?![\w)>])", r"<\1>", text)


HARMLESS: Final[tuple[tuple[str, Mutate], ...]] = (
    ("spelling", spelling),
    ("emphasis", emphasis),
    ("bullets", bullets),
    ("parted", parted),
    ("joined", joined),
    ("stops", stops),
    ("wrapped", wrapped),
    ("numbered", numbered),
    ("bold heading", bold_heading),
    ("items exchanged", items_exchanged),
    ("doubled", doubled),
    ("dated", dated),
    ("capital", capital),
    ("address to link", linked),
)
