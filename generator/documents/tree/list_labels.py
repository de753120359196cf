"""What stands before each item of a numbered list: a number as Markdown has it, or a label as text."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from generator.text import markdown
from generator.text.labels import is_label

_ROMAN: Final = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_LOW: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_AROUND: Final = {"TwoParens": ("(", ")"), "OneParen": ("", ")")}


def item_labels(attributes: Sequence[Any], count: int) -> Iterator[str]:
    """Yield what stands before each item of a numbered list: numbers as Markdown has them, else a label as text."""
    first, style, around = attributes[0], attributes[1]["t"], attributes[2]["t"]
    decimal = style in {"Decimal", "DefaultStyle", "Example"} and around != "TwoParens"
    for number in range(first, first + count):
        if decimal and number >= 0:
            yield f"{number}{')' if around == 'OneParen' else '.'} "
        else:
            opens, closes = _AROUND.get(around, ("", "."))
            named = f"{opens}{label(number, style)}{closes}"
            acts = is_label(named) and (opens or first == 1)
            yield f"{named} " if acts else f"- {markdown.escape(named)} "


def label(number: int, style: str) -> str:
    """Return a number as this kind of list writes it: c, iii, C, III."""
    match style:
        case "LowerAlpha" | "UpperAlpha" if number > 0:
            times, letter = divmod(number - 1, 26)
            text = chr(ord("a") + letter) * (times + 1)
        case "LowerRoman" | "UpperRoman" if 0 < number < 4000:  # noqa: PLR2004 -- there are no more of them
            text = ""
            for value, sign in (*_ROMAN, *_ROMAN_LOW):
                text += sign * (number // value)
                number %= value
        case _:
            text = str(number)
    return text.upper() if style.startswith("Upper") else text
