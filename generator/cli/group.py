"""The group of all commands: their words are looked at at the door."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

import click

from generator.cli.terminal import is_text, saying
from generator.errors import COULD_NOT_RUN, Finding, Place, PolicyError

_EPILOG: Final = "Begin in an empty folder with `policy init`: it writes a tutorial, too, policy_source/README.md."
_LONGEST: Final = 250  # letters of a name with spaces
_RECORDED: Final = "ledger"  # a file whose name is recorded
_FOLDER: Final = "seen"  # may be the name of a folder, or an address


class _Command(click.Command):
    """A command that looks at its words at the door: what is to be read is UTF-8, and files can have the names given.

    What names a file may hold any bytes, unless they are recorded.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse all that is wrong with the words at once, then go on as usual."""
        args = _each_named(args, {name for one in self.params if _takes_several(one) for name in one.opts})
        given, _, _ = self.make_parser(ctx).parse_args(args=list(args))
        every = ((param, given.get(param.name)) for param in self.get_params(ctx))
        each = (
            (param, word) for param, words in every for word in (words if isinstance(words, list | tuple) else [words])
        )
        found = [finding for param, word in each for finding in _wrong(param, word)]
        if found and not ctx.resilient_parsing:
            raise PolicyError(found, COULD_NOT_RUN)
        with saying():  # --help
            try:
                return super().parse_args(ctx, list(args))
            except click.UsageError as problem:
                split = _split_name(args)
                if not split or not problem.message.startswith("Got unexpected extra"):
                    raise
                message = f'a name with spaces stands in quotes: "{split}"'
                raise click.UsageError(message, ctx) from None


def _split_name(args: Sequence[str]) -> str:
    """Return the name of a file that was typed without quotes, so that it came as several words; empty for none."""
    from pathlib import Path  # noqa: PLC0415 -- keeps --help fast

    parts = [(n, m) for n in range(len(args)) for m in range(n + 2, min(len(args), n + 20) + 1)]
    names = (" ".join(args[n:m]) for n, m in parts if not args[n].startswith("-"))
    return next((name for name in names if len(name) < _LONGEST and Path(name).exists()), "")


def _takes_several(param: click.Parameter) -> bool:
    """Return True for an option that takes all words up to the next option, as --merge DIR… does."""
    return isinstance(param, click.Option) and param.multiple and (param.metavar or "").endswith("...")


def _each_named(args: Sequence[str], several: Collection[str]) -> list[str]:
    """Return words in which the name of an option that takes several stands before each of them."""
    result: list[str] = []
    option = ""
    for n, word in enumerate(args):
        if word == "--":
            return [*result, *args[n:]]
        if word in several:
            option = word
            if n + 1 == len(args) or args[n + 1].startswith("-"):
                raise click.BadOptionUsage(option, f"Option '{option}' requires an argument.")
        elif word.startswith("-"):
            option = ""
            result.append(word)
        else:
            result += [option, word] if option else [word]
    return result


def _wrong(param: click.Parameter, words: object) -> Iterator[Finding]:
    """Yield what is wrong with the words of one option or argument, as they were typed."""
    if not isinstance(words, str):
        return
    from generator.files import unreachable  # noqa: PLC0415 -- keeps --help fast

    is_file = isinstance(param.type, click.Path)
    place = Place(param.opts[0] if isinstance(param, click.Option) else param.human_readable_name, 0)
    if not is_text(words) and (not is_file or param.name == _RECORDED):
        yield _not_text(place)
    elif (is_file or (param.name == _FOLDER and "://" not in words)) and (reason := unreachable(words)):
        yield Finding(place, "unreadable", f"no file can be reached by this name: {reason}", "name another")


def _not_text(place: Place) -> Finding:
    return Finding(place, "not-utf-8", "this is not valid UTF-8", "write it anew, in UTF-8")


class _Group(click.Group):
    """The commands, each of this kind."""

    command_class = _Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Do as usual, and report what is no text and what can't be printed."""
        if args and not is_text(args[0]):
            raise PolicyError([_not_text(Place("COMMAND", 0))], COULD_NOT_RUN)
        with saying():  # --help, --version
            return super().parse_args(ctx, args)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EPILOG)
@click.version_option(package_name="policypress")
def policy() -> None:
    """Policies that keep their promises: structured sections in, a dated and sealed public archive out."""
