"""The question before anything is sealed for good, and its answer."""

from collections.abc import Callable
from typing import Final, NoReturn

from generator.errors import COULD_NOT_RUN, Finding, Place, PolicyError

Key = Callable[[], str]
Say = Callable[..., None]
YES: Final = "y"
NO: Final = "n"


def ask(question: str, key: Key, say: Say, remedy: str) -> None:
    """Ask; without a yes nothing is sealed, which is an error with that remedy. `key` waits for a key.

    Another letter is no answer: whoever types “ja” is asked again.
    """
    while True:
        say(f"{question} [y/n] ")
        answer = pressed(key)
        say(f"{answer if answer.isprintable() else ''}\n")
        if answer in {YES, NO} or not answer.isalnum():
            break
        say(f"“{answer}” is no answer: {YES} for yes, {NO} for no.\n")
    if answer != YES:
        refuse_unanswered("nothing was sealed", remedy)


def refuse_unanswered(message: str, remedy: str) -> NoReturn:
    """Raise the error of a question to which nobody said yes."""
    raise PolicyError([Finding(Place("--yes", 0), "unanswered", message, remedy)], COULD_NOT_RUN)


def pressed(key: Key) -> str:
    """Return the key that somebody presses; where nobody answers any more, an empty text."""
    try:
        return key().lower()
    except (KeyboardInterrupt, EOFError):
        return ""
