"""What readers ask of a policy, each answered from its typed facts, in the words of the brand.

Nothing is read from the prose. What the facts leave `unspecified` is said to be missing where a reader looks for it,
and left out elsewhere; a document without such facts has no glance.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.unspoken_names import is_said
from generator.materiality.facts.fact_words import id_in_words
from generator.model.catalogue import USUAL, Words
from generator.model.document import Document
from generator.notice.reader_options import TERMS, right_of
from generator.schema import durations
from generator.schema.values import UNSPECIFIED, keys_of
from generator.site.glance import GlanceLine, Topic
from generator.site.glance_facts import (
    Item,
    after_preposition,
    count_of,
    label_of,
    length_of,
    listed,
    name_of,
    named,
    several,
    stated,
    stated_items,
    stated_text,
    topic,
    unsaid,
    within_sentence,
)


def glance(document: Document, words: Words = USUAL) -> tuple[Topic, ...]:
    """Return what the facts of a document state, by what readers ask; none where they state none of it."""
    topics = (
        _collected(document, words),
        _used(document, words),
        _received(document, words),
        _retention(document, words),
        _rights(document, words),
        _contact(document, words),
    )
    found = tuple(topic for topic in topics if topic.lines)
    return found if any(line.section for topic in found for line in topic.lines) else ()


def _collected(document: Document, words: Words) -> Topic:
    items = list(stated_items(document, "data"))
    lines = [
        GlanceLine(label_of(words, name, item), section.id, _collected_more(item, words))
        for section, name, item in items
    ]
    lines += unsaid(document, "data", words)
    cookies: dict[str, list[str]] = {}
    for section, name, item in stated_items(document, "cookies"):
        kinds = cookies.setdefault(section.id, [])
        kind = stated_text(item, "kind") or id_in_words(name)
        kinds += [kind] if kind not in kinds else []
    for at, kinds in cookies.items():
        purposes = listed(words, [name_of(words, "cookie", kind) for kind in kinds])
        lines.append(GlanceLine(words.say("glance-cookies"), at, words.say("glance-cookies-for", purposes=purposes)))
    for section, value in stated(document, "cross_site_tracking"):
        if isinstance(value, bool):
            said = words.say("glance-tracked" if value else "glance-not-tracked")
            lines.append(GlanceLine(said, section.id, fact="cross_site_tracking"))
    return topic(words, "collected", count_of(words, len(items), "data"), lines)


def _collected_more(item: Item, words: Words) -> str:
    parts = [listed(words, several(item, "fields"))] if several(item, "fields") else []
    if item.get("sensitive") is True:
        parts.append(words.say("glance-sensitive"))
    if stated_text(item, "required") == "optional":
        parts.append(words.say("glance-optional"))
    return f"{words.sign(';')} ".join(parts)


def _used(document: Document, words: Words) -> Topic:
    items = list(stated_items(document, "purposes"))
    lines = []
    for section, name, item in items:
        basis, interest = stated_text(item, "basis"), stated_text(item, "interest")
        parts = [name_of(words, "basis", basis)] if basis else []
        if parts and interest:
            parts = [words.say("glance-basis-interest", basis=parts[0], interest=interest)]
        if stated_text(item, "adm") == "described":
            parts.append(words.say("glance-automatic"))
        lines.append(GlanceLine(label_of(words, name, item), section.id, f"{words.sign(';')} ".join(parts)))
    lines += unsaid(document, "purposes", words)
    return topic(words, "used", count_of(words, len(items), "purpose"), lines)


def _received(document: Document, words: Words) -> Topic:
    lines: list[GlanceLine] = []
    items = list(stated_items(document, "recipients"))
    shorts = [count_of(words, len(items), "recipient")] if items else []
    for section, value in stated(document, "sale"):
        lines.append(GlanceLine(name_of(words, "sale", str(value)), section.id, fact="sale"))
        shorts += [name_of(words, "sold", str(value))] if value != UNSPECIFIED else []
    lines += [
        GlanceLine(name_of(words, "ads", str(value)), section.id, fact="ad_sharing")
        for section, value in stated(document, "ad_sharing")
    ]
    lines += unsaid(document, "recipients", words)
    for section, name, item in items:
        when = within_sentence(words, stated_text(item, "when"))
        more = words.say("glance-recipient-when", when=_without_conjunction(when, words)) if when else ""
        lines.append(GlanceLine(label_of(words, name, item), section.id, more))
    return topic(words, "received", f"{words.sign(';')} ".join(shorts), lines)


def _without_conjunction(when: str, words: Words) -> str:
    """Return when something happens without the “when” that the sentence has already."""
    before, _ = words.around("glance-recipient-when", "when")
    return when.removeprefix(f"{before.rstrip(': ')} ")


def _retention(document: Document, words: Words) -> Topic:
    labels = {name: label_of(words, name, item) for _, name, item in stated_items(document, "data")}
    items = [(durations.parse(stated_text(row[2], "keep")), row) for row in stated_items(document, "retention")]
    known = sorted({period.longest: period.text for period, _ in items if period}.items())
    longest_first = sorted(items, key=lambda item: (item[0] is None, -(item[0].longest if item[0] else 0)))
    lines = []
    for _, (section, name, item) in longest_first:
        data = [labels.get(one) or named(words, "data", one) for one in several(item, "data")]
        data = data or [named(words, "data", name)]
        what = listed(words, [data[0], *(within_sentence(words, one) for one in data[1:])])
        lines.append(GlanceLine(what, section.id, _kept_more(item, words, document)))
    lines += unsaid(document, "retention", words)
    for section, value in stated(document, "on_account_deletion"):
        if period := stated_text(keys_of(value), "identifiers"):
            rest = keys_of(value).get("keep_anonymised") is True
            when = _within(period, words)
            more = words.say("glance-you-deleted-rest-kept" if rest else "glance-you-deleted", when=when)
            lines.append(GlanceLine(words.say("glance-account-deleted"), section.id, more))
    short = ""
    if known:
        (_, least), (_, most) = known[0], known[-1]
        start, end = _from(least, most), length_of(words, most)
        start = start if start.isdigit() else length_of(words, start)
        short = end if least == most else words.say("glance-from-to", least=start, most=end)
    elif document.kind == "privacy" and not any(section.type == "retention" for section in document.sections):
        short = words.say("glance-not-stated")
        lines.append(GlanceLine(words.say("glance-no-retention"), ""))
    return topic(words, "kept", short, lines, first=True)


def _from(least: str, most: str) -> str:
    """Return the lower end of a range: “2 to 7 years”."""
    number, _, unit = least.partition(" ")
    return number if unit.rstrip("s") == most.partition(" ")[2].rstrip("s") else least


def _kept_more(item: Item, words: Words, document: Document) -> str:
    keep, after, then = (stated_text(item, key) for key in ("keep", "after", "then"))
    if not keep:
        return words.say("glance-kept-unsaid")
    keep = length_of(words, keep)
    parts = [keep]
    if after:
        event = after if is_said("after", after, document) else "other"
        parts = [words.say("glance-kept-after", period=keep, event=name_of(words, "after", event))]
    if then in {"anonymise", "keep"}:
        parts.append(name_of(words, "then", then))
    if stated_text(item, "kept_for") == "law":
        parts.append(words.say("glance-kept-by-law"))
    if more := stated_text(item, "may_extend"):
        parts.append(words.say("glance-kept-longer", reason=within_sentence(words, more)))
    return ", ".join(parts)


def _rights(document: Document, words: Words) -> Topic:
    items = sorted(stated_items(document, "rights"), key=lambda entry: _rank(entry[1], entry[2]))
    ways = list(_reached(document, words, "rights"))[:1] if items else []
    lines = [GlanceLine(words.say("glance-right-how"), way.section, way.more, way.link) for way in ways]
    for section, name, item in items:
        right = right_of(name, item)
        called = name_of(words, "right", right) if right else named(words, "rights", name)
        asked = [within_sentence(words, way) for way in several(item, "how")]
        writing = bool(ways) and len(asked) == 1 and asked[0].startswith(_BY_WRITING)
        more = _right_more(item, words)
        if writing and name == _ASKED_MOST:
            more = more.replace(asked[0], f"{asked[0]}, {ways[0].more}", 1)
        lines.append(GlanceLine(called, section.id, more, ways[0].link if writing else ""))
    lines += unsaid(document, "rights", words)
    shorts = [count_of(words, len(items), "right")] if items else []
    for section, value in stated(document, "respond_within"):
        if value == UNSPECIFIED:
            lines.append(GlanceLine(words.say("glance-unsaid-answer"), section.id))
        else:
            short, when = _answered(str(value), str(section.facts.get("extension", "")), words)
            lines.append(GlanceLine(words.say("glance-answer"), section.id, when))
            shorts.append(words.say("glance-answer-short", when=short))
    for section, value in stated(document, "fee"):
        if value != UNSPECIFIED:
            free = str(value).lower() in {"none", "no", "free", "0"}
            name, more = ("glance-free", "") if free else ("glance-costs", str(value))
            lines.append(GlanceLine(words.say(name), section.id, more, fact="fee"))
    return topic(words, "rights", ", ".join(shorts), lines, first=True)


_ASKED_MOST: Final = "deletion"
_BY_WRITING: Final = ("contact ", "e-mail ", "email ", "write ")


def _rank(name: str, item: Item) -> int:
    """Return the place of a right among those that are known; the last place where it is another one."""
    right = right_of(name, item)
    return list(TERMS).index(right) if right else len(TERMS)


def _right_more(item: Item, words: Words) -> str:
    how, limits = ([within_sentence(words, one) for one in several(item, key)] for key in ("how", "limits"))
    parts = [listed(words, how, "or")] if how else []
    if item.get("how") == UNSPECIFIED:
        parts.append(words.say("glance-right-how-unsaid"))
    if limits:
        parts.append(words.say("glance-right-limits", limits=listed(words, limits)))
    return f"{words.sign(';')} ".join(parts)


def _answered(period: str, extension: str, words: Words) -> tuple[str, str]:
    """Return within which time an answer comes, in short and in full."""
    within = _within(period, words)
    if extension == UNSPECIFIED and period != durations.IMMEDIATELY:  # nothing says that it can't take longer
        within = words.say("glance-answer-usually", when=within)
    elif extension not in {"", UNSPECIFIED}:
        return within, words.say("glance-answer-longer", when=within, extension=length_of(words, extension))
    return within, within


def _within(period: str, words: Words) -> str:
    immediately = period == durations.IMMEDIATELY
    if immediately:
        return words.say("glance-at-once")
    return words.say("glance-within", period=after_preposition(words, length_of(words, period)))


_SCHEMES: Final = {"email": "mailto:", "phone": "tel:"}


def _reached(document: Document, words: Words, purpose: str = "") -> Iterator[GlanceLine]:
    """Yield how the brand can be reached, for everything or for one purpose."""
    for section, _, item in stated_items(document, "channels"):
        value, kind = stated_text(item, "value"), stated_text(item, "kind") or "other"
        if not value or (purpose and purpose not in several(item, "for")):
            continue
        scheme = _SCHEMES.get(kind, "")
        address = "".join(value.split()) if scheme else value if value.startswith("https://") else ""
        if scheme == "tel:":
            address = "".join(sign for sign in address if sign.isdigit() or sign == "+")
        yield GlanceLine(name_of(words, "channel", kind), section.id, value, f"{scheme}{address}" if address else "")


def _contact(document: Document, words: Words) -> Topic:
    lines = list(_reached(document, words))
    short = lines[0].more if lines else ""
    lines += unsaid(document, "channels", words)
    for section, value in stated(document, "reply_within"):
        if lines and value != UNSPECIFIED:
            lines.append(GlanceLine(words.say("glance-reply"), section.id, _within(str(value), words)))
    if not short and lines:
        short = words.say("glance-not-stated")
    return topic(words, "contact", short, lines)
