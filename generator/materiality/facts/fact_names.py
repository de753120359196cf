"""How a reader calls each fact: one line for each key of the schema."""

from collections.abc import Mapping
from typing import Final

from generator.materiality.facts.fact_words import NOT_STATED, id_in_words, inside, label_of
from generator.materiality.facts.promise_weights import promise_in_words
from generator.materiality.verdict import Context
from generator.schema.facts import ITEM, kind_of
from generator.schema.kinds import ItemList
from generator.text.change import Change

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


def fact_name(change: Change, context: Context) -> str:
    """Return how a reader would call the fact that changed, as words inside a sentence."""
    keyed = isinstance(kind_of(change.section_type, change.path[:1]), ItemList)
    keys = (change.path[0], *change.path[ITEM:]) if keyed else change.path
    item = _item_name(change, context) if len(change.path) > 1 and keyed else ""
    for count in range(len(keys), 0, -1):
        words = _NAMES.get(".".join(keys[:count]))
        if words:
            words = words.format(x=inside(item)) if item else words.removesuffix(" ({x})").removesuffix(": {x}")
            return words.replace(" {x}", " this")
    return name_of(change)


def _item_name(change: Change, context: Context) -> str:
    """Return how a reader would call the item: a promise with its “never” or “always”; empty where nothing names it."""
    if context.earlier_words:
        return label_of(change, context)
    if change.path[0] == "promises":
        return promise_in_words(change, context)
    label = label_of(change, context)
    return "" if label == NOT_STATED else label


def name_of(change: Change) -> str:
    """Return the fact that changed in plain words, without knowing the documents."""
    return " ".join(id_in_words(part) for part in change.path)
