"""The foot of a brand's pages: a line of text, the way back to its website, a button for its own script."""

from dataclasses import dataclass

from generator.model.brand import Brand


@dataclass(frozen=True, slots=True)
class FooterLink:
    """A link at the foot; `attributes` are for a script of the company's: a name without `data-`, and its value."""

    words: str
    href: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands at the foot of each page of a brand; empty where its `brand.yml` says nothing of it."""

    text: str = ""
    links: tuple[FooterLink, ...] = ()

    def for_template(self) -> dict[str, object]:
        """Return the same as settings of the engine."""
        links = [{"words": one.words, "href": one.href, "data": dict(one.attributes)} for one in self.links]
        return {"text": self.text, "links": links} if self != NO_FOOTER else {}


NO_FOOTER = Footer()


def footer_of(brand: Brand) -> Footer:
    """Return what a brand's `brand.yml` says under “footer”."""
    said = brand.values.get("footer")
    if not isinstance(said, dict):
        return NO_FOOTER
    site, back, button = brand.values.get("site"), said.get("back"), said.get("button")
    links = [FooterLink(str(back), str(site))] if back and site else []
    if isinstance(button, dict):
        data = button.get("data")
        attributes = tuple((name, str(value)) for name, value in data.items()) if isinstance(data, dict) else ()
        links.append(FooterLink(str(button["label"]), str(button["href"]), attributes))
    return Footer(" ".join(str(said.get("text", "")).split()), tuple(links))
