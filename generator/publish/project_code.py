"""What in a project's settings, templates, style sheets and files can change what readers see, beside the texts."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from generator import program_files
from generator.errors import Finding, Place, PolicyError, Severity
from generator.publish import project_styles, stylesheets
from generator.publish.own_theme import overrides_of, own_settings
from generator.publish.settings import CONTENT_POLICY, ENGINE_CONFIG, OVERRIDES
from generator.schema.nodes import in_quotes

RULE: Final = "own-code"
LOOK: Final = "own-look"
REMEDY: Final = "let it be reviewed as a text is: no rule judges what it does"
MOST_NAMED: Final = 3
SITE_NAME: Final = "site_name"
_RUN: Final = ("hooks", "extra_javascript", "plugins", "markdown_extensions")
_CODE: Final = frozenset({".html", ".js", ".py", ".xml"})


def own_code(project: Path, companies: Collection[str] = ()) -> Iterator[Finding]:
    """Find code of a project's own, which runs in the build or on pages, or in place of the program's templates.

    `companies` are the names of its brands: a site may be called as one of them, whatever that name means.
    """
    try:
        own, folders = own_settings(project), overrides_of(project)
    except PolicyError as problem:
        yield from problem.findings
        return
    ours = own_settings(program_files.FOLDER)
    for key in _RUN:
        if others := [one for one in _names(own.get(key)) if one not in _names(ours.get(key))]:
            message = f"“{key}” runs what is not the program's, and can change what pages say: {_listed(others)}"
            yield Finding(Place(ENGINE_CONFIG), RULE, message, REMEDY, Severity.WARNING)
    for key, said, usual in ((CONTENT_POLICY, _extra(own), _extra(ours)), ("custom_dir", _folder(own), OVERRIDES)):
        if said and said != usual:
            message = f"“{key}” is not the program's, and decides what pages load and show: {said}"
            yield Finding(Place(ENGINE_CONFIG), RULE, message, REMEDY, Severity.WARNING)
    if others := sorted(_own_files(folders)):
        message = f"these files stand in place of the program's or run on pages: {_listed(others)}"
        yield Finding(Place(OVERRIDES, 0), RULE, message, REMEDY, Severity.WARNING)

    yield from _look(own, ours, folders, companies)


def _look(
    own: Mapping[str, object], ours: Mapping[str, object], folders: Sequence[Path], companies: Collection[str]
) -> Iterator[Finding]:
    """Find what style sheets hide, add or colour, what settings say, and files that hosts and programs read."""
    usual = stylesheets.programs_styles()
    ours_too = (program_files.FOLDER / OVERRIDES).resolve()
    named = _names(own.get("extra_css"))
    for folder in (one for one in folders if one.resolve() != ours_too):
        for path in (one for one in project_styles.sheets_of(folder, named) if not _is_programs(one, folder)):
            if found := [*dict.fromkeys(project_styles.style_faults(path.read_text(errors="replace"), usual))]:
                message = f"this style sheet changes what readers see: {_listed(found)}"
                shown = f"{OVERRIDES}/{path.relative_to(folder).as_posix()}"
                yield Finding(Place(shown, 0), LOOK, message, REMEDY, Severity.WARNING)
    if others := project_styles.sheets_elsewhere(named, folders):
        message = f"“extra_css” takes style sheets from elsewhere, which can be others on any day: {_listed(others)}"
        yield Finding(Place(ENGINE_CONFIG), LOOK, message, "put them into the project", Severity.WARNING)
    for key, word, words in project_styles.printed_words(own, ours):
        message = f"“{key}” says to readers what a policy says ({in_quotes(word)}): {in_quotes(words)}"
        remedy = "say it in a policy: what stands here changes without notice"
        yield Finding(Place(ENGINE_CONFIG), LOOK, message, remedy, Severity.WARNING)
    for key, word, words in project_styles.disowning_words(own, ours):
        if key == SITE_NAME and words in companies:
            continue  # judged as a name, in brand.yml
        message = f"“{key}” makes readers doubt that the texts on pages count ({in_quotes(word)}): {in_quotes(words)}"
        remedy = "take that out: how a text stands, its page says"
        yield Finding(Place(ENGINE_CONFIG), LOOK, message, remedy, Severity.WARNING)
    for key, tag in project_styles.acting_markup(own, ours):
        message = f"“{key}” holds markup that can change what pages show: {tag}"
        yield Finding(Place(ENGINE_CONFIG), LOOK, message, REMEDY, Severity.WARNING)
    for key, words in project_styles.unread_words(own, ours):
        message = f"“{key}” is in a language that is not read: {in_quotes(words)}"
        remedy = "somebody who knows it reads it at each change: what a policy says belongs there"
        yield Finding(Place(ENGINE_CONFIG), LOOK, message, remedy, Severity.WARNING)
    if files := sorted(project_styles.strange_files(folders, program_files.FOLDER / OVERRIDES)):
        message = f"these files are published as they are, and hosts or programs may read them: {_listed(files)}"
        yield Finding(Place(OVERRIDES, 0), LOOK, message, REMEDY, Severity.WARNING)


def _extra(settings: Mapping[str, object]) -> str:
    extra = settings.get("extra")
    return " ".join(str(extra.get(CONTENT_POLICY) or "").split()) if isinstance(extra, Mapping) else ""


def _folder(settings: Mapping[str, object]) -> str:
    theme = settings.get("theme")
    return str(theme.get("custom_dir") or "") if isinstance(theme, Mapping) else ""


def _own_files(folders: Sequence[Path]) -> Iterator[str]:
    """Yield templates and scripts of a project that the program has not, or has otherwise."""
    usual = program_files.FOLDER / OVERRIDES
    for folder in folders:
        for path in folder.rglob("*") if folder.resolve() != usual.resolve() else ():
            if path.is_file() and path.suffix.lower() in _CODE and not _is_programs(path, folder):
                yield path.relative_to(folder).as_posix()


def _is_programs(path: Path, folder: Path) -> bool:
    """Return True if a file of a folder of overrides is one that the program has, too."""
    same = program_files.FOLDER / OVERRIDES / path.relative_to(folder)
    return same.is_file() and same.read_bytes() == path.read_bytes()


def _names(value: object) -> Sequence[str]:
    """Return the names in a list of settings, of which some have settings of their own."""
    names = []
    for one in value if isinstance(value, list) else []:
        found = one.get("path", next(iter(one), "")) if isinstance(one, Mapping) else one
        names.append(str(found).removeprefix("material/"))
    return names


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more
