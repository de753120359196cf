"""The rules for who is responsible, what is collected and what for (§4.1, rows 1–13)."""

import re
from typing import Final

from generator.facts import Facts
from generator.materiality.facts.scales import (
    at,
    either,
    item_on_both_sides,
    items,
    members,
    restated,
    uncertain,
    worse,
)
from generator.materiality.facts.words import data_named, inside, label_of, spoken, step, title
from generator.materiality.verdict import Context, Verdict, adverse, favourable
from generator.model import Level
from generator.text.diff import Change, Kind


def controller(change: Change, _: Context) -> Verdict | None:
    """1: another legal entity is responsible."""
    if at(change, "controller.legal_name") and restated(change):
        return uncertain(f"A different company is responsible for your data: {change.old} → {change.new}.")
    return None


def coverage(change: Change, _: Context) -> Verdict | None:
    """2: other services or people are covered."""
    if not at(change, "covers.*", "subjects.*"):
        return None
    applies = "now applies" if change.kind is Kind.ADDED else "no longer applies"
    return uncertain(f"This policy {applies} to {inside(change.path[1])}.")


def supplements(change: Change, context: Context) -> Verdict | None:
    """3: extra terms came or went."""
    if not at(change, "supplements.*"):
        return None
    apply = "now apply" if change.kind is Kind.ADDED else "no longer apply"
    return uncertain(f"Extra terms {apply} to {inside(label_of(change, context))}.")


def collected(change: Change, context: Context) -> Verdict | None:
    """4: a new kind of data."""
    if at(change, "data.*") and change.kind is Kind.ADDED:
        return adverse(f"We collect a new kind of data: {label_of(change, context)}.")
    return None


SPECIAL: Final = frozenset(
    f"pd:{name}"
    for name in (
        # below dpv:SpecialCategoryPersonalData in DPV 2.3
        *("Biometric", "FacialExpression", "FacialPrint", "Fingerprint", "Retina", "Genetic", "DNACode"),
        *("Health", "MedicalHealth", "PhysicalHealth", "MentalHealth", "Disability", "BloodType", "DrugTestResult"),
        *("HealthRecord", "HealthHistory", "FamilyHealthHistory", "IndividualHealthHistory", "Prescription"),
        *("EthnicOrigin", "Race", "Religion", "ReligiousBelief", "PhilosophicalBelief"),
        *("Sexual", "SexualHistory", "SexualPreference", "Fetish", "Proclivity"),
        *("PoliticalAffiliation", "PoliticalOpinion", "TradeUnionMembership"),
        # its parent there is not, but GDPR 9 and 10 name what it is about; DPV calls Vulnerability sensitive
        *("Ethnicity", "Criminal", "CriminalOffence", "CriminalConviction", "CriminalCharge", "CriminalPardon"),
        "Vulnerability",
    )
)
_SPECIAL_ALSO: Final = frozenset({"dpv:SensitivePersonalData", "dpv:SpecialCategoryPersonalData"})


def _sensitive(item: Facts) -> bool:
    return item.get("sensitive") is True or item.get("term") in SPECIAL | _SPECIAL_ALSO


def sensitive(change: Change, context: Context) -> Verdict | None:
    """5: sensitive data is new, or data is sensitive now."""
    old, new = item_on_both_sides(change, context)
    if (at(change, "data.*", "data.*.sensitive", "data.*.term")) and _sensitive(new) and not _sensitive(old):
        return adverse(f"We collect sensitive data: {label_of(change, context)}.", Level.CONSENT)
    return None


def fields(change: Change, context: Context) -> Verdict | None:
    """6: a kind of data includes more."""
    if at(change, "data.*.fields.*") and change.kind is Kind.ADDED:
        return adverse(f"{title(label_of(change, context))} now includes {change.path[-1]}.")
    return None


def mandatory(change: Change, context: Context) -> Verdict | None:
    """7: data must be given, or need not be."""
    if not at(change, "data.*.required"):
        return None
    what = inside(label_of(change, context))
    return either(
        f"You must now give us {what}.", f"You no longer have to give us {what}.", context, loses=worse(change)
    )


_FROM: Final = {
    "third_party": "We {now} get {x} from others.",
    "observed": "We {now} get {x} by observing what you do.",
    "inferred": "We {now} work out {x} from other data.",
    "you": "We {now} get {x} from you.",
}


def source(change: Change, context: Context) -> Verdict | None:
    """8: data comes from elsewhere."""
    if not at(change, "data.*.source.*"):
        return None
    old, new = (members(item.get("source")) for item in item_on_both_sides(change, context))
    x, came = inside(label_of(change, context)), change.kind is Kind.ADDED
    words = _FROM[change.path[-1]].format(now="now" if came else "no longer", x=x)
    if change.path[-1] == "you" or (not came and set(new) - set(old)):
        return uncertain(words)
    return either(words, words, context, loses=came)


def no_longer_collected(change: Change, context: Context) -> Verdict | None:
    """9: less is collected."""
    if at(change, "data.*") and change.kind is Kind.REMOVED:
        return favourable(f"We no longer collect {inside(label_of(change, context))}.", context)
    if at(change, "data.*.fields.*") and change.kind is Kind.REMOVED:
        return favourable(f"{title(label_of(change, context))} no longer includes {change.path[-1]}.", context)
    return None


_GRAVE: Final = re.compile(
    r"\b(?:advert\w*|ads?|marketing of others|sale|sell\w*|sold|profiling|ai|train(?:ing)?\b.*\b(?:models?|ai))\b",
    re.IGNORECASE,
)
_GRAVE_TERMS: Final = re.compile(r"(?:Advertising|SellData\w*|SellProducts\w*ToThirdParties|Profiling|ModelTraining)")


def _weight(change: Change, names: tuple[str, ...], context: Context) -> Level:
    """Return how much it weighs to use data: consent is due for advertising, sale, AI, automatic decisions.

    It is also due where the data was there before.
    """
    _, purpose = item_on_both_sides(change, context)
    written = f"{spoken(change.path[1])} {purpose.get('label', '')}"
    consent = (
        purpose.get("basis") == "consent"
        or purpose.get("adm") == "described"
        or _GRAVE.search(written)
        or _GRAVE_TERMS.search(str(purpose.get("term", "")))
        or collected_before(names, context)
    )
    return Level.CONSENT if consent else Level.MATERIAL


def collected_before(names: tuple[str, ...], context: Context) -> bool:
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
    if change.kind is Kind.REMOVED:
        return favourable(f"We no longer use your data for this purpose: {label}.", context)
    _, new = item_on_both_sides(change, context)
    names = members(new.get("data"))
    what = data_named(names, context) or "your data"
    return adverse(f"We use {what} for a new purpose: {label}.", _weight(change, names, context))


def basis(change: Change, context: Context) -> Verdict | None:
    """11: the legal reason is another one."""
    if not at(change, "purposes.*.basis") or not restated(change):
        return None
    reason = f"The legal reason changed for this: {label_of(change, context)}: {step(change)}."
    lost = adverse(f"{reason} You can no longer withdraw your consent.")
    return lost if change.old == "consent" else uncertain(reason)


def purpose_data(change: Change, context: Context) -> Verdict | None:
    """12: a known purpose takes more data, or less."""
    if not at(change, "purposes.*.data.*") or change.kind is Kind.CHANGED:
        return None
    what, label = title(data_named(change.path[-1:], context)), label_of(change, context)
    if change.kind is Kind.REMOVED:
        return favourable(f"{what} is no longer used for this: {label}.", context)
    return adverse(f"{what} is now also used for this: {label}.", _weight(change, change.path[-1:], context))


def automatic(change: Change, context: Context) -> Verdict | None:
    """13: decisions are made automatically, or no longer."""
    if not at(change, "purposes.*.adm"):
        return None
    if change.new == "described":
        return adverse(f"Decisions may be made automatically: {label_of(change, context)}.")
    if (change.old, change.new) == ("described", "none"):
        return favourable(f"Decisions are no longer made automatically: {label_of(change, context)}.", context)
    return None
