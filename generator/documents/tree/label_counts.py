"""How a list with labels counts: what a program must write to count so itself."""

from collections.abc import Iterator, Sequence

from generator.text.labels import MARKER
from generator.text.numbering import roman_value

Counted = tuple[int, str, str, tuple[int, ...]]


def counted(items: Sequence[str]) -> Counted | None:
    """Return how a list counts whose items begin with these words: from where, by what, between which signs.

    With it come the lengths of the labels. None where they don't count on by one from item to item.
    """
    found = [MARKER.match(words) for words in items]
    ends = {(match[1], match[4]) for match in found if match}
    after = [words[match.end() : match.end() + 1] if match else "" for words, match in zip(items, found, strict=True)]
    if not all(sign in {" ", "("} for sign in after) or len(ends) != 1:
        return None
    labels = [match[2] for match in found if match]
    around = {("(", ")"): "TwoParens", ("", ")"): "OneParen", ("", "."): "Period"}.get(ends.pop())
    for style, values in _readings(labels):
        if around and values == list(range(values[0], values[0] + len(values))):
            return (
                values[0],
                style,
                around,
                tuple(match.end() + (sign == " ") for match, sign in zip(found, after, strict=True) if match),
            )
    return None


def _readings(labels: Sequence[str]) -> Iterator[tuple[str, list[int]]]:
    """Yield the numbers that labels can mean, by each style in which all of them can be read."""
    if all(label.isdigit() for label in labels):
        yield "Decimal", [int(label) for label in labels]
        return
    case = "Lower" if all(label.islower() for label in labels) else "Upper"
    if case == "Upper" and not all(label.isupper() for label in labels):
        return
    lower = [label.lower() for label in labels]
    romans = [one for label in lower if (one := roman_value(label)) is not None]
    if len(romans) == len(lower) and (lower[0] != "c" or len(lower) > 1):
        yield f"{case}Roman", romans
    if all(len(set(label)) == 1 for label in lower):
        yield f"{case}Alpha", [ord(label[0]) - ord("a") + 1 + 26 * (len(label) - 1) for label in lower]
