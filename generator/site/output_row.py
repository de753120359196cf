"""A row of the table of outputs: what lies at an address, and exactly what it is made from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OutputRow(Generic[T]):
    """What lies at an address below the site's root: a function makes it from its inputs, and sees nothing else.

    An address that ends with a slash is that of a page or, for files, the folder of several. Inputs for which texts
    have to be read are worked out when they are asked for.
    """

    address: str
    function: Callable[..., T]
    inputs: Sequence[object]

    def made(self) -> T:
        """Return it."""
        return self.function(*self.inputs)


class TextMaker(Protocol):
    """Gives the text that a function makes from inputs, whether it is made now or was before."""

    def __call__(self, function: Callable[..., str], /, *inputs: object) -> str:
        """Return the text."""


class FilesMaker(Protocol):
    """Gives the files that a function makes from inputs, by name, whether they are made now or were before."""

    def __call__(self, function: Callable[..., Mapping[str, bytes]], /, *inputs: object) -> Mapping[str, bytes]:
        """Return the files in the order in which they were made."""
