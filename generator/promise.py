"""The brand's promise of notice, as `brand.yml` and sealed versions write it."""

from typing import Final

from generator.kinds import Choice, Record, Several, Slug, Value, Whole, optional
from generator.model import NoticePromise

PROMISE: Final = Record(
    optional(
        days=Whole(0, 365),
        channels=Several(Choice(("email", "site", "post", "in_app"))),
        audience=Slug(),
        favourable_changes=Choice(("minor", "material")),
    )
)


def read_promise(value: Value | None) -> NoticePromise:
    """Return the promise that the keys state; what they leave out is as the model's default says."""
    usual = NoticePromise()
    if not isinstance(value, dict):
        return usual
    days, channels = value.get("days"), value.get("channels")
    return NoticePromise(
        days=days if isinstance(days, int) else usual.days,
        channels=tuple(channels) if isinstance(channels, list) else usual.channels,
        audience=str(value.get("audience", usual.audience)),
        favourable_changes=str(value.get("favourable_changes", usual.favourable_changes)),
    )


def write_promise(promise: NoticePromise) -> dict[str, object]:
    """Return the promise in the form in which it is read."""
    return {
        "days": promise.days,
        "channels": sorted(promise.channels),
        "audience": promise.audience,
        "favourable_changes": promise.favourable_changes,
    }
