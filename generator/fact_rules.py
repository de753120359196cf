"""The rules for typed facts, by the rows of the domain's materiality table (§4.1), and that table itself.

What is done with data is judged in `fact_practices`; what is promised to the reader (rows 25–27, 35–48) here.
"""

import re
from typing import Final

from generator import durations
from generator import fact_practices as practices
from generator.diff import Change, Kind, Subject
from generator.fact_practices import uncertain
from generator.fact_scales import (
    ID,
    at,
    dearer,
    definite,
    expanded,
    facts_on_both_sides,
    inside,
    item_on_both_sides,
    items,
    kind_of,
    label_of,
    members,
    name_of,
    named,
    same_period,
    shown,
    spoken,
    step,
    worse,
)
from generator.facts import Facts
from generator.kinds import UNSPECIFIED, Keyed, Record, Value
from generator.model import Direction, Document, Level
from generator.verdicts import ITEM, Context, Rule, Verdict, adverse, editorial, favourable

__all__ = ["FACT_RULES", "expanded", "name_of"]

_ADDED: Final = Kind.ADDED
_REMOVED: Final = Kind.REMOVED
_SHOWN_AT_MOST: Final = 200


def _right(change: Change, context: Context) -> str:
    return _RIGHTS.get(label_of(change, context), label_of(change, context))


_RIGHTS: Final = {
    "access": "to see your data",
    "rectify": "to correct your data",
    "correction": "to correct your data",
    "erase": "to have your data deleted",
    "deletion": "to have your data deleted",
    "restrict": "to limit what we do with your data",
    "restriction": "to limit what we do with your data",
    "portability": "to take your data elsewhere",
    "object": "to object",
    "objection": "to object",
    "withdraw": "to withdraw your consent",
    "complain": "to complain to an authority",
}


def rights_lost(change: Change, context: Context) -> Verdict | None:
    """25: a right is gone, limited, harder to use or no longer free."""
    if at(change, "rights.*") and change.kind is _REMOVED:
        return adverse(f"You no longer have this right: {_right(change, context)}.")
    if at(change, "rights.*.limits.*") and change.kind is _ADDED:
        return adverse(f"This right is limited now: {_right(change, context)}: {spoken(change.path[-1])}.")
    if at(change, "rights.*.how.*") and change.kind is _REMOVED:
        return adverse(f"You can no longer use this right in this way: {_right(change, context)}: {change.path[-1]}.")
    if at(change, "rights.*.how.*"):
        old, new = (set(members(item.get("how"))) for item in item_on_both_sides(change, context))
        if not old or old - new:
            return uncertain(f"This right is used in this way now: {_right(change, context)}: {change.path[-1]}.")
    if at(change, "fee") and definite(change.new) and not (change.old == UNSPECIFIED and change.new == "none"):
        return _fee(change)
    return None


def _fee(change: Change) -> Verdict | None:
    if change.new == "none":
        return None
    if change.old in {None, UNSPECIFIED, "none"}:
        return adverse(f"It now costs something to use your rights: {change.new}.")
    if dearer(change.old, change.new) is False:
        return None
    words = f"What it costs to use your rights changes: {step(change)}."
    return adverse(words) if dearer(change.old, change.new) else uncertain(words)


def rights_won(change: Change, context: Context) -> Verdict | None:
    """26: a right is new, less limited, easier to use or free."""
    if at(change, "rights.*") and change.kind is _ADDED:
        return favourable(f"You have a new right: {_right(change, context)}.", context)
    if at(change, "rights.*.limits.*") and change.kind is _REMOVED:
        return favourable(
            f"A limit of this right is gone: {_right(change, context)}: {spoken(change.path[-1])}.", context
        )
    if at(change, "rights.*.how.*") and change.kind is _ADDED:
        return favourable(
            f"You can use this right in one more way: {_right(change, context)}: {change.path[-1]}.", context
        )
    if at(change, "fee") and definite(change.old) and definite(change.new):
        return favourable(f"It costs less to use your rights: {step(change)}.", context)
    return None


_ANSWERS: Final = {
    ("respond_within",): "We take longer to answer requests about your rights",
    ("extension",): "An answer may take longer than it could before",
    ("reply_within",): "We take longer to reply",
    ("breach", "within"): "We take longer to tell you of a data breach",
    ("on_discovery", "within"): "We take longer to act on data of children who are too young",
}


def answers(change: Change, context: Context) -> Verdict | None:
    """27: the time in which we answer or tell of a breach, and whom we tell."""
    if at(change, "breach.notify.*"):
        who = spoken(change.path[-1])
        if change.kind is _ADDED:
            return favourable(f"We now also tell them of a data breach: {who}.", context)
        return adverse(f"We no longer tell them of a data breach: {who}.")
    if at(change, "breach.from") and definite(change.old):
        return uncertain(f"The time for telling you of a data breach starts from something else: {step(change)}.")
    longer = _ANSWERS.get(change.path) if change.subject is Subject.FACT else None
    if not longer or not definite(change.old):
        return None
    if not definite(change.new):
        return adverse(f"We no longer state {named(change, context)}: it was {shown(change.old)}.")
    if same_period(change):
        return editorial(f"The same time in other words: {step(change)}.")
    old, new = facts_on_both_sides(change, context)
    if change.path[0] == "breach" and _part(old, "breach").get("from") != _part(new, "breach").get("from"):
        return uncertain(
            f"How soon we tell you of a data breach changes, and so does when the time starts: {step(change)}."
        )
    match worse(change):
        case True:
            return adverse(f"{longer}: {step(change)}.")
        case False:
            faster = longer.replace("We take longer", "We take less time").replace(
                "may take longer", "may take less time"
            )
            return favourable(f"{faster}: {step(change)}.", context)
        case None:
            return uncertain(f"This time changes: {named(change, context)}: {step(change)}.")


def _part(facts: Facts, key: str) -> Facts:
    part = facts.get(key)
    return part if isinstance(part, dict) else {}


def measures(change: Change, context: Context) -> Verdict | None:
    """35: a safeguard is gone, new or another."""
    if at(change, "measures.*"):
        label = label_of(change, context)
        if change.kind is _REMOVED:
            return adverse(f"We no longer protect data in this way: {label}.")
        return favourable(f"We now also protect data in this way: {label}.", context)
    if at(change, "measures.*.label"):
        return uncertain(f"We describe how we protect data differently: {step(change)}.")
    return None


_WEIGHTY: Final = re.compile(
    r"\b(?:s(?:ell|ells|elling|old|ale)|shar(?:e|es|ed|ing)|disclos\w*|advertis\w*|sensitive|special categor\w*|health"
    r"|biometric\w*|genetic|child(?:ren|rens)?|minors?|kids?|under \d+|teen\w*|rent|trad(?:e|es|ed|ing)"
    r"|third[- ]part\w*)\b",
    re.IGNORECASE,
)


def _weight(name: str, promise: Facts, document: Document) -> Level:
    """Return how much it weighs to drop a promise: those about sale, sharing, sensitive data and children most.

    Words tell it in English; elsewhere `about:` does, and a promise without it counts as one of them.
    """
    about = members(promise.get("about"))
    if set(about) - {"other"} or _WEIGHTY.search(f"{spoken(name)} {promise.get('what', '')}"):
        return Level.CONSENT
    english = document.language.split("-")[0] == "en"
    return Level.MATERIAL if english or about else Level.CONSENT


def _in_words(promise: Facts) -> str:
    we, what = promise.get("we", UNSPECIFIED), str(promise.get("what", "")).rstrip(".")
    return f"{we} to {what}" if we in {"never", "always"} else what


def promises(change: Change, context: Context) -> Verdict | None:
    """36: a promise is dropped, weakened or another, or given."""
    if at(change, "promises") and isinstance(change.old, dict) and change.new == UNSPECIFIED:
        level = max(
            (_weight(name, _part(change.old, name), context.old) for name in change.old), default=Level.MATERIAL
        )
        return adverse("We no longer state what we promise here.", level)
    if not at(change, "promises.*", "promises.*.we", "promises.*.what", "promises.*.unless"):
        return None
    old, new = item_on_both_sides(change, context)
    if len(change.path) == ITEM:
        if change.kind is _ADDED:
            return favourable(f"We now promise {_in_words(new)}.", context)
        return adverse(f"We dropped the promise {_in_words(old)}.", _weight(change.path[1], old, context.old))
    level = max(_weight(change.path[1], side, context.old) for side in (old, new))
    if change.path[-1] != "unless":
        if change.kind is Kind.CHANGED and change.old != UNSPECIFIED:
            return uncertain(f"We changed a promise: {_in_words(old)} → {_in_words(new)}.", level)
        return None
    if change.new is None and change.old == UNSPECIFIED:
        return None
    if change.new is None:
        return favourable(f"We dropped the exception to the promise {_in_words(new)}.", context)
    if change.old is None:
        return adverse(f"There is an exception now to the promise {_in_words(new)}: unless {shown(change.new)}.", level)
    if change.new == UNSPECIFIED:
        return adverse(f"We no longer state the exception to the promise {_in_words(new)}: it was {change.old}.", level)
    return uncertain(f"The exception to the promise {_in_words(new)} is another one: {step(change)}.", level)


def _plain_value(channel: Facts) -> str:
    """Return where a channel leads, without what writing alone decides; anything but format makes another address."""
    value = str(channel.get("value", ""))
    match channel.get("kind"):
        case "phone":
            return ("+" if value.strip().startswith("+") else "") + re.sub(r"\D", "", value)
        case "email":
            return value.strip().casefold()
        case "post":
            return " ".join(re.findall(r"\w+", value.casefold()))
        case _:
            return value.strip()


def contact_format(change: Change, context: Context) -> Verdict | None:
    """37: the same address or number, otherwise written."""
    if not at(change, "channels.*.value") or not definite(change.old) or not definite(change.new):
        return None
    old, new = item_on_both_sides(change, context)
    if old.get("kind") == new.get("kind") and _plain_value(old) == _plain_value(new) != "":
        return editorial(f"The same contact, written differently: {step(change)}.")
    return None


def _for_rights(channel: Facts) -> bool:
    return "rights" in members(channel.get("for"))


def _another_way(change: Change, context: Context) -> bool:
    """Tell whether a way to use one's rights stays as it was, besides the one that changes."""
    before = {name: channel for name, channel in items(context.old, "channels") if _for_rights(channel)}
    after = {name: channel for name, channel in items(context.new, "channels") if _for_rights(channel)}
    return any(
        name != change.path[1]
        and was is not None
        and (was.get("kind"), _plain_value(was)) == (channel.get("kind"), _plain_value(channel))
        for name, channel in after.items()
        for was in (before.get(name) or before.get(str(channel.get("was", ""))),)
    )


def _forwarded(change: Change, context: Context) -> bool:
    """Tell whether what is sent to the former address arrives for as long as the promised notice."""
    _, new = item_on_both_sides(change, context)
    forwards = durations.parse(str(new.get("forwards", "")))
    days = [section.facts["notice"] for section in context.old.sections if "notice" in section.facts]
    promised = [durations.parse(f"{notice.get('days')} days") for notice in days if isinstance(notice, dict)]
    return bool(forwards and promised) and all(
        length and forwards and (forwards.same(length) or forwards.exceeds(length)) for length in promised
    )


def contact(change: Change, context: Context) -> Verdict | None:
    """38: a contact is new, another or gone, and a way to use one's rights stays."""
    paths = "channels.*.value", "channels.*.kind", "channels.*.for.*", "channels.*.forwards"
    if not at(change, "channels.*", *paths) or change.new == UNSPECIFIED:
        return None
    label = label_of(change, context)
    if change.path[-1] == "forwards":
        return Verdict(
            Level.MINOR, Direction.NEUTRAL, "", f"How long the former address still works ({label}): {step(change)}."
        )
    if change.kind is _ADDED:
        new = shown(item_on_both_sides(change, context)[1].get("value"))
        what = (
            f"this contact is also for {spoken(change.path[-1])}"
            if len(change.path) > ITEM
            else "there is a new contact"
        )
        return Verdict(Level.MINOR, Direction.FAVOURABLE, "", f"To reach us, {what}: {new}.")
    if not _another_way(change, context) and not (change.path[-1] == "value" and _forwarded(change, context)):
        return None
    if change.kind is Kind.CHANGED:
        return Verdict(Level.MINOR, Direction.NEUTRAL, "", f"A contact changed ({label}): {step(change)}.")
    return Verdict(Level.MINOR, Direction.ADVERSE, "", f"{_gone(change, context)}.")


def _gone(change: Change, context: Context) -> str:
    old, _ = item_on_both_sides(change, context)
    if len(change.path) > ITEM:
        return f"This contact is no longer for {spoken(change.path[-1])}: {shown(old.get('value'))}"
    return f"A contact is gone: {shown(old.get('value'))}"


def only_contact(change: Change, context: Context) -> Verdict | None:
    """39: no way to use one's rights stays as it was; with proof of forwarding a decision may lower it."""
    if not at(change, "channels.*", "channels.*.value", "channels.*.kind", "channels.*.for.*"):
        return None
    if change.new == UNSPECIFIED or not (change.kind is _REMOVED or definite(change.old)):
        return None
    if change.kind is Kind.CHANGED:
        return uncertain(f"How to use your rights changed ({label_of(change, context)}): {step(change)}.")
    return adverse(f"How to use your rights changed. {_gone(change, context)}.")


_WARNING: Final = {
    ("archive",): (
        "Former versions of this policy stay available",
        "Former versions of this policy no longer stay available",
    ),
    ("date_at_top",): ("The date now stands at the top", "The date no longer stands at the top"),
}
_WARNING_SETS: Final = {
    ("notice", "channels"): (
        "We now also tell you of changes in this way",
        "We no longer tell you of changes in this way",
    ),
    ("exceptions",): ("This exception from notice is gone", "There is a new exception from notice"),
    ("minor_without_notice",): ("We no longer change this without notice", "We may now change this without notice"),
}


def warning(change: Change, context: Context) -> Verdict | None:
    """40: how, how long before and whom we tell of changes."""
    if change.subject is not Subject.FACT:
        return None
    if change.path[:-1] in _WARNING_SETS and change.kind is not Kind.CHANGED:
        better, lesser = _WARNING_SETS[change.path[:-1]]
        gain = (change.kind is _ADDED) == (change.path[0] == "notice")
        what = spoken(change.path[-1])
        return favourable(f"{better}: {what}.", context) if gain else adverse(f"{lesser}: {what}.")
    if not definite(change.old) or not definite(change.new):
        return None
    if change.path in _WARNING:
        better, lesser = _WARNING[change.path]
        return favourable(f"{better}.", context) if change.new is True else adverse(f"{lesser}.")
    match change.path:
        case ("notice", "days"):
            if int(str(change.new)) < int(str(change.old)):
                return adverse(f"We will give you less warning of changes: {change.old} → {change.new} days.")
            return favourable(f"We will give you more warning of changes: {change.old} → {change.new} days.", context)
        case ("notice", "audience"):
            return uncertain(f"We tell other people of changes than before: {step(change)}.")
        case ("consent",) | ("review_every",):
            return _warning_step(change, context)
        case _:
            return None


def _warning_step(change: Change, context: Context) -> Verdict:
    consent = change.path == ("consent",)
    if not consent and same_period(change):
        return editorial(f"The same time in other words: {step(change)}.")
    match worse(change):
        case True:
            words = "We will ask you less often to agree to changes" if consent else "We review this policy less often"
            return adverse(f"{words}: {step(change)}.")
        case False:
            words = "We will ask you more often to agree to changes" if consent else "We review this policy more often"
            return favourable(f"{words}: {step(change)}.", context)
        case None:
            return uncertain(f"We review this policy at other times: {step(change)}.")


def price(change: Change, context: Context) -> Verdict | None:
    """41: a price is higher, lower, new or gone."""
    if not at(change, "price.*", "price.*.amount", "price.*.currency", "price.*.period"):
        return None
    old, new = item_on_both_sides(change, context)
    label = label_of(change, context)
    if len(change.path) == ITEM:
        if change.kind is _ADDED:
            return adverse(f"There is a new price ({label}): {_amount(new)}.")
        return uncertain(f"We no longer list a price ({label}): it was {_amount(old)}.")
    if change.kind is not Kind.CHANGED or not definite(change.old) or not definite(change.new):
        return None
    words = f"{_amount(old)} → {_amount(new)}"
    same = all(old.get(key) == new.get(key) for key in ("currency", "period"))
    higher = dearer(change.old, change.new) if change.path[-1] == "amount" and same else None
    match higher:
        case True:
            return adverse(f"The price rises ({label}): {words}.")
        case False:
            return favourable(f"The price falls ({label}): {words}.", context)
        case None:
            return uncertain(f"The price changes ({label}): {words}.")


def _amount(item: Facts) -> str:
    every = f" for {item['period']}" if definite(item.get("period")) else ""
    return f"{shown(item.get('amount'))} {shown(item.get('currency'))}{every}"


_GIVEN_UP: Final = {
    "arbitration": "settle disputes by arbitration",
    "class_waiver": "give up class actions",
    "jury_waiver": "give up a jury trial",
}


def arbitration(change: Change, context: Context) -> Verdict | None:
    """42: arbitration, or giving up class actions or a jury."""
    if not at(change, *(f"disputes.{key}" for key in _GIVEN_UP)):
        return None
    if change.new is True:
        return adverse(f"You would have to {_GIVEN_UP[change.path[-1]]}.", Level.CONSENT)
    if change.old is True and change.new is False:
        return favourable(f"You no longer have to {_GIVEN_UP[change.path[-1]]}.", context)
    return None


def terms(change: Change, context: Context) -> Verdict | None:
    """43: law, courts, liability, suspension, refund, cancelling, renewal."""
    if at(change, "liability.excluded.*") and change.kind is not Kind.CHANGED:
        what = change.path[-1]
        if change.kind is _ADDED:
            return adverse(f"We are no longer liable for {inside(what)}.")
        return favourable(f"We no longer exclude that we are liable for {inside(what)}.", context)
    if not at(change, *_TERMS) or not definite(change.old) or not definite(change.new):
        return None
    what = f"{_TERMS['.'.join(change.path)]}: {step(change)}."
    lesser: bool | None = None
    match change.path[-1]:
        case "refund" if same_period(change):
            return editorial(f"The same time in other words: {step(change)}.")
        case "refund":
            longer = worse(change)
            lesser = None if longer is None else not longer
        case "renewal":
            lesser = worse(change)
        case "cap":
            higher = dearer(change.old, change.new)
            lesser = None if higher is None else not higher
        case _:
            pass
    match lesser:
        case True:
            return adverse(f"This is less favourable to you: {what}")
        case False:
            return favourable(f"This is more favourable to you: {what}", context)
        case None:
            return uncertain(f"This changes: {what}")


_TERMS: Final = {
    "disputes.law": "which law applies",
    "disputes.venue": "which courts decide",
    "liability.cap": "how much we are liable for",
    "suspension": "when we may suspend your account",
    "refund": "how long you can get your money back",
    "cancel": "when you can cancel",
    "renewal": "how the contract is renewed",
}


def licence(change: Change, context: Context) -> Verdict | None:
    """44: what we may do with what the reader posts."""
    if at(change, "content_licence.ai_training"):
        if change.new is True:
            return adverse("We may use what you post to train AI.", Level.CONSENT)
        if change.old is True and change.new is False:
            return favourable("We no longer use what you post to train AI.", context)
    if at(change, "content_licence.scope") and definite(change.old) and definite(change.new):
        return uncertain(f"What we may do with what you post changes: {step(change)}.")
    return None


def sections(change: Change, context: Context) -> Verdict | None:
    """45: a section with facts is gone; a new one counts by its facts and its text, which are changes of their own."""
    if change.subject is not Subject.SECTION or change.kind not in {_ADDED, _REMOVED}:
        return None
    section = (context.new if change.kind is _ADDED else context.old).section(change.section)
    if not section or not section.facts:
        return None
    if change.kind is _REMOVED:
        return adverse(f"We removed a section with what it stated: {section.label}.")
    return Verdict(Level.MINOR, Direction.NEUTRAL, "", f"There is a new section: {section.label}.")


def _known(change: Change) -> bool:
    """Tell whether the change is of a stated value, set or item that the schema knows."""
    if change.subject is not Subject.FACT or not change.path:
        return False
    kind = kind_of(change.section_type, change.path)
    if kind is not None:
        return not isinstance(kind, Record)
    parent = kind_of(change.section_type, change.path[:-1])
    return parent is not None and not isinstance(parent, Record)


def unstated(change: Change, context: Context) -> Verdict | None:
    """46: what was stated is not stated any more, or the reverse: that may write down what was done all along."""
    if not _known(change) or definite(change.old) == definite(change.new):
        return None
    what = named(change, context)
    if not definite(change.new):
        was = "" if isinstance(change.old, dict) else f": it was {_short(change.old)}"
        return adverse(f"We no longer state {what}{was}.")
    now = "" if isinstance(change.new, dict) else f": {_short(change.new)}"
    return Verdict(Level.MATERIAL, Direction.UNKNOWN, "", f"We now state {what}{now}.", undecided=True)


def _single(change: Change) -> bool:
    return not isinstance(change.old, dict) and not isinstance(change.new, dict)


def _short(value: Value | None) -> str:
    words = shown(value)
    return words if len(words) <= _SHOWN_AT_MOST else f"{words[:_SHOWN_AT_MOST]} …"


def renamed(change: Change, context: Context) -> Verdict | None:
    """47: an item has another internal name, and so have the facts that point to it."""
    if change.subject is not Subject.FACT or len(change.path) <= ITEM:
        return None
    listed = isinstance(kind_of(change.section_type, change.path[:1]), Keyed)
    if listed and len(change.path) == ITEM + 1 and change.path[-1] in {ID, "was"}:
        return editorial(f"Only the internal name of this changed: {label_of(change, context)}.")
    if listed and change.kind is Kind.CHANGED and len(change.path) == ITEM + 2 and change.path[-1] == change.new:
        return editorial(f"Only an internal name changed that this points to: {label_of(change, context)}.")
    return None


def unknown(change: Change, context: Context) -> Verdict | None:
    """48: no rule speaks; it counts as material until somebody decides."""
    if change.subject is not Subject.FACT:
        return None
    what = named(change, context)
    values = f": {_short(change.old)} → {_short(change.new)}" if _single(change) else ""
    reason = f"This changed: {what}{values}."
    return Verdict(Level.MATERIAL, Direction.UNKNOWN, "", reason, undecided=True)


FACT_RULES: Final[tuple[tuple[str, Rule], ...]] = (
    ("1", practices.controller),
    ("2", practices.coverage),
    ("3", practices.supplements),
    ("5", practices.sensitive),  # before what is merely new
    ("4", practices.collected),
    ("6", practices.fields),
    ("7", practices.mandatory),
    ("8", practices.source),
    ("9", practices.no_longer_collected),
    ("10", practices.purposes),
    ("11", practices.basis),
    ("12", practices.purpose_data),
    ("13", practices.automatic),
    ("15", practices.provider),  # before new kinds of recipients
    ("14", practices.recipients),
    ("16", practices.role),
    ("17", practices.shared_more),
    ("18", practices.sale_begins),
    ("19", practices.sale_eased),
    ("20", practices.sale_limited),
    ("21", practices.kept_longer),
    ("22", practices.kept_shorter),
    ("23", practices.clock),
    ("24", practices.fate),
    ("25", rights_lost),
    ("26", rights_won),
    ("27", answers),
    ("29", practices.safeguards),  # before lost and new safeguards
    ("28", practices.transfers),
    ("30", practices.younger),
    ("31", practices.older),
    ("32", practices.parents),
    ("33", practices.cookies),
    ("34", practices.control),
    ("35", measures),
    ("36", promises),
    ("37", contact_format),
    ("38", contact),
    ("39", only_contact),
    ("40", warning),
    ("41", price),
    ("42", arbitration),
    ("43", terms),
    ("44", licence),
    ("45", sections),
    ("46", unstated),
    ("47", renamed),
    ("48", unknown),
)
"""Row and function of each rule, in the order in which they are asked; the first that speaks decides."""
