"""What the rules for typed facts compare with: single changes, the facts on both sides, scales (§4.0) and names."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from generator import durations
from generator.diff import Change, Kind, Subject, matches
from generator.facts import SCHEMA, Facts, fields_of
from generator.kinds import UNSPECIFIED, Choice, Keyed, Period, Record, Several, Value
from generator.kinds import Kind as ValueKind
from generator.model import Document
from generator.verdicts import ITEM, Context

ID: Final = "id"
_REFERENCES: Final = {"data": "data", "for": "purposes", "recipients": "recipients"}


def kind_of(section_type: str, path: tuple[str, ...]) -> ValueKind | None:
    """Return the kind of value at a path in the schema; nothing for an item, a member of a set or an unknown key."""
    first = fields_of(section_type).get(path[0]) if path and section_type in SCHEMA else None
    kind: ValueKind | None = first.kind if first else None
    rest = list(path[1:])
    while rest and kind:
        match kind:
            case Keyed(fields) if len(rest) >= ITEM:
                rest.pop(0)
                field = fields.get(rest.pop(0))
            case Record(fields):
                field = fields.get(rest.pop(0))
            case _:
                return None
        kind = field.kind if field else None
    return kind


def expanded(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes one by one: lists that came or went by item, records by key, and renames as renames.

    A removed item and an added one with `was:` are one item: its new name is a change of the path (list, id, `id`), and
    only what differs besides is a change of its own. Where other facts name the item, they follow it.
    """
    return tuple(_references(_renames([part for change in changes for part in _parts(change)])))


def _parts(change: Change) -> Iterator[Change]:
    """Yield one change for each item, key or member of a list or record that was added or removed as a whole."""
    whole = change.new if change.kind is Kind.ADDED else change.old
    if change.subject is not Subject.FACT or change.kind not in {Kind.ADDED, Kind.REMOVED}:
        yield change
        return
    if not isinstance(whole, dict) or not whole:
        yield change
        return
    match kind_of(change.section_type, change.path):
        case Keyed() | Several():
            for name, value in whole.items():
                yield _one(change, name, value)
        case Record():
            for name, value in whole.items():
                yield from _parts(_one(change, name, value))
        case _:
            yield change


def _one(change: Change, name: str, value: Value) -> Change:
    old, new = (None, value) if change.kind is Kind.ADDED else (value, None)
    return replace(change, path=(*change.path, name), old=old, new=new)


def _is_item(change: Change) -> bool:
    kind = kind_of(change.section_type, change.path[:-1])
    return change.subject is Subject.FACT and len(change.path) == ITEM and isinstance(kind, Keyed)


def _renames(changes: list[Change]) -> list[Change]:
    gone = {
        (one.section, *one.path): one for one in changes if one.kind is Kind.REMOVED and _is_item(one) and one.old != {}
    }
    result: list[Change] = []
    paired: list[Change] = []
    for one in changes:
        was = one.new.get("was") if isinstance(one.new, dict) else None
        before = gone.get((one.section, one.path[0], str(was))) if one.kind is Kind.ADDED and _is_item(one) else None
        if before is None or any(before is other for other in paired):
            result.append(one)
            continue
        paired.append(before)
        path = (*one.path, ID)
        result.append(replace(one, kind=Kind.CHANGED, path=path, old=before.path[1], new=one.path[1]))
        result.extend(_between(one, before.old, one.new))
    return [one for one in result if not any(one is other for other in paired)]


def _between(item: Change, old: Value | None, new: Value | None) -> Iterator[Change]:
    """Yield how a renamed item differs besides its name."""
    for key in sorted({*_keys(old), *_keys(new)} - ({"was"} if len(item.path) == ITEM else set())):
        was, now = _keys(old).get(key), _keys(new).get(key)
        inner = replace(item, path=(*item.path, key), old=was, new=now)
        if was == now:
            continue
        if isinstance(was, dict) and isinstance(now, dict):
            yield from _between(inner, was, now)
        elif was is None or now is None:
            yield from _parts(replace(inner, kind=Kind.ADDED if was is None else Kind.REMOVED))
        else:
            yield replace(inner, kind=Kind.CHANGED)


def _keys(value: Value | None) -> Mapping[str, Value]:
    return value if isinstance(value, dict) else {}


def _references(changes: list[Change]) -> Iterator[Change]:
    """Yield the changes, with every pair of members that follows a renamed item as one change of its name."""
    renamed = {
        (one.path[0], str(one.old), str(one.new))
        for one in changes
        if one.path[ITEM:] == (ID,) and one.kind is Kind.CHANGED
    }
    members = {(one.section, one.path, one.kind) for one in changes}
    for one in changes:
        of = _REFERENCES.get(one.path[-2], "") if len(one.path) == ITEM + 2 else ""
        pairs = {(old, new) for name, old, new in renamed if name == of}
        followed = [
            (old, new)
            for old, new in pairs
            if one.path[-1] in {old, new}
            and (one.section, (*one.path[:-1], old), Kind.REMOVED) in members
            and (one.section, (*one.path[:-1], new), Kind.ADDED) in members
        ]
        if not followed:
            yield one
        elif one.kind is Kind.ADDED:
            yield replace(one, kind=Kind.CHANGED, old=followed[0][0], new=followed[0][1])


def at(change: Change, *patterns: str) -> bool:
    """Tell whether the change is of a fact at one of the paths; `*` stands for any id or member."""
    return change.subject is Subject.FACT and any(
        len(parts) == len(change.path)
        and all(part in {"*", name} for part, name in zip(parts, change.path, strict=True))
        for parts in (tuple(pattern.split(".")) for pattern in patterns)
    )


def definite(value: Value | None) -> bool:
    """Tell whether something is stated."""
    return value is not None and value != UNSPECIFIED


def worse(change: Change) -> bool | None:
    """Tell whether a longer period or a later word was chosen; nothing where that can't be told."""
    match kind_of(change.section_type, change.path):
        case Period():
            old, new = durations.parse(str(change.old)), durations.parse(str(change.new))
            return new.exceeds(old) if old and new and not old.same(new) else None
        case Choice(words, worse_later=True) if change.old in words and change.new in words:
            return words.index(str(change.new)) > words.index(str(change.old))
        case _:
            return None


def same_period(change: Change) -> bool:
    """Tell whether both periods are exactly as long."""
    old, new = durations.parse(str(change.old)), durations.parse(str(change.new))
    return bool(old and new and old.same(new))


_AMOUNT: Final = re.compile(r"(\D*?)\s*(\d{1,12}(?:\.\d{1,4})?)\s*(\D*)")


def dearer(old: Value | None, new: Value | None) -> bool | None:
    """Tell whether an amount is higher than the other; nothing where they can't be compared."""
    was, now = _AMOUNT.fullmatch(str(old).strip()), _AMOUNT.fullmatch(str(new).strip())
    if not was or not now or (was[1], was[3]) != (now[1], now[3]) or Decimal(was[2]) == Decimal(now[2]):
        return None
    return Decimal(now[2]) > Decimal(was[2])


def items(document: Document, key: str) -> Iterator[tuple[str, Facts]]:
    """Yield the items of all lists of that name in a document, with their ids."""
    for section in document.sections:
        for name, item in _keys(section.facts.get(key)).items():
            if isinstance(item, dict):
                yield name, item


def facts_on_both_sides(change: Change, context: Context) -> tuple[Facts, Facts]:
    """Return the facts of the section in which the change is, before and after."""
    before = context.old.section(matches(context.old, context.new).get(change.section, change.section))
    after = context.new.section(change.section)
    return before.facts if before else {}, after.facts if after else {}


def item_on_both_sides(change: Change, context: Context) -> tuple[Facts, Facts]:
    """Return the item in which the change is, before and after; an item without a side is empty there."""
    if change.subject is not Subject.FACT or not change.path:
        return {}, {}
    before, after = (_keys(facts.get(change.path[0])) for facts in facts_on_both_sides(change, context))
    name = change.path[1] if len(change.path) > 1 else ""
    new = _keys(after.get(name))
    return _keys(before.get(name, before.get(str(new.get("was", "")), {}))), new


def members(value: Value | None) -> tuple[str, ...]:
    """Return the members of a set."""
    return tuple(value) if isinstance(value, list | dict) else ()


_PLAIN: Final = {
    "opt_in": "only if you agree",
    "opt_out": "unless you object",
    "scc": "standard contractual clauses",
    "adequacy": "an adequacy decision",
    "bcr": "binding corporate rules",
    "consent": "your consent",
}


def shown(value: Value | None) -> str:
    """Return a single value in plain words."""
    match value:
        case None:
            return "not stated"
        case bool():
            return "yes" if value else "no"
        case dict() | list():
            return ", ".join(shown(part) for part in value)
        case _:
            text = str(value)
            return _PLAIN.get(text, text.replace("_", " ") if re.fullmatch(r"[a-z0-9_-]+", text) else text)


def step(change: Change) -> str:
    """Return both values with an arrow between them."""
    return f"{shown(change.old)} → {shown(change.new)}"


def spoken(name: str) -> str:
    """Return an id in plain words."""
    return name.replace("_", " ").replace("-", " ")


def inside(words: str) -> str:
    """Return words as they stand inside a sentence: a capital at the start goes, that of an abbreviation stays."""
    return words[:1].lower() + words[1:] if words[1:2].islower() or words[1:2] == " " else words


def title(words: str) -> str:
    """Return words as they stand at the start of a sentence."""
    return words[:1].upper() + words[1:]


def label_of(change: Change, context: Context) -> str:
    """Return how a reader would call the item in which the change is."""
    old, new = item_on_both_sides(change, context)
    for item in (new, old):
        named = item.get("label") or item.get("what") or item.get("for")
        if isinstance(named, str):
            return named
        if change.path[:1] == ("to",) and isinstance(item.get("country"), str):
            return shown(item["country"])
    return spoken(change.path[1]) if len(change.path) > 1 else ""


def data_named(names: Iterable[str], context: Context) -> str:
    """Return the labels of kinds of data, as they stand inside a sentence."""
    known = {name: item.get("label") for side in (context.old, context.new) for name, item in items(side, "data")}
    return ", ".join(inside(str(known.get(name) or spoken(name))) for name in names)


def kept(change: Change, context: Context) -> str:
    """Return what an item of the list of periods is about: its kinds of data, or else its id."""
    old, new = item_on_both_sides(change, context)
    return data_named(members(new.get("data")) or members(old.get("data")) or (change.path[1],), context)


_NAMES: Final[Mapping[str, str]] = {
    "controller.legal_name": "which company is responsible",
    "controller.address": "the address of the company that is responsible",
    "covers": "what this policy applies to",
    "subjects": "whom this policy is about",
    "supplements": "the extra terms for {x}",
    "data": "what we collect ({x})",
    "data.required": "whether you must give us {x}",
    "data.source": "where we get {x} from",
    "data.fields": "what {x} includes",
    "data.sensitive": "whether {x} is sensitive",
    "purposes": "what we use data for ({x})",
    "purposes.data": "which data we use for this: {x}",
    "purposes.basis": "the legal reason for this: {x}",
    "purposes.interest": "the interest behind this: {x}",
    "purposes.adm": "whether decisions are made automatically for this: {x}",
    "recipients": "who gets data ({x})",
    "recipients.role": "what this recipient is to us: {x}",
    "recipients.data": "which data this recipient gets: {x}",
    "recipients.for": "what this recipient may use data for: {x}",
    "recipients.country": "the country of this recipient: {x}",
    "recipients.when": "when this recipient gets data: {x}",
    "recipients.category": "the kind of recipient that this one is: {x}",
    "sale": "whether we sell your data",
    "ad_sharing": "whether we share your data for advertising",
    "retention": "how long we keep data ({x})",
    "retention.data": "which data this period is about: {x}",
    "retention.keep": "how long we keep data ({x})",
    "retention.after": "when the time for keeping data starts ({x})",
    "retention.then": "what happens to data after that time ({x})",
    "retention.kept_for": "for whom we keep data ({x})",
    "retention.may_extend": "why we may keep data longer ({x})",
    "on_account_deletion.identifiers": "how soon we remove what identifies you after you close your account",
    "on_account_deletion.keep_anonymised": "whether we keep anonymous data after you close your account",
    "rights": "your right: {x}",
    "rights.how": "how to use your right: {x}",
    "rights.limits": "the limits of your right: {x}",
    "respond_within": "how soon we answer requests about your rights",
    "extension": "how much longer an answer may take",
    "fee": "what it costs to use your rights",
    "home": "the country in which we keep data",
    "to": "to which countries data goes ({x})",
    "to.country": "the country to which data goes ({x})",
    "to.recipients": "who gets data there ({x})",
    "to.safeguards": "how data is protected there ({x})",
    "min_age": "from what age people may use the service",
    "parental_consent_below": "below what age a parent has to agree",
    "on_discovery.then": "what we do with data of children who are too young",
    "on_discovery.within": "how soon we act when we find data of children who are too young",
    "cookies": "which cookies we use ({x})",
    "cookies.kind": "what these cookies are for: {x}",
    "cookies.party": "whose cookies these are: {x}",
    "cookies.control": "how you can refuse these cookies: {x}",
    "cookies.lifetime": "how long these cookies stay: {x}",
    "cross_site_tracking": "whether you are followed across other sites",
    "dnt_gpc": "whether we follow your browser’s signal not to track you",
    "measures": "how we protect data ({x})",
    "breach.notify": "whom we tell of a data breach",
    "breach.within": "how soon we tell of a data breach",
    "breach.from": "when the time for telling of a data breach starts",
    "channels": "how to reach us ({x})",
    "channels.for": "what this way to reach us is for: {x}",
    "channels.forwards": "how long the former address still works ({x})",
    "reply_within": "how soon we reply",
    "notice.days": "how many days before a change we tell you",
    "notice.channels": "how we tell you of a change",
    "notice.audience": "whom we tell of a change",
    "minor_without_notice": "which changes we make without telling you before",
    "consent": "when we ask you to agree to a change",
    "review_every": "how often we review this policy",
    "archive": "whether former versions stay available",
    "date_at_top": "whether the date stands at the top",
    "exceptions": "when we may change this policy without notice",
    "promises": "our promise: {x}",
    "promises.we": "our promise: {x}",
    "promises.what": "our promise: {x}",
    "promises.unless": "the exception to our promise: {x}",
    "promises.about": "what our promise is about: {x}",
    "price": "the price ({x})",
    "price.amount": "the price ({x})",
    "price.currency": "the currency of the price ({x})",
    "price.period": "how often the price is due ({x})",
    "renewal": "how the contract is renewed",
    "cancel": "when you can cancel",
    "refund": "how long you can get your money back",
    "content_licence.scope": "what we may do with what you post",
    "content_licence.ai_training": "whether we train AI with what you post",
    "liability.cap": "how much we are liable for",
    "liability.excluded": "what we are not liable for",
    "disputes.arbitration": "whether disputes go to arbitration",
    "disputes.class_waiver": "whether you give up class actions",
    "disputes.jury_waiver": "whether you give up a jury trial",
    "disputes.law": "which law applies",
    "disputes.venue": "which courts decide",
    "suspension": "when we may suspend your account",
}


def named(change: Change, context: Context) -> str:
    """Return how a reader would call the fact that changed, as words inside a sentence."""
    keyed = isinstance(kind_of(change.section_type, change.path[:1]), Keyed)
    keys = (change.path[0], *change.path[ITEM:]) if keyed else change.path
    item = label_of(change, context) if len(change.path) > 1 and keyed else ""
    for count in range(len(keys), 0, -1):
        words = _NAMES.get(".".join(keys[:count]))
        if words:
            words = words.format(x=inside(item)) if item else words.removesuffix(" ({x})").removesuffix(": {x}")
            return words.replace(" {x}", " this")
    return " ".join(spoken(part) for part in change.path)


def name_of(change: Change) -> str:
    """Return the fact that changed in plain words, without knowing the documents."""
    return " ".join(spoken(part) for part in change.path)
