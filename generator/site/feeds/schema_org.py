"""What each page says to programs: what it is in the words of schema.org, and the files that hold the same.

A version is a DigitalDocument with its number, days, publisher and the version that it changes; a page is a WebPage
about it. Every date is that of the record. Source: https://schema.org/DigitalDocument.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.materiality.ended_policy import ended
from generator.model.brand import Brand
from generator.model.policy import Phase, State
from generator.model.version import Version
from generator.notice.notice_period import local_day
from generator.schema.values import UNSPECIFIED, keys_of
from generator.site.feeds.common import clean, published_at
from generator.site.kept_brand import KeptBrand
from generator.site.page import Alternate, Page, relative
from generator.site.policy_on_day import PolicyOnDay

CONTEXT: Final = "https://schema.org"
_VERSION: Final = re.compile(r"versions/(\d+)/(changes/)?")
_STATUS: Final = {
    Phase.ANNOUNCED: "Announced",
    Phase.IN_NOTICE: "Announced",
    Phase.IN_FORCE: "In force",
    Phase.SUPERSEDED: "Superseded",
    Phase.WITHDRAWN: "Withdrawn",
}
_ENDED: Final = "Ended"

Linked = dict[str, object]


def described(
    pages: Iterable[Page], published: Sequence[PolicyOnDay], former: Sequence[KeptBrand] = ()
) -> tuple[Page, ...]:
    """Return the pages with what they say to programs; the one above all brands names the `former` ones, too."""
    return tuple(_described(page, published, former) for page in pages)


def _described(page: Page, published: Sequence[PolicyOnDay], former: Sequence[KeptBrand]) -> Page:
    item = next((one for one in published if page.address.startswith(one.address)), None)
    if item:
        return _of_policy(page, item)
    own = [one for one in published if page.address and one.address.startswith(page.address)]
    if own:
        return _of_brand(page, own)
    names = {one.policy.brand.slug: one.policy.brand.name for one in published}
    if former:
        names = dict(sorted((names | {one.slug: one.name for one in former}).items()))
    parts = [{"@type": "CollectionPage", "name": clean(name), "url": f"{slug}/"} for slug, name in names.items()]
    return replace(page, linked_data=_page(page, "./", "CollectionPage", "en") | {"hasPart": parts})


def _of_brand(page: Page, published: Sequence[PolicyOnDay]) -> Page:
    brand = published[0].policy.brand
    ways = _Addresses(page.address, brand)
    parts = []
    for item in published:
        version = item.current.version if item.current else item.versions[0]
        parts.append(_document(ways, item, version) | {"url": ways.to(item.address)})
    said = _page(page, ways.to(page.address), "CollectionPage", published[0].title_language)
    return replace(page, linked_data=said | {"publisher": _publisher(brand), "hasPart": parts})


def _of_policy(page: Page, item: PolicyOnDay) -> Page:
    ways = _Addresses(page.address, item.policy.brand)
    number = _number(page.address.removeprefix(item.address), item)
    version = item.policy.version(number) if number else None
    language = version.document.language if version else item.title_language
    kind = "WebPage" if version else "CollectionPage"
    said = _page(page, ways.to(page.address), kind, language)
    if version:
        whole = not page.address.endswith("/changes/")  # which leads to the version's own page, and is long enough
        said["mainEntity"] = (_document if whole else _named)(ways, item, version)
    else:
        said["publisher"] = _publisher(item.policy.brand)
        said["about"] = {
            "@type": "DigitalDocument",
            "name": clean(item.title),
            "url": ways.to(item.address),
            **({"creativeWorkStatus": _ENDED, "expires": item.ended_since.isoformat()} if item.ended_since else {}),
        }
    return replace(page, linked_data=said, alternates=tuple(_alternates(page, item, version)))


def _number(rest: str, item: PolicyOnDay) -> int | None:
    """Return the version that a page of a policy is about, by the rest of its address."""
    if rest == "":
        return item.current.version.number if item.current else None
    if rest in {"upcoming/", "notice/"}:
        return item.told[0].version.number if rest == "notice/" and item.told else _next(item)
    found = _VERSION.fullmatch(rest)
    return int(found[1]) if found else None


def _next(item: PolicyOnDay) -> int | None:
    return item.upcoming[0].version.number if item.upcoming else None


def _page(page: Page, url: str, kind: str, language: str) -> Linked:
    return {
        "@context": CONTEXT,
        "@type": kind,
        "url": url,
        "name": clean(page.title),
        "description": clean(page.description),
        "inLanguage": language,
    }


def _publisher(brand: Brand) -> Linked:
    site = str(brand.values.get("site", UNSPECIFIED))
    said: Linked = {"@type": "Organization", "name": clean(brand.name)}
    return said | ({"url": clean(site)} if site != UNSPECIFIED else {})


def _responsible(brand: Brand, version: Version) -> Linked:
    """Return the publisher of a version, with the legal name that its facts state: it changes with the text alone."""
    controllers = (keys_of(one.facts.get("controller")) for one in version.document.sections if one.type == "scope")
    names = (str(one.get("legal_name", UNSPECIFIED)) for one in controllers)
    legal = next((name for name in names if name != UNSPECIFIED), "")
    return _publisher(brand) | ({"legalName": clean(legal)} if legal else {})


def _named(ways: "_Addresses", item: PolicyOnDay, version: Version) -> Linked:
    """Return what names a version, whose own page tells the rest."""
    return {
        "@type": "DigitalDocument",
        "@id": ways.to(f"{item.address}versions/{version.number}/"),
        "name": clean(version.document.title),
        "version": str(version.number),
        "identifier": version.digest,
    }


def _document(ways: "_Addresses", item: PolicyOnDay, version: Version) -> Linked:
    number, address = version.number, item.address
    said: Linked = {
        **_named(ways, item, version),
        "url": ways.to(f"{address}versions/{number}/"),
        "inLanguage": version.document.language,
        "creativeWorkStatus": _status(item, version),
        **_dates(item, version),
        "publisher": _responsible(item.policy.brand, version),
    }
    parent = item.policy.parent(number)
    if parent:
        said["isBasedOn"] = _named(ways, item, parent)
    if not version.removed:
        files = (("text/markdown", "md"), ("application/json", "json"))
        said["encoding"] = [
            {
                "@type": "MediaObject",
                "encodingFormat": kind,
                "contentUrl": ways.to(f"{address}versions/{number}.{ending}"),
            }
            for kind, ending in files
        ]
    return said


def _status(item: PolicyOnDay, version: Version) -> str:
    """Return how a version stands; by the one that says that the policy ended, nothing is in force."""
    phase = item.phase(version.number)
    return _ENDED if phase is Phase.IN_FORCE and ended(version.document) else _STATUS.get(phase, "Draft")


def _dates(item: PolicyOnDay, version: Version) -> Linked:
    """Return when a version was published, took effect and stopped to apply, as far as that is known.

    It was published when it was announced, else when it took effect; it is modified, for those who read the address in
    force, on the day from which it applies. One that ends the policy covers no day, and
    the policy expires on its first one.
    """
    interval, record = item.interval(version.number), item.record(version.number)
    dates: Linked = {}
    announced: datetime.date | None = None
    if record and record.notices:
        announced = local_day(record.notices[0].at, item.policy.brand)
    elif interval and interval.start_known:
        announced = interval.start
    if announced:
        dates["datePublished"] = announced.isoformat()
    if interval and interval.start_known:
        dates["dateModified"] = interval.start.isoformat()
    if interval and interval.state is not State.SUPERSEDED and ended(version.document):
        dates["expires"] = interval.start.isoformat()
    elif interval:
        if interval.end:
            dates["expires"] = interval.end.isoformat()
        end = (interval.end - datetime.timedelta(days=1)).isoformat() if interval.end else ".."
        dates["temporalCoverage"] = f"{interval.start.isoformat()}/{end}"
    return dates


def _alternates(page: Page, item: PolicyOnDay, version: Version | None) -> Iterator[Alternate]:
    """Yield the files for programs; those of one version where the page is about one."""
    files = [
        ("application/atom+xml", "file-feed", "feed.xml"),
        ("application/feed+json", "file-json-feed", "feed.json"),
        ("text/calendar", "file-calendar", "calendar.ics"),
        ("application/json", "file-applications", "policy.json"),
        ("application/json", "file-versions", "versions.json"),
    ]
    number = str(version.number) if version else ""
    if item.current and page.address == item.address:
        files.append(("application/ld+json", "file-facts", "dpv.jsonld"))
    if version:
        files.append(("application/json", "file-version", f"versions/{number}.json"))
        if not version.removed:
            files.append(("text/markdown", "file-text", f"versions/{number}.md"))
    for kind, key, path in files:
        title = item.policy.brand.words.say(key, number=number)
        yield Alternate(kind, title, relative(page.address, f"{item.address}{path}"))


@dataclass(frozen=True, slots=True)
class _Addresses:
    """How a page names other addresses: whole where the brand says where it is published, else from itself."""

    here: str
    brand: Brand

    def to(self, address: str) -> str:
        """Return how the page names an address of its brand."""
        root = published_at(self.brand)
        return root + address.removeprefix(f"{self.brand.slug}/") if root else relative(self.here, address)
