"""Several notices as one message: what each says stands in it in full, one after the other."""

from collections.abc import Sequence
from html import escape as text_of
from typing import Final

from generator.model.messages import Words
from generator.notice.message import WIDTH, Message, page, wrapped

_BODY: Final = ("</h1>\n", "\n</body>")  # what a notice says stands between them


def together(notices: Sequence[Message], titles: Sequence[str], brand: str, words: Words, language: str) -> Message:
    """Return one message that says what each notice says, in its own words; HTML only where each has some.

    `titles` are those of the policies, `language` that in which the first of them is written.
    """
    subject = " ".join(words.say("subject-several", brand=brand, titles=", ".join(titles)).split())
    opening = words.say("opening-several", count=str(len(notices)))
    listed = "\n".join(wrapped(f"* {one.subject}", after="  ") for one in notices)
    text = "\n\n".join([wrapped(opening), listed, *(_under_its_subject(one) for one in notices)])
    html = ""
    if all(one.html for one in notices):
        items = "".join(f"<li>{text_of(one.subject)}</li>" for one in notices)
        html = page(subject, language, "\n".join([f"<p>{text_of(opening)}</p><ul>{items}</ul>", *map(_html, notices)]))
    return Message(subject, f"{text}\n", html)


def _under_its_subject(one: Message) -> str:
    return f"{'=' * WIDTH}\n{wrapped(one.subject)}\n{'=' * WIDTH}\n\n{one.text.strip()}"


def _html(one: Message) -> str:
    said = one.html.partition(_BODY[0])[2].rpartition(_BODY[1])[0]
    return f'<hr>\n<h1 style="font-size:1.4em;line-height:1.25">{text_of(one.subject)}</h1>\n{said}'
