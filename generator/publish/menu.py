"""The menu of each brand's site: its overview, then its policies in the order of `brand.yml`."""

from collections.abc import Sequence

from generator.publish.footer import footer_of
from generator.publish.settings import BrandSite
from generator.site.feeds.common import published_at
from generator.site.policy_on_day import PolicyOnDay


def brand_sites(published: Sequence[PolicyOnDay]) -> list[BrandSite]:
    """Return what the engine needs to know of each brand's site: its menu names the policies in the given order."""
    brands = {item.policy.brand.slug: item.policy.brand for item in published}
    return [
        BrandSite(
            slug=brand.slug,
            name=brand.name,
            nav=(
                (brand.common.say("overview"), "index.md"),
                *(
                    (item.title, f"{item.policy.slug}/index.md")
                    for item in published
                    if item.policy.brand.slug == brand.slug
                ),
            ),
            languages=tuple(item.title_language for item in published if item.policy.brand.slug == brand.slug),
            site_url=published_at(brand) or None,
            words=brand.common,
            footer=footer_of(brand),
        )
        for brand in brands.values()
    ]
