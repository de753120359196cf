"""The brand's promise of notice, as `brand.yml` and sealed versions write it."""

from typing import Final

from generator.model.brand import NoticePromise
from generator.schema import forms
from generator.schema.choices import CHANNELS
from generator.schema.kinds import Choice, ListOf, Record, Text, WholeNumber, optional
from generator.schema.values import Value

_TYPED: Final = optional(
    days=WholeNumber(0, 365),
    channels=ListOf(Choice(CHANNELS)),
    audience=forms.SLUG,
    favourable_changes=Choice(("minor", "material")),
)
PROMISE: Final = Record(_TYPED)
SEALED_PROMISE: Final = Record(
    _TYPED | optional(unreached_percent=WholeNumber(0, 100), timezone=Text(), regimes=ListOf(forms.SLUG))
)
"""In brand.yml the last three stand beside `notice`."""


def read_promise(value: Value | None) -> NoticePromise:
    """Return the promise that the keys state; what they leave out is as the model's default says."""
    usual = NoticePromise()
    if not isinstance(value, dict):
        return usual
    days, channels = value.get("days"), value.get("channels")
    limit, regimes = value.get("unreached_percent"), value.get("regimes")
    return NoticePromise(
        days=days if isinstance(days, int) else usual.days,
        channels=tuple(channels) if isinstance(channels, list) else usual.channels,
        audience=str(value.get("audience", usual.audience)),
        favourable_changes=str(value.get("favourable_changes", usual.favourable_changes)),
        unreached_percent=limit if isinstance(limit, int) else None,
        timezone=str(value.get("timezone", "")),
        regimes=(tuple(regimes) if isinstance(regimes, list) else ()) if "timezone" in value else None,
    )


def write_promise(promise: NoticePromise) -> dict[str, object]:
    """Return the promise in the form in which it is read."""
    content: dict[str, object] = {
        "days": promise.days,
        "channels": sorted(promise.channels),
        "audience": promise.audience,
        "favourable_changes": promise.favourable_changes,
    }
    if promise.timezone:
        content |= {"unreached_percent": promise.unreached_percent, "timezone": promise.timezone}
        content |= {"regimes": sorted(promise.regimes)} if promise.regimes else {}
    return content
