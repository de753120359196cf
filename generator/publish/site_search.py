"""By the rules of which languages the search of a brand's site reads words: those of the brand's policies.

They are the theme's own, by the options that its plugin has; a project that chose some in `mkdocs.yml` has these.
Words are compared as they are typed, from their beginning. The stems of words, which the plugin offers too, are not
used: it looks for what was typed and never for the stem of that, so that with stems in its place no whole
“Einwilligung” is found.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from generator.model.languages import ENGLISH, code_of

RULES: Final = frozenset("ar da de es fi fr hi hu hy it ja ko nl no pt ro ru sv tr vi".split())
"""The languages of which the theme's search has rules that work in it as they come."""

OTHER_NAMES: Final = {"nb": "no", "nn": "no"}
SEPARATOR: Final = r"(?:[\s\-–—/'’‘‚„“”«»‹›\"()\[\],;:!?¿¡…、。，．「」]|\.(?!\d))+"
"""What parts words: signs of other languages too, such as the apostrophe of “l’utilisateur”, and no point in a number.

The theme's own, white space and hyphens, stays where all is English.
"""

SCRIPTS: Final = "assets/javascripts/lunr"
SEVERAL: Final = "lunr.multi.min.js"
SUPPORT: Final = "lunr.stemmer.support.min.js"
SEGMENTS: Final = {"ja": "tinyseg.js", "hi": "wordcut.js", "th": "wordcut.js"}


def search_languages(plugins: Sequence[object], languages: Collection[str]) -> tuple[str, ...]:
    """Return the codes of the languages whose rules hold for a site with policies in these languages.

    English ones hold where the search has none of a language. They do beside several: what is about all policies is
    in English then, and theirs alone take numbers for words where there are several.
    """
    chosen = _options(plugins).get("lang")
    if chosen:
        return tuple(map(str, chosen)) if isinstance(chosen, list) else (str(chosen),)
    codes = {OTHER_NAMES.get(code, code) for code in map(code_of, languages) if code}
    found = {code if code in RULES else ENGLISH for code in codes}
    return tuple(sorted(found | {ENGLISH} if len(found) != 1 else found))


def plugins_with_search(plugins: Sequence[object], languages: Collection[str]) -> list[object] | None:
    """Return a project's plugins with the rules in the options of its search; None where these are as they should be.

    That is where all policies are in English, and where there is no search.
    """
    if not any(map(_is_search, plugins)) or {code_of(one) for one in languages} <= {ENGLISH, ""}:
        return None
    options = {"lang": [*search_languages(plugins, languages)], "separator": SEPARATOR, **_options(plugins)}
    return [{_name(one): options} if _is_search(one) else one for one in plugins]


def unused_scripts(languages: Sequence[str]) -> str:
    """Return patterns of the search's files that no page loads, where the rules of these languages hold."""
    others = [one for one in languages if one != ENGLISH]
    if not others:  # the English ones are in the worker itself
        return f"{SCRIPTS}/\n"
    names = [SUPPORT, *([SEVERAL] if len(languages) > 1 else [])]
    names += [name for one in others for name in (f"lunr.{one}.min.js", *([SEGMENTS[one]] if one in SEGMENTS else []))]
    used = "".join(f"!{folder}/{name}\n" for name in names for folder in (SCRIPTS, f"{SCRIPTS}/min"))
    return f"{SCRIPTS}/*.js\n{SCRIPTS}/min/*.js\n{used}"


def plugins_of(settings: Mapping[str, object]) -> tuple[object, ...]:
    """Return the plugins that settings name, each as its name, or as its name with its options."""
    plugins = settings.get("plugins")
    if isinstance(plugins, Mapping):
        return tuple({name: options} if options else name for name, options in plugins.items())
    return tuple(plugins) if isinstance(plugins, list) else ()


def _options(plugins: Sequence[object]) -> Mapping[str, object]:
    """Return the options of the search that a project chose."""
    named = next((one for one in plugins if _is_search(one)), None)
    options = named.get(_name(named)) if isinstance(named, Mapping) else None
    return options if isinstance(options, Mapping) else {}


def _is_search(plugin: object) -> bool:
    return _name(plugin).rpartition("/")[2] == "search"


def _name(plugin: object) -> str:
    return str(next(iter(plugin), "") if isinstance(plugin, Mapping) else plugin)
