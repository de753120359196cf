"""The words of W3C's Data Privacy Vocabulary 2.3 for what facts say; a term that an editor gives goes before these.

Every term here exists in DPV 2.3, which a test checks. Where DPV has no word, the fact keeps the policy's own id.
Source: https://w3id.org/dpv.
"""

from collections.abc import Mapping
from typing import Final

PREFIXES: Final[Mapping[str, str]] = {
    "dpv": "https://w3id.org/dpv#",
    "pd": "https://w3id.org/dpv/pd#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "tech": "https://w3id.org/dpv/tech#",
    "edu": "https://w3id.org/dpv/sector/education#",
    "ai": "https://w3id.org/dpv/ai#",
    "dct": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
NOTICES: Final = {"privacy": "dpv:PrivacyNotice", "cookies": "dpv:PrivacyNotice", "terms": "dpv:TermsOfService"}
STATUSES: Final = {
    "in force": "dpv:NoticeLatest",
    "superseded": "dpv:NoticeStale",
    "upcoming": "dpv:NoticeCommunicated",
}
SOURCES: Final = {
    "you": "dpv:ProvidedPersonalData",
    "observed": "dpv:ObservedPersonalData",
    "third_party": "dpv:CollectedPersonalData",
    "inferred": "dpv:InferredPersonalData",
}
BASES: Final = {
    "consent": "dpv:Consent",
    "contract": "dpv:ContractPerformance",
    "legal_obligation": "dpv:LegalObligation",
    "vital_interest": "dpv:VitalInterest",
    "public_task": "dpv:PublicInterest",
    "legitimate_interest": "dpv:LegitimateInterest",
}
ROLES: Final = {
    "processor": "dpv:DataProcessor",
    "third_party": "dpv:ThirdParty",
    "authority": "dpv:Authority",
    "successor": "dpv:ThirdParty",
    "users": "dpv:User",
}
RIGHTS: Final = {
    "access": "eu-gdpr:A15",
    "correction": "eu-gdpr:A16",
    "rectification": "eu-gdpr:A16",
    "deletion": "eu-gdpr:A17",
    "erasure": "eu-gdpr:A17",
    "restriction": "eu-gdpr:A18",
    "portability": "eu-gdpr:A20",
    "objection": "eu-gdpr:A21",
    "automated_decisions": "eu-gdpr:A22",
    "withdraw": "eu-gdpr:A7-3",
    "complaint": "eu-gdpr:A77",
    "marketing_opt_out": "dpv:OptingOutFromProcess",
}
SAFEGUARDS: Final = {
    "scc": "eu-gdpr:SCCByCommission",
    "adequacy": "eu-gdpr:AdequacyDecision",
    "bcr": "eu-gdpr:BindingCorporateRules",
    "consent": "eu-gdpr:A49-1-a",
}
