"""What nobody knows any more of the oldest versions of a policy."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.site.policy_on_day import PolicyOnDay


@dataclass(frozen=True, slots=True)
class UnknownPast:
    """What nobody knows any more of the oldest versions, said of all of them at once: their numbers.

    Of the `undated` nobody knows when they took effect, of the `unnoticed` what notice was given. `all_undated` and
    `all_unnoticed` say that these are all versions.
    """

    undated: tuple[int, ...]
    unnoticed: tuple[int, ...]
    all_undated: bool
    all_unnoticed: bool


def unknown_past(item: PolicyOnDay) -> UnknownPast:
    """Return what is unknown of the oldest versions: of at least two, and of no newer one."""
    numbered = item.versions == item.in_order

    def oldest(numbers: Sequence[int]) -> tuple[int, ...]:
        run = tuple(number for number, one in zip(numbers, item.versions, strict=False) if number == one.number)
        if not numbered and len(numbers) < len(item.versions):  # “up to version 3” would say nothing
            return ()
        return run if len(run) > 1 and len(run) == len(numbers) else ()

    undated = oldest(sorted(one.version.number for one in item.intervals if not one.start_known))
    unnoticed = oldest([version.number for version in item.versions if item.record(version.number) is None])
    every = len(item.versions)
    return UnknownPast(undated, unnoticed, len(undated) == every, len(unnoticed) == every)
