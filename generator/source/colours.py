"""A brand's colour as the pages use it: light and dark variants that can be read, and the nearest one that would do.

Contrast is that of WCAG 2.2 (relative luminance of sRGB); text needs 4.5 to 1. Source: WCAG 2.2, 1.4.3.
"""

import colorsys
from dataclasses import dataclass
from typing import Final

WHITE: Final = "#ffffff"
BLACK: Final = "#000000"
LIGHT: Final = "#f2f2f2"  # the darkest ground on which light pages put words
DARK: Final = "#1e2129"  # the ground of dark pages
DARKEST_SHADE: Final = "#2c2f36"  # the lightest ground on which dark pages put words
LEAST: Final = 4.5
EASY: Final = 6.0  # on a dark ground thin letters need more
USUAL: Final = "#37474f"
_STEPS: Final = 256


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a brand's pages, each as #rrggbb.

    `light` and `dark` are for words and links on the grounds of light and dark pages; `on_primary` for words on the
    colour itself.
    """

    primary: str
    on_primary: str
    light: str
    dark: str


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours: from 1, none, to 21, black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def palette(primary: str = USUAL, dark: str = "") -> Palette:
    """Return the colours of the pages; what can't be read is darkened or lightened until it can."""
    on_primary = max((WHITE, BLACK), key=lambda words: contrast(words, primary))
    on_dark = readable(dark, DARKEST_SHADE) if dark else readable(primary, DARKEST_SHADE, EASY)
    return Palette(primary, on_primary, readable(primary, LIGHT), on_dark)


def readable(colour: str, ground: str, least: float = LEAST) -> str:
    """Return a colour, or the nearest one of its hue that can be read on a ground."""
    end = 0.0 if contrast(ground, BLACK) > contrast(ground, WHITE) else 1.0
    tried = (_lightened(colour, end, step / _STEPS) for step in range(_STEPS + 1))
    return next((found for found in tried if contrast(found, ground) >= least), BLACK if end == 0 else WHITE)


def styles(colours: Palette) -> str:
    """Return the style sheet that gives a brand's colours to the pages."""
    names = {
        "primary": colours.primary,
        "on-primary": colours.on_primary,
        "light": colours.light,
        "dark": colours.dark,
    }
    lines = "".join(f"  --policy-{name}: {value};\n" for name, value in names.items())
    return f":root {{\n{lines}}}\n"


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _lightened(colour: str, end: float, share: float) -> str:
    """Return a colour of the same hue on the way to black (0) or white (1)."""
    if share == 0:
        return colour
    hue, light, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in _channels(colour)))
    made = colorsys.hls_to_rgb(hue, light + (end - light) * share, saturation)
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in made)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 -- as the standard has it
