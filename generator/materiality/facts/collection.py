"""Which data is sensitive, where data comes from, and how much a new use of it weighs (§4.1, rows 5, 8, 10 and 12)."""

import re
from typing import Final

from generator.materiality.facts.fact_words import id_in_words
from generator.materiality.facts.items import item_on_both_sides, items, members
from generator.materiality.verdict import Context
from generator.model.levels import Direction, Level
from generator.schema.facts import ITEM, Facts
from generator.text.change import Change, Kind

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


def _is_sensitive(item: Facts) -> bool:
    return item.get("sensitive") is True or item.get("term") in SPECIAL | _SPECIAL_ALSO


def becoming_sensitive_is_worse(change: Change, context: Context) -> Direction | None:
    """Return ADVERSE for data that is sensitive now and was not, or was not there."""
    old, new = item_on_both_sides(change, context)
    return Direction.ADVERSE if _is_sensitive(new) and not _is_sensitive(old) else None


def more_sources_are_worse(change: Change, context: Context) -> Direction | None:
    """Return who gains by a source that came or went; UNKNOWN where another one came in place of it."""
    old, new = (members(item.get("source")) for item in item_on_both_sides(change, context))
    if change.kind is Kind.ADDED:
        return Direction.ADVERSE
    return Direction.UNKNOWN if set(new) - set(old) else Direction.FAVOURABLE


_GRAVE: Final = re.compile(
    r"\b(?:advert\w*|ads?|marketing of others|sale|sell\w*|sold|profiling|ai|train(?:ing)?\b.*\b(?:models?|ai))\b",
    re.IGNORECASE,
)
_GRAVE_TERMS: Final = re.compile(r"(?:Advertising|SellData\w*|SellProducts\w*ToThirdParties|Profiling|ModelTraining)")


def level_of_use(change: Change, context: Context) -> Level:
    """Return how much it weighs to use data for a purpose.

    Consent is due for advertising, sale, AI and automatic decisions, and where the data was there before.
    """
    _, purpose = item_on_both_sides(change, context)
    names = change.path[-1:] if len(change.path) > ITEM else members(purpose.get("data"))
    written = f"{id_in_words(change.path[1])} {purpose.get('label', '')}"
    consent = (
        purpose.get("basis") == "consent"
        or purpose.get("adm") == "described"
        or _GRAVE.search(written)
        or _GRAVE_TERMS.search(str(purpose.get("term", "")))
        or collected_before(names, context)
    )
    return Level.CONSENT if consent else Level.MATERIAL


def collected_before(names: tuple[str, ...], context: Context) -> bool:
    """Return True if data of these kinds was already there, under this id or the one that `was:` names."""
    former = {name: str(item.get("was", name)) for name, item in items(context.new, "data")}
    known = {name for name, _ in items(context.old, "data")}
    for key in ("purposes", "recipients", "retention"):
        known.update(name for _, item in items(context.old, key) for name in members(item.get("data")))
    return any({name, former.get(name, name)} & known for name in names)
