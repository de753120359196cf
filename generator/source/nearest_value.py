"""Which value a placeholder may have meant that names none: by the letters of each part of its path, in their order."""

from collections.abc import Sequence
from typing import Final

from generator.errors import nearest

_ALIKE: Final = 65  # of 100: of a part
_CLOSE: Final = 65  # of 100: of a path
_MISSING: Final = 3
"""What each part costs that a path has and the placeholder has not: `brand.phone` is `brand.contact.phone`."""
_UNKNOWN: Final = 40
"""What the first part counts where no path begins like it: `company.name`."""
_SAME_LETTERS: Final = 85  # of 100: of a path, whatever parts it
_MOST: Final = 3
_NONE: Final = float("-inf")


def nearest_value(written: str, known: Sequence[str]) -> str:
    """Return the remedy for a path that names no value: those that it may have meant, or what there is beside it."""
    names = nearest_paths(written, known)
    if names:
        return f"did you mean {' or '.join(f'“{name}”' for name in names)}?"
    above, beside = written, list[str]()
    while above and not beside:
        above = above.rpartition(".")[0]
        beside = [name for name in known if name.startswith(f"{above}.")]
    return nearest("", beside or known)


def nearest_paths(written: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return the paths that are closest to what is written, up to three that are as close; none that is far off."""
    parts = _parts(written)
    scores = {name: _score(parts, _parts(name)) for name in known}
    best = max(scores.values(), default=0.0)
    return tuple(name for name, score in scores.items() if score == best)[:_MOST] if best >= _CLOSE else ()


def _parts(path: str) -> tuple[str, ...]:
    return tuple(path.casefold().replace("-", "_").split("."))


def _score(written: tuple[str, ...], path: tuple[str, ...]) -> float:
    """Return how alike two paths are, of 100: each part that is written stands for one of the other, in their order."""
    rest = _alike(written[1:], path)
    parts = max(_alike(written, path), _UNKNOWN + rest if rest else 0.0) / len(written)
    whole = _ratio("_".join(written), "_".join(path))  # brand.contact_email
    return max(parts - _MISSING * max(0, len(path) - len(written)), whole if whole >= _SAME_LETTERS else 0.0)


def _alike(written: tuple[str, ...], path: tuple[str, ...]) -> float:
    """Return the most that the parts of one are like parts of the other in their order; 0 where one is like none."""
    best = [0.0] * (len(path) + 1)  # of the parts so far, with the first n of the other
    for part in written:
        row = [_NONE]
        for before, other in zip(best, path, strict=False):
            ratio = _ratio(part, other)
            row.append(max(row[-1], before + ratio if ratio >= _ALIKE else _NONE))
        best = row
    return max(0.0, best[-1])


def _ratio(one: str, other: str) -> float:
    from rapidfuzz import fuzz  # noqa: PLC0415 -- most commands name nothing that is unknown

    return fuzz.ratio(one, other)
