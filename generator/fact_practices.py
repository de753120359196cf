"""The rules for what is done with data (§4.1, rows 1–24 and 28–34): one function for each row."""

import re
from typing import Final

from generator.diff import Change, Kind
from generator.fact_scales import (
    at,
    data_named,
    definite,
    facts_on_both_sides,
    inside,
    item_on_both_sides,
    items,
    kept,
    label_of,
    members,
    same_period,
    shown,
    spoken,
    step,
    title,
    worse,
)
from generator.facts import Facts
from generator.kinds import UNSPECIFIED, Value
from generator.model import Direction, Level
from generator.verdicts import Context, Verdict, adverse, editorial, favourable

_ADDED: Final = Kind.ADDED
_REMOVED: Final = Kind.REMOVED


def uncertain(reason: str, level: Level = Level.MATERIAL) -> Verdict:
    """Return the verdict that something changed for the reader, for better or worse."""
    return Verdict(level, Direction.UNKNOWN, "", reason)


def _stated_on_both_sides(change: Change) -> bool:
    return change.kind is Kind.CHANGED and definite(change.old) and definite(change.new)


def controller(change: Change, _: Context) -> Verdict | None:
    """1: another legal entity is responsible."""
    if at(change, "controller.legal_name") and _stated_on_both_sides(change):
        return uncertain(f"A different company is responsible for your data: {change.old} → {change.new}.")
    return None


def coverage(change: Change, _: Context) -> Verdict | None:
    """2: other services or people are covered."""
    if not at(change, "covers.*", "subjects.*"):
        return None
    applies = "now applies" if change.kind is _ADDED else "no longer applies"
    return uncertain(f"This policy {applies} to {inside(change.path[1])}.")


def supplements(change: Change, context: Context) -> Verdict | None:
    """3: extra terms came or went."""
    if not at(change, "supplements.*"):
        return None
    apply = "now apply" if change.kind is _ADDED else "no longer apply"
    return uncertain(f"Extra terms {apply} to {inside(label_of(change, context))}.")


def collected(change: Change, context: Context) -> Verdict | None:
    """4: a new kind of data."""
    if at(change, "data.*") and change.kind is _ADDED:
        return adverse(f"We collect a new kind of data: {label_of(change, context)}.")
    return None


_SPECIAL: Final = frozenset(
    f"pd:{name}"
    for name in (
        *("Health", "MedicalHealth", "PhysicalHealth", "MentalHealth", "Disability", "Genetic", "DNACode", "Biometric"),
        *("EthnicOrigin", "Ethnicity", "Race", "Religion", "ReligiousBelief", "PhilosophicalBelief", "Sexual"),
        *("SexualHistory", "SexualPreference", "PoliticalAffiliation", "PoliticalOpinion", "TradeUnionMembership"),
        *("CriminalOffense", "Criminal", "CriminalConviction", "HealthRecord", "HealthHistory", "MedicalPrescription"),
    )
)
_SPECIAL_ALSO: Final = frozenset({"dpv:SensitivePersonalData", "dpv:SpecialCategoryPersonalData"})


def _sensitive(item: Facts) -> bool:
    return item.get("sensitive") is True or item.get("term") in _SPECIAL | _SPECIAL_ALSO


def sensitive(change: Change, context: Context) -> Verdict | None:
    """5: sensitive data is new, or data is sensitive now."""
    old, new = item_on_both_sides(change, context)
    if (at(change, "data.*", "data.*.sensitive", "data.*.term")) and _sensitive(new) and not _sensitive(old):
        return adverse(f"We collect sensitive data: {label_of(change, context)}.", Level.CONSENT)
    return None


def fields(change: Change, context: Context) -> Verdict | None:
    """6: a kind of data includes more."""
    if at(change, "data.*.fields.*") and change.kind is _ADDED:
        return adverse(f"{title(label_of(change, context))} now includes {change.path[-1]}.")
    return None


def mandatory(change: Change, context: Context) -> Verdict | None:
    """7: data must be given, or need not be."""
    if not at(change, "data.*.required"):
        return None
    match worse(change):
        case True:
            return adverse(f"You must now give us {inside(label_of(change, context))}.")
        case False:
            return favourable(f"You no longer have to give us {inside(label_of(change, context))}.", context)
        case None:
            return None


_FROM: Final = {
    "third_party": "We now get {x} from others.",
    "observed": "We now get {x} by observing what you do.",
    "inferred": "We now work out {x} from other data.",
    "you": "We now get {x} from you.",
}
_NO_LONGER_FROM: Final = {
    "third_party": "We no longer get {x} from others.",
    "observed": "We no longer get {x} by observing what you do.",
    "inferred": "We no longer work out {x} from other data.",
    "you": "We no longer get {x} from you.",
}


def source(change: Change, context: Context) -> Verdict | None:
    """8: data comes from elsewhere."""
    if not at(change, "data.*.source.*"):
        return None
    old, new = (members(item.get("source")) for item in item_on_both_sides(change, context))
    x, came = inside(label_of(change, context)), change.kind is _ADDED
    words = (_FROM if came else _NO_LONGER_FROM)[change.path[-1]].format(x=x)
    if change.path[-1] == "you" or (not came and set(new) - set(old)):
        return uncertain(words)
    return adverse(words) if came else favourable(words, context)


def no_longer_collected(change: Change, context: Context) -> Verdict | None:
    """9: less is collected."""
    if at(change, "data.*") and change.kind is _REMOVED:
        return favourable(f"We no longer collect {inside(label_of(change, context))}.", context)
    if at(change, "data.*.fields.*") and change.kind is _REMOVED:
        return favourable(f"{title(label_of(change, context))} no longer includes {change.path[-1]}.", context)
    return None


_GRAVE: Final = re.compile(
    r"\b(?:advert\w*|ads?|marketing of others|sale|sell\w*|sold|profiling|ai|train(?:ing)?\b.*\b(?:models?|ai))\b",
    re.IGNORECASE,
)
_GRAVE_TERMS: Final = re.compile(r"(?:Advertising|SellData\w*|SellProducts\w*ToThirdParties|Profiling|ModelTraining)")


def _grave(name: str, purpose: Facts) -> bool:
    """Tell whether a purpose is one for which consent is due: advertising, sale, AI, automatic decisions."""
    written = f"{spoken(name)} {purpose.get('label', '')}"
    return bool(
        purpose.get("basis") == "consent"
        or purpose.get("adm") == "described"
        or _GRAVE.search(written)
        or _GRAVE_TERMS.search(str(purpose.get("term", "")))
    )


def _collected_before(names: tuple[str, ...], context: Context) -> bool:
    """Tell whether data of these kinds was already there, under this id or the one that `was:` names."""
    former = {name: str(item.get("was", name)) for name, item in items(context.new, "data")}
    known = {name for name, _ in items(context.old, "data")}
    for key in ("purposes", "recipients", "retention"):
        known.update(name for _, item in items(context.old, key) for name in members(item.get("data")))
    return any({name, former.get(name, name)} & known for name in names)


def purposes(change: Change, context: Context) -> Verdict | None:
    """10: data is used for something new, or no longer."""
    if not at(change, "purposes.*"):
        return None
    label = label_of(change, context)
    if change.kind is _REMOVED:
        return favourable(f"We no longer use your data for this purpose: {label}.", context)
    _, new = item_on_both_sides(change, context)
    names = members(new.get("data"))
    consent = _grave(change.path[1], new) or _collected_before(names, context)
    what = data_named(names, context) or "your data"
    reason = f"We use {what} for a new purpose: {label}."
    return adverse(reason, Level.CONSENT if consent else Level.MATERIAL)


def basis(change: Change, context: Context) -> Verdict | None:
    """11: the legal reason is another one."""
    if not at(change, "purposes.*.basis") or not _stated_on_both_sides(change):
        return None
    reason = f"The legal reason changed for this: {label_of(change, context)}: {step(change)}."
    if change.old == "consent":
        return adverse(f"{reason} You can no longer withdraw your consent.")
    return uncertain(reason)


def purpose_data(change: Change, context: Context) -> Verdict | None:
    """12: a known purpose takes more data, or less."""
    if not at(change, "purposes.*.data.*") or change.kind is Kind.CHANGED:
        return None
    what, label = title(data_named(change.path[-1:], context)), label_of(change, context)
    if change.kind is _REMOVED:
        return favourable(f"{what} is no longer used for this: {label}.", context)
    _, new = item_on_both_sides(change, context)
    consent = _grave(change.path[1], new) or _collected_before(change.path[-1:], context)
    return adverse(f"{what} is now also used for this: {label}.", Level.CONSENT if consent else Level.MATERIAL)


def automatic(change: Change, context: Context) -> Verdict | None:
    """13: decisions are made automatically, or no longer."""
    if not at(change, "purposes.*.adm"):
        return None
    if change.new == "described":
        return adverse(f"Decisions may be made automatically: {label_of(change, context)}.")
    if (change.old, change.new) == ("described", "none"):
        return favourable(f"Decisions are no longer made automatically: {label_of(change, context)}.", context)
    return None


_SHARING: Final = re.compile(
    r"\b(?:shar(?:e|es|ed|ing)|disclos\w*|third[- ]part(?:y|ies)|pass(?:es|ed)? on)\b", re.IGNORECASE
)


def _never_shared(context: Context) -> bool:
    return any(
        promise.get("we") == "never"
        and ("sharing" in members(promise.get("about")) or _SHARING.search(f"{spoken(name)} {promise.get('what', '')}"))
        for name, promise in items(context.old, "promises")
    )


def recipients(change: Change, context: Context) -> Verdict | None:
    """14: a new kind of recipient, or one less."""
    if not at(change, "recipients.*"):
        return None
    label = label_of(change, context)
    if change.kind is _REMOVED:
        return favourable(f"We no longer share your data with this recipient: {label}.", context)
    _, new = item_on_both_sides(change, context)
    what = data_named(members(new.get("data")), context) or "your data"
    open_role = new.get("role") not in {"processor", "authority", "successor", "users"}
    consent = open_role and _never_shared(context)
    reason = f"We share {what} with a new kind of recipient: {label}."
    return adverse(reason, Level.CONSENT if consent else Level.MATERIAL)


def provider(change: Change, context: Context) -> Verdict | None:
    """15: a new provider of a kind that is already named, with no more data, uses or countries than that kind."""
    if not at(change, "recipients.*") or change.kind is not _ADDED:
        return None
    old, new = facts_on_both_sides(change, context)
    one = _record(new, change.path[1])
    kinds = [_record(facts, str(one.get("category", ""))) for facts in (old, new)]
    if not all(kinds) or any(one.get("role", kind.get("role")) != kind.get("role") for kind in kinds):
        return None
    within = all(
        set(members(one.get(key))) <= set(members(kind.get(key))) and one.get(key) != UNSPECIFIED
        for key in ("data", "for")
        for kind in kinds
    )
    same_place = all(one.get("country", kind.get("country")) == kind.get("country") for kind in kinds)
    if kinds[0].get("role") != "processor" or not within or not same_place:
        return None
    reason = f"New provider: {label_of(change, context)} ({inside(str(kinds[1].get('label')))})."
    return Verdict(Level.MINOR, Direction.NEUTRAL, "", reason)


def _record(facts: Facts, name: str) -> Facts:
    recipients_ = facts.get("recipients")
    one = recipients_.get(name) if isinstance(recipients_, dict) else None
    return one if isinstance(one, dict) else {}


def role(change: Change, context: Context) -> Verdict | None:
    """16: a recipient acts for itself, or for us again."""
    if not at(change, "recipients.*.role") or not _stated_on_both_sides(change):
        return None
    label = label_of(change, context)
    match change.old, change.new:
        case "processor", "third_party":
            return adverse(f"This recipient may now use your data for its own ends: {label}.")
        case "third_party", "processor":
            return favourable(f"This recipient may now use your data only on our behalf: {label}.", context)
        case _:
            return uncertain(f"This recipient has another role: {label}: {step(change)}.")


def shared_more(change: Change, context: Context) -> Verdict | None:
    """17: a recipient gets more data or may do more with it, or less."""
    if not at(change, "recipients.*.data.*", "recipients.*.for.*") or change.kind is Kind.CHANGED:
        return None
    label = label_of(change, context)
    if change.path[2] == "data":
        what = data_named(change.path[-1:], context)
        more, less = (
            f"We now also share {what} with this recipient: {label}.",
            f"We no longer share {what} with this recipient: {label}.",
        )
    else:
        known = {
            name: item.get("label") for side in (context.old, context.new) for name, item in items(side, "purposes")
        }
        what = inside(str(known.get(change.path[-1]) or spoken(change.path[-1])))
        more, less = (
            f"{title(label)} may now also use your data for {what}.",
            f"{title(label)} may no longer use your data for {what}.",
        )
    return adverse(more) if change.kind is _ADDED else favourable(less, context)


_SALE: Final = ("never", "opt_in", "opt_out", "yes", UNSPECIFIED)  # what isn't stated may be anything


def _sale_steps(change: Change) -> tuple[int, int, str] | None:
    if not at(change, "sale", "ad_sharing"):
        return None
    old, new = (_SALE.index(str(value)) if definite(value) else len(_SALE) - 1 for value in (change.old, change.new))
    return old, new, "sell your data" if change.path == ("sale",) else "share your data for advertising"


def sale_begins(change: Change, _: Context) -> Verdict | None:
    """18: data may be sold, or shared for advertising, where that was excluded or not stated."""
    steps = _sale_steps(change)
    if not steps or steps[1] == 0 or (steps[0] != 0 and (definite(change.old) or not definite(change.new))):
        return None
    return adverse(f"We may now {steps[2]}: {step(change)}.", Level.CONSENT)


def sale_eased(change: Change, _: Context) -> Verdict | None:
    """19: less say for the reader before data is sold or shared for advertising."""
    steps = _sale_steps(change)
    if not steps or steps[0] >= steps[1] or not definite(change.old) or change.old == "yes":
        return None
    return adverse(f"You have less say before we {steps[2]}: {step(change)}.", Level.CONSENT)


def sale_limited(change: Change, context: Context) -> Verdict | None:
    """20: data is no longer sold or shared for advertising, or only with more say for the reader."""
    steps = _sale_steps(change)
    if not steps or not _stated_on_both_sides(change) or steps[1] >= steps[0]:
        return None
    if change.new == "never":
        return favourable(f"We no longer {steps[2]}: {step(change)}.", context)
    return favourable(f"You have more say before we {steps[2]}: {step(change)}.", context)


def _trigger_changed(change: Change, context: Context) -> bool:
    old, new = item_on_both_sides(change, context)
    return old.get("after") != new.get("after")


def kept_longer(change: Change, context: Context) -> Verdict | None:
    """21: data is kept longer, or nobody knows how long."""
    if at(change, "retention.*.may_extend"):
        return _extended(change, context)
    if not at(change, "retention.*.keep", "on_account_deletion.identifiers", "cookies.*.lifetime"):
        return None
    what = _kept_thing(change, context)
    if definite(change.old) and not definite(change.new):
        return adverse(f"We no longer state how long {what}: it was {shown(change.old)}.")
    if not _stated_on_both_sides(change):
        return None
    if same_period(change):
        return editorial(f"The same time in other words: {step(change)}.")
    if _kept_for_reader(change, context) and worse(change) is True and not _trigger_changed(change, context):
        return uncertain(f"We keep {kept(change, context)} for you for longer: {step(change)}.")
    if change.path[0] == "retention" and _trigger_changed(change, context):
        return uncertain(f"How long {what} changes, and so does when the time starts: {step(change)}.")
    match worse(change):
        case True:
            return adverse(f"{_LONGER[change.path[0]].format(x=_thing(change, context))}: {step(change)}.")
        case False:
            return None
        case None:
            return uncertain(f"How long {what} changes: {step(change)}.")


_LONGER: Final = {
    "retention": "We keep {x} longer",
    "cookies": "These cookies stay longer ({x})",
    "on_account_deletion": "After you close your account, what identifies you stays longer",
}
_SHORTER: Final = {
    "retention": "We keep {x} for less time",
    "cookies": "These cookies stay for less time ({x})",
    "on_account_deletion": "After you close your account, what identifies you goes sooner",
}


def _thing(change: Change, context: Context) -> str:
    match change.path[0]:
        case "retention":
            return kept(change, context)
        case "cookies":
            return label_of(change, context)
        case _:
            return "what identifies you"


def _kept_thing(change: Change, context: Context) -> str:
    match change.path[0]:
        case "retention":
            return f"we keep {kept(change, context)}"
        case "cookies":
            return f"these cookies stay ({label_of(change, context)})"
        case _:
            return "what identifies you stays after you close your account"


def _extended(change: Change, context: Context) -> Verdict | None:
    what = kept(change, context)
    if change.old is None or change.new == UNSPECIFIED:
        reason = "" if change.new == UNSPECIFIED else f": {shown(change.new)}"
        return adverse(f"We may now keep {what} longer than stated{reason}.")
    if change.new is None and change.old == UNSPECIFIED:
        return None
    if change.new is None:
        return favourable(f"We may no longer keep {what} longer than stated.", context)
    return uncertain(f"We may keep {what} longer than stated for another reason: {step(change)}.")


def _kept_for_reader(change: Change, context: Context) -> bool:
    """Tell whether it is, or may be, kept for the reader's own use."""
    if change.path[0] != "retention":
        return False
    return any(item.get("kept_for") == "you" for item in item_on_both_sides(change, context))


def kept_shorter(change: Change, context: Context) -> Verdict | None:
    """22: data is kept for less time; what is kept for the reader is lost sooner."""
    paths = "retention.*.keep", "on_account_deletion.identifiers", "cookies.*.lifetime"
    if not at(change, *paths) or not _stated_on_both_sides(change) or worse(change) is not False:
        return None
    reason = f"{_SHORTER[change.path[0]].format(x=_thing(change, context))}: {step(change)}."
    if change.path[0] == "retention":
        for item in item_on_both_sides(change, context):
            if item.get("kept_for") == "you":
                return adverse(reason)
            if item.get("kept_for") not in {"us", "law"}:
                return uncertain(reason)
    return favourable(reason, context)


def clock(change: Change, context: Context) -> Verdict | None:
    """23: the time starts from something else; triggers can't be compared."""
    if at(change, "retention.*.after") and _stated_on_both_sides(change):
        return uncertain(
            f"The time for which we keep {kept(change, context)} starts from something else: {step(change)}."
        )
    return None


def fate(change: Change, context: Context) -> Verdict | None:
    """24: what happens to data in the end."""
    if at(change, "on_account_deletion.keep_anonymised") and _stated_on_both_sides(change):
        if change.new is True:
            return adverse("We now keep anonymous data after you close your account.")
        return favourable("We no longer keep anonymous data after you close your account.", context)
    if not at(change, "retention.*.then", "on_discovery.then"):
        return None
    what = kept(change, context) if change.path[0] == "retention" else "data of children who are too young"
    match worse(change):
        case True if change.old == "delete":
            return adverse(f"This is no longer deleted: {what}: {step(change)}.")
        case True:
            return adverse(f"This is no longer made anonymous: {what}: {step(change)}.")
        case False:
            return favourable(f"This is better protected in the end: {what}: {step(change)}.", context)
        case None:
            return None


def transfers(change: Change, context: Context) -> Verdict | None:
    """28: data goes to another country, to more recipients there, or with less protection; or the reverse."""
    country = label_of(change, context) if change.path else ""
    came = change.kind is _ADDED
    if at(change, "to.*"):
        return (
            adverse(f"Data may go to {country}.") if came else favourable(f"Data no longer goes to {country}.", context)
        )
    if at(change, "to.*.country") and _stated_on_both_sides(change):
        return adverse(f"Data may go to another country: {step(change)}.")
    if change.kind is Kind.CHANGED or not at(change, "to.*.recipients.*", "to.*.safeguards.*"):
        return None
    name = change.path[-1]
    if change.path[2] == "recipients":
        who = spoken(name)
        if came:
            return adverse(f"Data in {country} may go to more recipients: {who}.")
        return favourable(f"Data in {country} no longer goes to this recipient: {who}.", context)
    if came == (name == "none"):
        lost = "nothing protects it any more" if name == "none" else f"no longer protected by {shown(name)}"
        return adverse(f"Data that goes to {country} is less protected: {lost}.")
    if name == "none" and not members(item_on_both_sides(change, context)[1].get("safeguards")):
        return None
    gained = "it is no longer without protection" if name == "none" else f"also protected by {shown(name)}"
    return favourable(f"Data that goes to {country} is better protected: {gained}.", context)


def safeguards(change: Change, context: Context) -> Verdict | None:
    """29: one valid safeguard in place of another; whether that is minor, a decision says."""
    if not at(change, "to.*.safeguards.*") or change.kind is Kind.CHANGED:
        return None
    old, new = (set(members(item.get("safeguards"))) for item in item_on_both_sides(change, context))
    if "none" in old | new or not old - new or not new - old:
        return None
    former, now = shown(sorted(old - new)), shown(sorted(new - old))
    country = label_of(change, context)
    return uncertain(f"Data that goes to {country} is protected in another way: {former} → {now}.")


def younger(change: Change, _: Context) -> Verdict | None:
    """30: younger people may use the service."""
    if not at(change, "min_age") or not definite(change.old):
        return None
    if not definite(change.new):
        return adverse(
            f"We no longer state from what age people may use the service: it was {change.old}.", Level.CONSENT
        )
    if _lower(change):
        return adverse(f"Children from {change.new} may now use the service: {step(change)}.", Level.CONSENT)
    return None


def _lower(change: Change) -> bool:
    return isinstance(change.old, int) and isinstance(change.new, int) and change.new < change.old


def older(change: Change, _: Context) -> Verdict | None:
    """31: some lose access."""
    if at(change, "min_age") and _stated_on_both_sides(change) and not _lower(change):
        return uncertain(f"People below {change.new} may no longer use the service: {step(change)}.")
    return None


def parents(change: Change, _: Context) -> Verdict | None:
    """32: fewer children need the consent of a parent."""
    if not at(change, "parental_consent_below") or not definite(change.old):
        return None
    if not definite(change.new):
        words = "We no longer state below what age a parent has to agree"
        return adverse(f"{words}: it was {change.old}.", Level.CONSENT)
    if _lower(change):
        return adverse(
            f"Fewer children need the consent of a parent: below {change.old} → below {change.new}.", Level.CONSENT
        )
    return uncertain(f"More children need the consent of a parent: below {change.old} → below {change.new}.")


_COOKIES: Final = {"essential": 0, "preference": 0, "performance": 1, "analytics": 1, "advertising": 2}
_COOKIE_LEVELS: Final = (Level.MINOR, Level.MATERIAL, Level.CONSENT)


def _cookie_weight(item: Facts) -> int:
    """Return how much cookies weigh: those of others and for advertising most; an unknown kind is not harmless."""
    return 2 if item.get("party") == "third" else _COOKIES.get(str(item.get("kind")), 1)


def cookies(change: Change, context: Context) -> Verdict | None:
    """33: more cookies or tracking, or less."""
    if at(change, "cross_site_tracking"):
        if change.new is True:
            return adverse("We may now follow you across other sites.", Level.CONSENT)
        if change.old is True and change.new is False:
            return favourable("We no longer follow you across other sites.", context)
        return None
    if not at(change, "cookies.*", "cookies.*.kind", "cookies.*.party"):
        return None
    old, new = item_on_both_sides(change, context)
    label = label_of(change, context)
    if change.kind is _REMOVED and len(change.path) == len(("cookies", "*")):
        return favourable(f"We no longer use these cookies: {label}.", context)
    if change.kind is _ADDED and len(change.path) == len(("cookies", "*")):
        kind = f"{_kind_of_cookies(new)}: {label}" if spoken(str(new.get("kind"))) not in label else label
        return adverse(f"We use new cookies: {kind}.", _COOKIE_LEVELS[_cookie_weight(new)])
    if not definite(change.new) or (not definite(change.old) and _cookie_weight(new) < 2):  # noqa: PLR2004 -- the worst
        return None
    before, after = _cookie_weight(old), _cookie_weight(new)
    reason = f"These cookies are of another kind ({label}): {step(change)}."
    if after > before or not definite(change.old):
        return adverse(reason, _COOKIE_LEVELS[after])
    return favourable(reason, context) if after < before else uncertain(reason)


def _kind_of_cookies(item: Facts) -> str:
    kind: Value = item.get("kind", UNSPECIFIED)
    named = "of an unknown kind" if kind == UNSPECIFIED else f"for {_FOR[str(kind)]}"
    return f"{named}, set by others" if item.get("party") == "third" else named


_FOR: Final = {
    "essential": "what the site needs to work",
    "preference": "your preferences",
    "performance": "measuring performance",
    "analytics": "analytics",
    "advertising": "advertising",
}


def control(change: Change, context: Context) -> Verdict | None:
    """34: less say over cookies and tracking, or more."""
    if at(change, "dnt_gpc"):
        match worse(change):
            case True:
                return adverse("We no longer follow your browser’s signal not to track you.")
            case False:
                return favourable("We now follow your browser’s signal not to track you.", context)
            case None:
                return None
    if not at(change, "cookies.*.control"):
        return None
    label = label_of(change, context)
    match worse(change):
        case True:
            return adverse(f"You have less say over these cookies ({label}): {step(change)}.")
        case False:
            return favourable(f"You have more say over these cookies ({label}): {step(change)}.", context)
        case None:
            return None
