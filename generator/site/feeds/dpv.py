"""What the facts of a version say in W3C's Data Privacy Vocabulary, as JSON-LD that needs no other file.

One process for each purpose, with its data, basis and recipients, so that nothing is said of one purpose that the
policy says of another. What the policy leaves open (`unspecified`) is left out: what is not in a graph is not said.
"""

from collections.abc import Iterator, Mapping

from generator.materiality.ended_policy import ended
from generator.model.document import Document
from generator.model.policy import Interval
from generator.schema.values import UNSPECIFIED, Value, items_of, keys_of
from generator.site.feeds import dpv_terms as terms
from generator.site.feeds.common import clean, link, published_at
from generator.site.feeds.dpv_values import (
    Items,
    Node,
    length,
    own_term,
    place,
    reference,
    references,
    stated,
    terms_of,
    texts,
    title,
    typed,
    without_empty,
)
from generator.site.policy_on_day import PolicyOnDay


def dpv(item: PolicyOnDay, interval: Interval) -> Node:
    """Return what a version states as a graph: the notice, and what it says of each kind of data."""
    version, brand = interval.version, item.policy.brand
    document = version.document
    ends = ended(document)  # a text that says so is no valid notice of anything
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
        "dct:valid": typed(interval.start.isoformat(), "date") if interval.start_known and not ends else None,
        "dpv:hasNoticeStatus": None if ends else reference(terms.STATUSES[str(interval.state)]),
        "dpv:hasDataController": _controller(document, brand.name),
        "dpv:hasDataSubject": [
            {"@type": "dpv:DataSubject", "dct:title": clean(words)} for words in texts(_fact(document, "subjects"))
        ],
        "dpv:hasProcess": [reference(str(part["@id"])) for part in parts],
        "dpv:hasProhibition": reference("#no-sale") if _fact(document, "sale") == "never" else None,
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
    return {"@context": context, "@graph": [without_empty(part) for part in (*graph, *_only_named(graph))]}


# What the facts are


def _fact(document: Document, name: str) -> Value:
    """Return a single fact, or that it is not stated."""
    return next((one.facts[name] for one in document.sections if name in one.facts), UNSPECIFIED)


def _items(document: Document, name: str) -> Items:
    """Return the records of a list of facts, from every section that states it; the first keeps the plain id."""
    found: dict[str, Mapping[str, Value]] = {}
    for section in document.sections:
        for key, record in items_of(section.facts.get(name)).items():
            found[f"{section.id}-{key}" if key in found else key] = record
    return found


# What is said of them


def _controller(document: Document, name: str) -> Node:
    known = keys_of(_fact(document, "controller"))
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
            "dpv:hasPurpose": {"@id": f"#purpose-{key}", "@type": ["dpv:Purpose", *own_term(one)], **title(key, one)},
            "dpv:hasPersonalData": references("data", texts(one.get("data"))),
            "dpv:hasLegalBasis": [reference(term) for term in terms_of(terms.BASES, one.get("basis"))],
            "dpv:hasRecipient": references(
                "recipient", (who for who, r in recipients.items() if key in texts(r.get("for")))
            ),
            "dpv:hasContext": reference("dpv:AutomatedDecisionMaking") if one.get("adm") == "described" else None,
        }


def _sharing(document: Document) -> Iterator[Node]:
    for key, one in _items(document, "recipients").items():
        yield {
            "@id": f"#sharing-{key}",
            "@type": "dpv:Process",
            "dpv:hasProcessing": reference("dpv:Share"),
            "dpv:hasRecipient": reference(f"#recipient-{key}"),
            "dpv:hasPersonalData": references("data", texts(one.get("data"))),
            "dpv:hasPurpose": references("purpose", texts(one.get("for"))),
            "dct:description": stated(one.get("when")),
        }


def _transfers(document: Document) -> Iterator[Node]:
    for key, one in _items(document, "to").items():
        safeguards = terms_of(terms.SAFEGUARDS, one.get("safeguards"))
        yield {
            "@id": f"#transfer-{key}",
            "@type": "dpv:Process",
            "dpv:hasProcessing": reference("dpv:CrossBorderTransfer"),
            "dpv:hasRecipient": references("recipient", texts(one.get("recipients"))),
            "dpv:hasThirdCountry": place(one.get("country")),
            "dpv:hasLegalBasis": [reference(term) for term in safeguards if term == terms.SAFEGUARDS["consent"]],
            "dpv:hasTechnicalOrganisationalMeasure": [
                reference(term) for term in safeguards if term != terms.SAFEGUARDS["consent"]
            ],
        }


def _cookies(document: Document) -> Iterator[Node]:
    cookies = [
        {
            "@id": f"#cookie-{key}",
            "@type": "tech:Cookie",
            "dct:title": key,
            "dct:type": stated(one.get("kind")),
            "dpv:hasDuration": length(one.get("lifetime")),
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
            "@type": ["dpv:PersonalData", *own_term(one), *terms_of(terms.SOURCES, one.get("source")), *sensitive],
            **title(key, one),
            "dct:hasPart": [clean(words) for words in texts(one.get("fields"))],
            "dpv:hasNecessity": [reference(term) for term in terms_of(necessity, one.get("required"))],
            "dpv:hasStorageCondition": references(
                "retention", (name for name, rule in retention.items() if key in texts(rule.get("data")))
            ),
        }


def _recipients(document: Document) -> Iterator[Node]:
    for key, one in _items(document, "recipients").items():
        yield {
            "@id": f"#recipient-{key}",
            "@type": ["dpv:Recipient", *own_term(one), *terms_of(terms.ROLES, one.get("role"))],
            **title(key, one),
            "dpv:hasCountry": place(one.get("country")),
        }


def _storage(document: Document) -> Iterator[Node]:
    for key, one in _items(document, "retention").items():
        yield {
            "@id": f"#retention-{key}",
            "@type": ["dpv:StorageDuration", *terms_of({"delete": "dpv:StorageDeletion"}, one.get("then"))],
            "dct:title": key,
            "dpv:hasDuration": length(one.get("keep"), after=one.get("after")),
            "dpv:hasTechnicalOrganisationalMeasure": [
                reference(term) for term in terms_of({"anonymise": "dpv:Anonymisation"}, one.get("then"))
            ],
        }


def _sale(document: Document) -> Iterator[Node]:
    """Yield that data is never sold, or that it is; where consent or silence decides, the words say so."""
    sale = _fact(document, "sale")
    purpose = {"dpv:hasPurpose": reference("dpv:SellDataToThirdParties")}
    if sale == "never":
        yield {"@id": "#no-sale", "@type": "dpv:Prohibition", **purpose}
    elif sale != UNSPECIFIED:
        yield {"@id": "#sale", "@type": "dpv:Process", **purpose, "dct:description": sale}


def _rights(document: Document) -> Iterator[Node]:
    for key, one in _items(document, "rights").items():
        yield {
            "@id": f"#right-{key}",
            "@type": ["dpv:DataSubjectRight", *(own_term(one) or terms_of(terms.RIGHTS, key))],
            "dct:title": key,
            "dct:description": [clean(words) for words in texts(one.get("how"))],
        }


def _measures(document: Document) -> Iterator[Node]:
    for key, one in _items(document, "measures").items():
        kind = ["dpv:TechnicalOrganisationalMeasure", *own_term(one)]
        yield {"@id": f"#measure-{key}", "@type": kind, **title(key, one)}
    breach = keys_of(_fact(document, "breach"))
    if length(breach.get("within")):
        kind = ["dpv:TechnicalOrganisationalMeasure", "dpv:DataBreachNotification"]
        yield {"@id": "#breach", "@type": kind, "dpv:hasDuration": length(breach["within"])}
    review = length(_fact(document, "review_every"))
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
