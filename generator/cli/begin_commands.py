"""Commands with which a company's own folder begins; what no option says is asked for on a terminal."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from generator.cli.group import policy
from generator.cli.options import Call, Number, common
from generator.cli.terminal import asks, say
from generator.errors import COULD_NOT_RUN, Finding, Place, PolicyError
from generator.schema.choices import CHANNELS, CI_HOSTS, POLICY_KINDS

if TYPE_CHECKING:
    from generator.schema.kinds import Kind

_DAYS: Final = Number(1, 365)
_SEPARATORS: Final = str.maketrans(",", " ")

_company = click.option("--company", metavar="NAME", help="The company's name, as readers know it.")
_timezone = click.option("--timezone", metavar="ZONE", help="The time zone of its days, such as Europe/Paris.")
_notice = click.option("--notice", "days", type=_DAYS, metavar="DAYS", help="How many days of notice it promises.")
_channels = click.option(
    "--channel", "channels", multiple=True, type=click.Choice(CHANNELS), help="By which channels; several are possible."
)
_language = click.option("--language", metavar="CODE", help="The language of the texts: en-GB, de-AT, fr …")


@policy.command()
@_company
@click.option("--brand", metavar="NAME", help="The folder's name for it, a part of addresses.  [default: of --company]")
@click.option(
    "--policy", "kinds", multiple=True, type=click.Choice(POLICY_KINDS), help="Which policies; several are possible."
)
@_language
@_timezone
@_notice
@_channels
@click.option(
    "--ci", type=click.Choice(CI_HOSTS), default="github", show_default=True, help="Whose CI builds the site."
)
@common()
def init(
    company: str | None,
    brand: str | None,
    kinds: tuple[str, ...],
    language: str | None,
    timezone: str | None,
    days: int | None,
    channels: tuple[str, ...],
    ci: str,
    call: Call,
) -> None:
    """Write the first files of a folder of your own. A brand, its policies to fill in, settings, a CI workflow."""
    from generator.commands.begin import begin
    from generator.commands.folder_files import FolderWish

    _require(
        company=company,
        policy=kinds,
        language=language,
        timezone=timezone,
        notice=days,  # as the options are called
    )
    name = _line(company) if company else _ask("What is the company called?", "--company", _line)
    chosen = list(kinds) or _ask(
        f"Which policies ({', '.join(POLICY_KINDS)})?", "--policy", _several(POLICY_KINDS), "privacy"
    )
    tongue = _language_of(language)
    decided = _brand(brand, name, timezone, days, channels, tongue)
    written = begin(call.root, decided, chosen, tongue, FolderWish(name, ci, call.root.name))
    say(_report(written, call.root.parent, f"{decided.slug}/{chosen[0]}"), done=True)


@policy.command()
@click.argument("what", type=click.Choice(["brand", "policy"]))
@click.argument("name", metavar="BRAND[/POLICY]")
@_company
@_timezone
@_notice
@_channels
@click.option("--kind", type=click.Choice(POLICY_KINDS), help="Of a policy: what it is.")
@_language
@common()
def new(
    what: str,
    name: str,
    company: str | None,
    timezone: str | None,
    days: int | None,
    channels: tuple[str, ...],
    kind: str | None,
    language: str | None,
    call: Call,
) -> None:
    """Write the first files of another brand or policy."""
    from generator.commands import begin

    of_other: dict[str, object] = {"--kind": kind, "--language": language}
    if what == "policy":
        of_other = {"--company": company, "--timezone": timezone, "--notice": days, "--channel": channels}
    if ignored := [option for option, value in of_other.items() if value]:
        other = "policy" if what == "brand" else "brand"
        message = f"{ignored[0]} says something of a {other}, and this is a {what}: leave it out"
        raise click.UsageError(message)
    if what == "brand":
        _require(company=company, timezone=timezone, notice=days)
        called = _line(company) if company else _ask("What is the company called?", "--company", _line)
        written = begin.add_brand(call.root, _brand(name, called, timezone, days, channels, place="BRAND"))
        say(_report(written, call.root.parent, ""), done=True)
        return
    _require(kind=kind, language=language)
    chosen = kind or _ask(
        f"What is it ({', '.join(POLICY_KINDS)})?", "--kind", lambda words: _several(POLICY_KINDS)(words)[0]
    )
    written = begin.add_policy(call.root, name, chosen, _language_of(language))
    say(_report(written, call.root.parent, name), done=True)


def _require(**given: object) -> None:
    """Stop where something isn't said, and nobody can be asked: each option that answers is named."""
    if asks():
        return
    missing = [option for option, value in given.items() if value in {None, ()}]
    if missing:
        message, remedy = "nobody is at a terminal to be asked", "say it with this option"
        found = [Finding(Place(f"--{option}", 0), "not-said", message, remedy) for option in missing]
        raise PolicyError(found, COULD_NOT_RUN)


def _brand(
    slug: str | None,
    name: str,
    timezone: str | None,
    days: int | None,
    channels: tuple[str, ...],
    language: str = "",
    place: str = "--brand",
) -> Any:  # noqa: ANN401 -- its module is read when it is needed
    from generator.commands.begin import require_name, slug_of
    from generator.commands.starter import NewBrand
    from generator.model.brand import USUAL_DAYS
    from generator.schema import forms

    def named(words: str) -> str:
        require_name(words, "brand", place)
        return words

    usual = slug_of(name, language)
    question = "What is its folder called, which is a part of addresses for good?"
    folder = _ask(question, "--brand", named, usual) if slug is None and asks() else named(slug or usual)
    zone = _value(forms.ZONE, timezone, "--timezone", "In which time zone do its days begin?", "UTC")
    if days is None:
        question = "How many days before a change that matters do you promise to tell readers?"
        days = click.prompt(question, type=_DAYS, default=USUAL_DAYS)
        channels = channels or tuple(
            _ask(f"By which channels ({', '.join(CHANNELS)})?", "--channel", _several(CHANNELS), "site")
        )
    return NewBrand(folder, name, zone, days, tuple(sorted({*channels})) or ("site",))


def _language_of(given: str | None) -> str:
    from generator.schema import forms

    return _value(forms.LANGUAGE, given, "--language", "In which language are the texts (en-GB, de-AT, fr …)?", "en")


def _value(kind: "Kind", given: str | None, option: str, question: str, usual: str) -> str:
    """Return a value of this kind: the one that was given, or the answer."""

    def value_of(words: str) -> str:
        from generator.schema.nodes import Scalar
        from generator.schema.values import read

        findings: list[Finding] = []
        value = read(kind, Scalar(words.strip(), Place(option, 0)), findings, key=option.removeprefix("--"))
        if value is None:
            raise PolicyError(findings, COULD_NOT_RUN)
        return str(value)

    return value_of(given) if given is not None else _ask(question, option, value_of, usual)


def _ask(question: str, option: str, read: Callable[[str], Any], usual: str | None = None) -> Any:  # noqa: ANN401 -- what is read
    """Ask until an answer can be read; it is what `option` would have said."""

    def answer(words: str) -> object:
        try:
            return read(words)
        except PolicyError as problem:
            raise click.BadParameter(str(problem.findings[0]).removeprefix(option).removeprefix(": ")) from None

    return click.prompt(question, default=usual, value_proc=answer)


def _line(words: str) -> str:
    line = " ".join(words.split())
    if not line or not line.isprintable():
        message = "this is no name" if not line else "this name holds a character that nobody sees"
        raise PolicyError([Finding(Place("--company", 0), "name", message, "write it anew")], COULD_NOT_RUN)
    return line


def _several(known: tuple[str, ...]) -> Callable[[str], list[str]]:
    """Return how several of these words are read, between commas or spaces."""

    def read(words: str) -> list[str]:
        from generator.errors import nearest

        chosen = list(dict.fromkeys(words.translate(_SEPARATORS).lower().split()))
        wrong = [word for word in chosen if word not in known]
        if wrong or not chosen:
            message = f"“{wrong[0]}” is none of them" if wrong else "name one at least"
            finding = Finding(Place("", 0), "value", message, nearest(wrong[0] if wrong else "", known))
            raise PolicyError([finding], COULD_NOT_RUN)
        return chosen

    return read


def _report(written: tuple[Path, ...], folder: Path, name: str) -> str:
    """Return what was written, and what comes next."""
    lines = ["Written:", *(f"  {path.relative_to(folder).as_posix()}" for path in written)]
    lines += ["", "Next: fill in what stands in brackets; `policy check` lists these places, and none can be sealed."]
    if name:
        lines.append(f"Or bring a text that you have: policy import FILE --brand {name.replace('/', ' --policy ')}")
    return "\n".join(lines) + "\n"
