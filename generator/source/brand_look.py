"""How a brand looks, as `brand.yml` says: colours that can be read, and a logo that stands beside it."""

from pathlib import Path

from generator import files
from generator.errors import Finding, Place, PolicyError, Severity
from generator.model.brand import Logo
from generator.schema.facts import Facts
from generator.schema.nodes import Mapping
from generator.source import colours, logos


def check_colours(node: Mapping, shown_path: str, findings: list[Finding]) -> None:
    """Find colours in which words can't be read, each with the nearest one that would do; the pages use that one."""
    written = node.get("colours")
    if not isinstance(written, Mapping):
        return
    for key, ground, name in (("primary", colours.WHITE, "white"), ("dark", colours.DARK, "the dark pages’ ground")):
        colour = written.get(key)
        value = str(getattr(colour, "text", "")).lower()
        if colour is None or len(value) != len(colours.WHITE):
            continue
        ratio = colours.contrast(value, ground)
        if ratio < colours.LEAST:
            message = f"{value} can hardly be read on {name}: its contrast is {ratio:.1f} to 1, words need 4.5"
            remedy = f"the nearest colour that would do is “{colours.readable(value, ground)}”; the pages use it"
            place = Place(shown_path, colour.place.line, colour.place.column)
            findings.append(Finding(place, "contrast", message, remedy, Severity.WARNING))


def read_logo(node: Mapping, values: Facts, folder: Path, shown_path: str, findings: list[Finding]) -> Logo | None:
    """Return the logo that brand.yml names, or None; what keeps a picture from being one is found."""
    written = node.get("logo")
    name = str(values.get("logo", ""))
    if written is None or not name:
        return None
    path = folder / name
    if not logos.NAME.fullmatch(name):
        remedy = "write the name of a file beside brand.yml, such as logo.svg or logo.png"
        findings.append(Finding(written.place, "logo", f"a logo can’t be called “{name}”", remedy))
        return None
    beside = f"{shown_path}/{name}"
    if path.is_symlink():
        findings.append(Finding(Place(beside), "logo", "this is a symbolic link", "put the picture itself here"))
        return None
    if not path.exists():
        remedy = "put the picture there, or take this line out"
        findings.append(Finding(written.place, "logo", f"there is no file {beside}", remedy))
        return None
    try:
        content = files.read_bytes(path, beside, logos.MOST_BYTES)
    except PolicyError as problem:
        findings.extend(problem.findings)
        return None
    wrong = logos.problem(name, content)
    if wrong:
        remedy = "save it as a plain SVG (no script, no link, nothing from elsewhere) or as a PNG"
        findings.append(Finding(Place(beside), "logo", wrong, remedy))
        return None
    return Logo(name, content)
