"""Several notices as one message: what each says stands in it in full, one after the other."""

from collections.abc import Sequence
from dataclasses import replace

from generator.model.catalogue import Words
from generator.notice.message_html import Message, with_html
from generator.notice.message_parts import MessageList, MessageParagraph, MessagePart, MessageSubject, wrapped


def join_notices(notices: Sequence[Message], titles: Sequence[str], brand: str, words: Words, language: str) -> Message:
    """Return one message that says what each notice says, in its own words; HTML only where each has some.

    `titles` are those of the policies, `language` that in which the first of them is written.
    """
    subject = " ".join(words.say("subject-several", brand=brand, titles=", ".join(titles)).split())
    opening = MessageParagraph(words.say("opening-several", count=str(len(notices))))
    listed = "\n".join(wrapped(f"* {one.subject}", after="  ") for one in notices)
    each = (f"{MessageSubject(one.subject).text()}\n\n{one.text.strip()}" for one in notices)
    text = "\n\n".join([opening.text(), listed, *each])
    parts: list[MessagePart] = [opening, MessageList(tuple(one.subject for one in notices))]
    for one in notices:
        parts += [MessageSubject(one.subject, one.language), *one.parts]
    message = Message(subject, f"{text}\n", parts=tuple(parts), language=language)
    return with_html(message) if all(one.html for one in notices) else replace(message, parts=())
