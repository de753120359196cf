"""A tuple that is made when somebody asks for it: what most commands never look at."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class Later(Sequence[T_co], Generic[T_co]):
    """What `make` returns, which is called whenever something is asked: it is for `make` to keep what it made.

    It equals a tuple of the same items, and has its hash. Whatever `make` raises, each question raises. `of` says what
    the items are made from: two that are made from the same are equal, and nothing is made to find that.
    """

    def __init__(self, make: Callable[[], tuple[T_co, ...]], of: object = None) -> None:
        """Keep how the items are made, and from what."""
        self._make = make
        self._of = of

    @property
    def _items(self) -> tuple[T_co, ...]:
        return self._make()

    @overload
    def __getitem__(self, index: int) -> T_co: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[T_co, ...]: ...

    def __getitem__(self, index: int | slice) -> T_co | tuple[T_co, ...]:
        return self._items[index]

    def __iter__(self) -> Iterator[T_co]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Later) and self._of is not None and self._of == other._of:
            return True
        return self._items == (other._items if isinstance(other, Later) else other)

    def __hash__(self) -> int:
        return hash(self._items)

    def __repr__(self) -> str:
        return repr(self._items)
