"""What the facts of a version say in W3C's Data Privacy Vocabulary, as JSON-LD that needs no other file.

One process for each purpose, with its data, basis and recipients, so that nothing is said of one purpose that the
policy says of another. What the policy leaves open (`unspecified`) is left out: what is not in a graph is not said.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.model.document import Document
from generator.model.policy import Interval
from generator.schema.values import UNSPECIFIED, Value
from generator.site.feeds import dpv_terms as terms
from generator.site.feeds.common import clean, link, published_at
from generator.site.policy_on_day import PolicyOnDay

Node = dict[str, object]
Items = Mapping[str, Mapping[str, Value]]
_PERIOD: Final = re.compile(r"(\d+) (hour|day|week|month|year)s?")
_UNITS: Final = {"hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y"}


def dpv(item: PolicyOnDay, interval: Interval) -> Node:
    """Return what a version states as a graph: the notice, and what it says of each kind of data."""
    version, brand = interval.version, item.policy.brand
    document = version.document
    parts = [
        *_processes(document),
        *_sharing(document),
        *_transfers(document),
        *_cookies(document),
    ]
    notice = {
        "@id": link(item),
        "@type": terms.NOTICES.get(document.kind, "dpv:Notice"),
        "dct:title": clean(document.title),
        "dct:language": document.language,
        "dct:hasVersion": str(version.number),
        "dct:identifier": version.digest,
        "dct:valid": _typed(interval.start.isoformat(), "date") if interval.start_known else None,
        "dpv:hasNoticeStatus": _ref(terms.STATUSES[str(interval.state)]),
        "dpv:hasDataController": _controller(document, brand.name),
        "dpv:hasDataSubject": [
            {"@type": "dpv:DataSubject", "dct:title": clean(words)} for words in _texts(_fact(document, "subjects"))
        ],
        "dpv:hasProcess": [_ref(str(part["@id"])) for part in parts],
        "dpv:hasProhibition": _ref("#no-sale") if _fact(document, "sale") == "never" else None,
        "dpv:hasRight": list(_rights(document)),
        "dpv:hasTechnicalOrganisationalMeasure": list(_measures(document)),
        "dpv:hasContact": [
            clean(str(one["value"])) for one in _items(document, "channels").values() if one["value"] != UNSPECIFIED
        ],
    }
    context: Node = dict(terms.PREFIXES)
    if published_at(brand):
        context["@base"] = link(item, "dpv.jsonld")
    graph = [notice, *parts, *_data(document), *_recipients(document), *_storage(document), *_sale(document)]
    return {"@context": context, "@graph": [_said(part) for part in (*graph, *_only_named(graph))]}


# What the facts are


def _fact(document: Document, name: str) -> Value:
    """Return a single fact, or that it is not stated."""
    return next((one.facts[name] for one in document.sections if name in one.facts), UNSPECIFIED)


def _items(document: Document, name: str) -> Items:
    """Return the records of a list of facts, from every section that states it; the first keeps the plain id."""
    found: dict[str, Mapping[str, Value]] = {}
    for section in document.sections:
        stated = section.facts.get(name)
        if isinstance(stated, dict):
            for key, record in stated.items():
                if isinstance(record, dict):
                    found[f"{section.id}-{key}" if key in found else key] = record
    return found


def _texts(value: Value | None) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def _chosen(words: Mapping[str, str], value: Value | None) -> list[str]:
    """Return the terms for one word or several; words without a term have none."""
    given = value if isinstance(value, list) else [value]
    return [words[one] for one in given if isinstance(one, str) and one in words]


# What is said of them


def _controller(document: Document, name: str) -> Node:
    stated = _fact(document, "controller")
    known = stated if isinstance(stated, dict) else {}
    legal, address = (known.get(key, UNSPECIFIED) for key in ("legal_name", "address"))
    return {
        "@id": "#controller",
        "@type": "dpv:DataController",
        "dpv:hasName": clean(name if legal == UNSPECIFIED else str(legal)),
        "dpv:hasAddress": None if address == UNSPECIFIED else clean(str(address)),
    }


def _processes(document: Document) -> Iterator[Node]:
    recipients = _items(document, "recipients")
    for key, one in _items(document, "purposes").items():
        yield {
            "@id": f"#process-{key}",
            "@type": "dpv:Process",
            "dpv:hasPurpose": {"@id": f"#purpose-{key}", "@type": ["dpv:Purpose", *_term(one)], **_title(key, one)},
            "dpv:hasPersonalData": _refs("data", _texts(one.get("data"))),
            "dpv:hasLegalBasis": [_ref(term) for term in _chosen(terms.BASES, one.get("basis"))],
            "dpv:hasRecipient": _refs(
                "recipient", (who for who, r in recipients.items() if key in _texts(r.get("for")))
            ),
            "dpv:hasContext": _ref("dpv:AutomatedDecisionMaking") if one.get("adm") == "described" else None,
        }


def _sharing(document: Document) -> Iterator[Node]:
    for key, one in _items(document, "recipients").items():
        yield {
            "@id": f"#sharing-{key}",
            "@type": "dpv:Process",
            "dpv:hasProcessing": _ref("dpv:Share"),
            "dpv:hasRecipient": _ref(f"#recipient-{key}"),
            "dpv:hasPersonalData": _refs("data", _texts(one.get("data"))),
            "dpv:hasPurpose": _refs("purpose", _texts(one.get("for"))),
            "dct:description": _stated(one.get("when")),
        }


def _transfers(document: Document) -> Iterator[Node]:
    for key, one in _items(document, "to").items():
        safeguards = _chosen(terms.SAFEGUARDS, one.get("safeguards"))
        yield {
            "@id": f"#transfer-{key}",
            "@type": "dpv:Process",
            "dpv:hasProcessing": _ref("dpv:CrossBorderTransfer"),
            "dpv:hasRecipient": _refs("recipient", _texts(one.get("recipients"))),
            "dpv:hasThirdCountry": _place(one.get("country")),
            "dpv:hasLegalBasis": [_ref(term) for term in safeguards if term == terms.SAFEGUARDS["consent"]],
            "dpv:hasTechnicalOrganisationalMeasure": [
                _ref(term) for term in safeguards if term != terms.SAFEGUARDS["consent"]
            ],
        }


def _cookies(document: Document) -> Iterator[Node]:
    cookies = [
        {
            "@id": f"#cookie-{key}",
            "@type": "tech:Cookie",
            "dct:title": key,
            "dct:type": _stated(one.get("kind")),
            "dpv:hasDuration": _length(one.get("lifetime")),
        }
        for key, one in _items(document, "cookies").items()
    ]
    if cookies:
        yield {"@id": "#cookies", "@type": "dpv:Process", "dpv:isImplementedUsingTechnology": cookies}


def _data(document: Document) -> Iterator[Node]:
    retention = _items(document, "retention")
    necessity = {"yes": "dpv:Required", "optional": "dpv:Optional"}
    for key, one in _items(document, "data").items():
        sensitive = ["dpv:SensitivePersonalData"] if one.get("sensitive") is True else []
        yield {
            "@id": f"#data-{key}",
            "@type": ["dpv:PersonalData", *_term(one), *_chosen(terms.SOURCES, one.get("source")), *sensitive],
            **_title(key, one),
            "dct:hasPart": [clean(words) for words in _texts(one.get("fields"))],
            "dpv:hasNecessity": [_ref(term) for term in _chosen(necessity, one.get("required"))],
            "dpv:hasStorageCondition": _refs(
                "retention", (name for name, rule in retention.items() if key in _texts(rule.get("data")))
            ),
        }


def _recipients(document: Document) -> Iterator[Node]:
    for key, one in _items(document, "recipients").items():
        yield {
            "@id": f"#recipient-{key}",
            "@type": ["dpv:Recipient", *_term(one), *_chosen(terms.ROLES, one.get("role"))],
            **_title(key, one),
            "dpv:hasCountry": _place(one.get("country")),
        }


def _storage(document: Document) -> Iterator[Node]:
    for key, one in _items(document, "retention").items():
        yield {
            "@id": f"#retention-{key}",
            "@type": ["dpv:StorageDuration", *_chosen({"delete": "dpv:StorageDeletion"}, one.get("then"))],
            "dct:title": key,
            "dpv:hasDuration": _length(one.get("keep"), after=one.get("after")),
            "dpv:hasTechnicalOrganisationalMeasure": [
                _ref(term) for term in _chosen({"anonymise": "dpv:Anonymisation"}, one.get("then"))
            ],
        }


def _sale(document: Document) -> Iterator[Node]:
    """Yield that data is never sold, or that it is; where consent or silence decides, the words say so."""
    sale = _fact(document, "sale")
    purpose = {"dpv:hasPurpose": _ref("dpv:SellDataToThirdParties")}
    if sale == "never":
        yield {"@id": "#no-sale", "@type": "dpv:Prohibition", **purpose}
    elif sale != UNSPECIFIED:
        yield {"@id": "#sale", "@type": "dpv:Process", **purpose, "dct:description": sale}


def _rights(document: Document) -> Iterator[Node]:
    for key, one in _items(document, "rights").items():
        yield {
            "@id": f"#right-{key}",
            "@type": ["dpv:DataSubjectRight", *(_term(one) or _chosen(terms.RIGHTS, key))],
            "dct:title": key,
            "dct:description": [clean(words) for words in _texts(one.get("how"))],
        }


def _measures(document: Document) -> Iterator[Node]:
    for key, one in _items(document, "measures").items():
        kind = ["dpv:TechnicalOrganisationalMeasure", *_term(one)]
        yield {"@id": f"#measure-{key}", "@type": kind, **_title(key, one)}
    breach = _fact(document, "breach")
    if isinstance(breach, dict) and _length(breach.get("within")):
        kind = ["dpv:TechnicalOrganisationalMeasure", "dpv:DataBreachNotification"]
        yield {"@id": "#breach", "@type": kind, "dpv:hasDuration": _length(breach["within"])}
    review = _length(_fact(document, "review_every"))
    if review:
        kind = ["dpv:TechnicalOrganisationalMeasure", "dpv:ReviewProcedure"]
        yield {"@id": "#review", "@type": kind, "dpv:hasFrequency": review | {"@type": "dpv:Frequency"}}


def _only_named(graph: object) -> Iterator[Node]:
    """Yield what facts name by an id that no list explains: that it is personal data, a purpose, a recipient."""
    kinds = {"data": "dpv:PersonalData", "purpose": "dpv:Purpose", "recipient": "dpv:Recipient"}
    nodes = list(_nodes(graph))
    explained = {one["@id"] for one in nodes if "@id" in one and "@type" in one}
    for name in sorted({str(one["@id"]) for one in nodes if "@id" in one and one["@id"] not in explained}):
        kind, _, key = name.removeprefix("#").partition("-")
        if name.startswith("#") and kind in kinds:
            yield {"@id": name, "@type": kinds[kind], "dct:title": key}


def _nodes(value: object) -> Iterator[Node]:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _nodes(one)
    elif isinstance(value, list):
        for one in value:
            yield from _nodes(one)


# How it is written


def _term(one: Mapping[str, Value]) -> list[str]:
    return [str(one["term"])] if one.get("term", UNSPECIFIED) != UNSPECIFIED else []


def _title(key: str, one: Mapping[str, Value]) -> Node:
    label = one.get("label", UNSPECIFIED)
    return {"dct:title": key if label == UNSPECIFIED else clean(str(label))}


def _stated(value: Value | None) -> str | None:
    return clean(value) if isinstance(value, str) and value != UNSPECIFIED else None


def _place(value: Value | None) -> Node | None:
    name = _stated(value)
    return {"@type": "dpv:Country", "dct:title": name} if name else None


def _length(value: Value | None, *, after: Value | None = None) -> Node | None:
    """Return a period as an ISO 8601 duration, with the event from which it runs where that is said."""
    words = _stated(value)
    if words is None:
        return None
    found = _PERIOD.fullmatch(words)
    lasting = _UNITS[found[2]].format(found[1]) if found else "PT0S"  # immediately
    event = _stated(after)
    return {
        "@type": "dpv:TemporalDuration",
        "dct:extent": _typed(lasting, "duration"),
        "dct:description": f"{words} after {event.replace('_', ' ')}" if event else words,
    }


def _typed(value: str, kind: str) -> Node:
    return {"@value": value, "@type": f"xsd:{kind}"}


def _ref(name: str) -> Node:
    return {"@id": name}


def _refs(kind: str, names: Iterable[str]) -> list[Node]:
    return [_ref(f"#{kind}-{name}") for name in names]


def _said(value: object) -> object:
    """Return a node without what is not said."""
    if isinstance(value, dict):
        return {key: _said(one) for key, one in value.items() if one not in (None, [], "")}
    return [_said(one) for one in value] if isinstance(value, list) else value
