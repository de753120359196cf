"""A policy at a glance: what its typed facts state, in plain words, each line with the section that says it.

Nothing is read from the prose. What the facts leave `unspecified` is said to be missing where a reader looks for it,
and left out elsewhere; a document without such facts has no glance.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.materiality.facts.words import inside, spoken, title
from generator.model.document import Document, Section
from generator.model.messages import USUAL, Words
from generator.notice.what_to_do import known_right
from generator.schema import durations
from generator.schema.values import UNSPECIFIED, Value

ID: Final = "policy-glance"


@dataclass(frozen=True, slots=True)
class GlanceLine:
    """One thing that the facts of a section state: `words` lead to it, `more` follows them.

    `link` is the address behind the first part of `more`: an e-mail address, a telephone number. A line about what has
    no section has none. `later` is what will follow instead when the next text applies.
    """

    words: str
    section: str
    more: str = ""
    link: str = ""
    later: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """What readers ask of a policy, with the short answer and its lines; `first` ones are asked most."""

    name: str
    short: str
    lines: tuple[GlanceLine, ...]
    first: bool = False


@dataclass(frozen=True, slots=True)
class Coming:
    """When the next text applies, in which language that is said, and the address of what it changes."""

    date: datetime.date
    language: str
    href: str


@dataclass(frozen=True, slots=True)
class GlanceView:
    """The topics as a page shows them, with when what stands in their lines as `later` begins."""

    topics: tuple[Topic, ...]
    coming: Coming | None = None


Item = Mapping[str, Value]


def glance(document: Document) -> tuple[Topic, ...]:
    """Return what the facts of a document state, by what readers ask; none where they state none of it."""
    topics = (
        _collected(document),
        _used(document),
        _received(document),
        _kept(document),
        _rights(document),
        _contact(document),
    )
    found = tuple(topic for topic in topics if topic.lines)
    return found if any(line.section for topic in found for line in topic.lines) else ()


def foretold(topics: Sequence[Topic], coming: Sequence[Topic], words: Words = USUAL) -> tuple[Topic, ...]:
    """Return the topics with what the facts of a text to come state instead."""
    later = {topic.name: topic.lines for topic in coming}
    gone = words.say("glance-no-longer")
    return tuple(
        replace(topic, lines=tuple(_foretold(topic.lines, later[topic.name], gone))) if topic.name in later else topic
        for topic in topics
    )


def _foretold(lines: Sequence[GlanceLine], coming: Sequence[GlanceLine], gone: str) -> Iterator[GlanceLine]:
    """Yield lines with what follows them; of several that begin alike, none is taken for another's successor."""
    stated = {(line.words, line.more) for line in lines}
    fresh = [line for line in coming if (line.words, line.more) not in stated]
    stay = {(line.words, line.more) for line in coming}
    for line in lines:
        alike = [one for one in fresh if one.words == line.words]
        alone = len(alike) == 1 and [one.words for one in (*lines, *coming)].count(line.words) == len((line, *alike))
        if (line.words, line.more) in stay or not line.section:
            yield line
            continue
        fresh = [one for one in fresh if not (alone and one is alike[0])]
        yield replace(line, later=(alike[0].more or alike[0].words) if alone else gone)
    for line in fresh:
        yield GlanceLine("", "", later=f"{line.words}: {line.more}" if line.more else line.words)


def _stated(document: Document, key: str) -> Iterator[tuple[Section, Value]]:
    for section in document.sections:
        if key in section.facts:
            yield section, section.facts[key]


def _items(document: Document, key: str) -> Iterator[tuple[Section, str, Item]]:
    """Yield the items of every list of that name, each with its section and id."""
    for section, value in _stated(document, key):
        if isinstance(value, dict):
            yield from ((section, name, item) for name, item in value.items() if isinstance(item, dict))


def _unsaid(document: Document, key: str, words: str) -> Iterator[GlanceLine]:
    """Yield that the policy does not say something, where the facts say that it does not."""
    for section, value in _stated(document, key):
        if value == UNSPECIFIED:
            yield GlanceLine(f"The policy does not say {words}", section.id)


def _said(item: Item, key: str) -> str:
    value = item.get(key, "")
    return "" if value == UNSPECIFIED else str(value)


def _several(item: Item, key: str) -> list[str]:
    value = item.get(key)
    return [part for part in value if part != UNSPECIFIED] if isinstance(value, list) else []


def _label(name: str, item: Item) -> str:
    return title(_said(item, "label") or spoken(name))


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _listed(words: Sequence[str], last: str = "and") -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def _collected(document: Document) -> Topic:
    items = list(_items(document, "data"))
    lines = [GlanceLine(_label(name, item), section.id, _collected_more(item)) for section, name, item in items]
    lines += _unsaid(document, "data", "what is collected")
    short = _count(len(items), "kind of data", "kinds of data") if items else ""
    cookies: dict[str, list[str]] = {}
    for section, name, item in _items(document, "cookies"):
        kinds = cookies.setdefault(section.id, [])
        kind = _said(item, "kind") or spoken(name)
        kinds += [kind] if kind not in kinds else []
    for at, kinds in cookies.items():
        lines.append(GlanceLine("Cookies", at, f"for {_listed([_COOKIES.get(kind, kind) for kind in kinds])}"))
    for section, value in _stated(document, "cross_site_tracking"):
        if isinstance(value, bool):
            words = "You are tracked across other sites" if value else "You are not tracked across other sites"
            lines.append(GlanceLine(words, section.id))
    return Topic("What is collected", short, tuple(lines))


_COOKIES: Final = {
    "essential": "the service itself",
    "preference": "your settings",
    "performance": "its performance",
    "analytics": "statistics",
    "advertising": "advertising",
}


def _collected_more(item: Item) -> str:
    parts = [_listed(_several(item, "fields"))] if _several(item, "fields") else []
    if item.get("sensitive") is True:
        parts.append("sensitive")
    if _said(item, "required") == "optional":
        parts.append("you need not give it")
    return "; ".join(parts)


_BASES: Final = {
    "consent": "only with your consent",
    "contract": "to fulfil our contract with you",
    "legal_obligation": "because a law asks for it",
    "vital_interest": "to protect somebody’s life",
    "public_task": "for a public task",
    "legitimate_interest": "for an interest of ours",
}


def _used(document: Document) -> Topic:
    items = list(_items(document, "purposes"))
    lines = []
    for section, name, item in items:
        basis, interest = _said(item, "basis"), _said(item, "interest")
        parts = [_BASES.get(basis, basis) + (f" ({interest})" if interest else "")] if basis else []
        if _said(item, "adm") == "described":
            parts.append("decisions are made automatically")
        lines.append(GlanceLine(_label(name, item), section.id, "; ".join(parts)))
    lines += _unsaid(document, "purposes", "what your data is used for")
    return Topic("Why", _count(len(items), "purpose", "purposes") if items else "", tuple(lines))


_SALE: Final = {
    "never": "Your data is never sold",
    "opt_in": "Your data is sold only if you agree",
    "opt_out": "Your data is sold unless you object",
    "yes": "Your data is sold",
    UNSPECIFIED: "The policy does not say whether your data is sold",
}
_AD_SHARING: Final = {
    "never": "Your data is never shared for advertising",
    "opt_in": "Your data is shared for advertising only if you agree",
    "opt_out": "Your data is shared for advertising unless you object",
    "yes": "Your data is shared for advertising",
    UNSPECIFIED: "The policy does not say whether your data is shared for advertising",
}
_SOLD: Final = {
    "never": "never sold",
    "opt_in": "sold only if you agree",
    "opt_out": "sold unless you object",
    "yes": "your data is sold",
}


def _received(document: Document) -> Topic:
    lines: list[GlanceLine] = []
    shorts: list[str] = []
    items = list(_items(document, "recipients"))
    if items:
        shorts.append(_count(len(items), "kind of recipient", "kinds of recipients"))
    for section, value in _stated(document, "sale"):
        lines.append(GlanceLine(_SALE[str(value)], section.id))
        shorts += [_SOLD[str(value)]] if str(value) in _SOLD else []
    lines += [GlanceLine(_AD_SHARING[str(value)], section.id) for section, value in _stated(document, "ad_sharing")]
    lines += _unsaid(document, "recipients", "who receives your data")
    for section, name, item in items:
        when = inside(_said(item, "when"))
        lines.append(GlanceLine(_label(name, item), section.id, f"when {when.removeprefix('when ')}" if when else ""))
    return Topic("Who receives it", "; ".join(shorts), tuple(lines))


def _kept(document: Document) -> Topic:
    labels = {name: _label(name, item) for _, name, item in _items(document, "data")}
    items = list(_items(document, "retention"))
    periods = {id(item): durations.parse(_said(item, "keep")) for _, _, item in items}
    known = sorted({period.longest: period.text for period in periods.values() if period}.items())

    def length(entry: tuple[Section, str, Item]) -> tuple[bool, int]:
        period = periods[id(entry[2])]
        return (period is None, -(period.longest if period else 0))

    lines = []
    for section, name, item in sorted(items, key=length):
        data = [labels.get(one) or title(spoken(one)) for one in _several(item, "data")] or [title(spoken(name))]
        what = _listed([data[0], *(inside(one) for one in data[1:])])
        lines.append(GlanceLine(what, section.id, _kept_more(item)))
    lines += _unsaid(document, "retention", "how long your data is kept")
    for section, value in _stated(document, "on_account_deletion"):
        if isinstance(value, dict) and (when := _said(value, "identifiers")):
            soon = when if when == durations.IMMEDIATELY else f"within {when}"
            rest = "; anonymous data is kept" if value.get("keep_anonymised") is True else ""
            lines.append(
                GlanceLine("When you delete your account", section.id, f"what identifies you is deleted {soon}{rest}")
            )
    short = ""
    if known:
        (_, least), (_, most) = known[0], known[-1]
        short = most if least == most else f"{_from(least, most)} to {most}"
    elif document.kind == "privacy" and not any(section.type == "retention" for section in document.sections):
        short = "not stated"
        lines.append(GlanceLine("This policy has no section about how long data is kept", ""))
    return Topic("How long it is kept", short, tuple(lines), first=True)


def _from(least: str, most: str) -> str:
    """Return the lower end of a range: “2 to 7 years”."""
    number, _, unit = least.partition(" ")
    return number if unit.rstrip("s") == most.partition(" ")[2].rstrip("s") else least


def _kept_more(item: Item) -> str:
    keep = _said(item, "keep")
    if not keep:
        return "the policy does not say how long"
    after = _said(item, "after")
    parts = [keep + (f" after {_AFTER.get(after, spoken(after))}" if after else "")]
    if _said(item, "then") == "anonymise":
        parts.append("then made anonymous")
    if _said(item, "then") == "keep":
        parts.append("then still kept")
    if _said(item, "kept_for") == "law":
        parts.append("because laws require it")
    if more := _said(item, "may_extend"):
        parts.append(f"or longer for {inside(more)}")
    return ", ".join(parts)


_AFTER: Final = {
    "last_login": "your last login",
    "collection": "it is collected",
    "account_deletion": "you delete your account",
    "account_closure": "you close your account",
    "contract_end": "the end of the contract",
}

_RIGHTS: Final = {
    "access": "Get a copy of your data",
    "correction": "Have mistakes corrected",
    "deletion": "Have your data deleted",
    "portability": "Take your data elsewhere",
    "restriction": "Limit what is done with your data",
    "objection": "Object to a use of your data",
    "marketing_opt_out": "Stop marketing messages",
    "withdrawal": "Take back a consent",
    "automated_decisions": "Not be decided on by a machine alone",
    "complaint": "Complain to an authority",
}


def _rights(document: Document) -> Topic:
    items = sorted(_items(document, "rights"), key=lambda entry: _rank(entry[1], entry[2]))
    ways = list(_reached(document, "rights"))[:1] if items else []
    lines = [GlanceLine("How to use them", way.section, way.more, way.link) for way in ways]
    for section, name, item in items:
        known = _rank(name, item)
        words = list(_RIGHTS.values())[known] if known < len(_RIGHTS) else title(spoken(name))
        asked = [inside(way) for way in _several(item, "how")]
        writing = bool(ways) and len(asked) == 1 and asked[0].startswith(_BY_WRITING)
        more = _right_more(item)
        if writing and name == _ASKED_MOST:
            more = more.replace(asked[0], f"{asked[0]}, {ways[0].more}", 1)
        lines.append(GlanceLine(words, section.id, more, ways[0].link if writing else ""))
    lines += _unsaid(document, "rights", "which rights you have")
    shorts = [_count(len(items), "right", "rights")] if items else []
    for section, value in _stated(document, "respond_within"):
        if value == UNSPECIFIED:
            lines.append(GlanceLine("The policy does not say within how many days you get an answer", section.id))
        else:
            when = _answered(str(value), str(section.facts.get("extension", "")))
            lines.append(GlanceLine("You get an answer", section.id, when))
            shorts.append(f"answer {when.partition(',')[0]}")
    for section, value in _stated(document, "fee"):
        if value != UNSPECIFIED:
            free = str(value).lower() in {"none", "no", "free", "0"}
            lines.append(
                GlanceLine("It is free", section.id) if free else GlanceLine("What it costs", section.id, str(value))
            )
    return Topic("Your rights", ", ".join(shorts), tuple(lines), first=True)


_ASKED_MOST: Final = "deletion"
_BY_WRITING: Final = ("contact ", "e-mail ", "email ", "write ")


def _rank(name: str, item: Item) -> int:
    """Return the place of a right in the table: by its name, else by its term; the last place where it has none."""
    right = known_right(name, item)
    return list(_RIGHTS).index(right) if right else len(_RIGHTS)


def _right_more(item: Item) -> str:
    how, limits = _several(item, "how"), _several(item, "limits")
    parts = [_listed([inside(way) for way in how], "or")] if how else []
    if item.get("how") == UNSPECIFIED:
        parts.append("the policy does not say how")
    if limits:
        parts.append(f"limits: {_listed([inside(limit) for limit in limits])}")
    return "; ".join(parts)


def _answered(period: str, extension: str) -> str:
    if extension == UNSPECIFIED and period != durations.IMMEDIATELY:  # nothing says that it can't take longer
        return f"usually {_within(period)}"
    return _within(period) + (f", in hard cases up to {extension} later" if extension else "")


def _within(period: str) -> str:
    return period if period == durations.IMMEDIATELY else f"within {period}"


_CHANNELS: Final = {
    "email": ("E-mail", "mailto:"),
    "phone": ("Telephone", "tel:"),
    "post": ("Post", ""),
    "form": ("Form", ""),
    "account": ("In your account", ""),
}


def _reached(document: Document, purpose: str = "") -> Iterator[GlanceLine]:
    """Yield how the brand can be reached, for everything or for one purpose."""
    for section, _, item in _items(document, "channels"):
        value = _said(item, "value")
        if not value or (purpose and purpose not in _several(item, "for")):
            continue
        name, scheme = _CHANNELS.get(_said(item, "kind"), ("Contact", ""))
        address = "".join(value.split()) if scheme else value if value.startswith("https://") else ""
        if scheme == "tel:":
            address = "".join(sign for sign in address if sign.isdigit() or sign == "+")
        yield GlanceLine(name, section.id, value, f"{scheme}{address}" if address else "")


def _contact(document: Document) -> Topic:
    lines = list(_reached(document))
    short = lines[0].more if lines else ""
    lines += _unsaid(document, "channels", "how to reach us")
    for section, value in _stated(document, "reply_within"):
        if lines and value != UNSPECIFIED:
            lines.append(GlanceLine("You get a reply", section.id, _within(str(value))))
    if not short and lines:
        short = "not stated"
    return Topic("Contact", short, tuple(lines))
