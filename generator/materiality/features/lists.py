"""Closed lists of English words that features count: they weigh, and never clear."""

import re
from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


FUNCTION: Final = _set(
    "a an the this that these those of to in on at by for from with as into onto upon about within than then there here"
    " it its he she they them their his her him hers theirs we us our ours you your yours i me my mine who whom whose which"
    " what how is are was were be been being am has have had having do does did doing done s t"
    " also so too just very well both either such own same please hereby herein thereof therein therefore thus however"
    " moreover furthermore addition additionally accordingly namely regarding concerning respect via per etc eg ie"
    " e.g i.e following above below"
)
"""Words that hold a sentence together and name nothing; none that limits, joins, denies or obliges."""
JOINING: Final = _set("and or and/or but if when where while until unless except though although because since before after whether")
"""Words that join or condition what is said."""
SAFEGUARDS: Final = _set(
    "anonymous anonymously anonymized anonymised anonymize anonymise pseudonymous pseudonymized pseudonymised"
    " aggregate aggregated deidentified de-identified encrypted encryption encrypt hashed decrypted end-to-end"
    " immediately promptly swiftly instantly quickly delay explicit express expressly prior advance written writing"
    " free charge strictly necessary need limited minimum confidential confidentially temporarily temporary"
    " permanently irreversibly voluntarily voluntary optional optionally mandatory compulsory binding directly"
    " personally human manually securely secure safely reasonable appropriate adequate equivalent legitimate lawful"
    " directly currently generally normally typically usually eventually indefinitely longer further commercial"
    " independent recourse complaint appeal benchmark liable exclusive exclusively solely subject condition conditions"
)
"""Words by which a promise is stronger or weaker."""
DATA: Final = _set(
    "name names e-mail email phone telephone address addresses location locations gps ip device devices identifier"
    " identifiers id ids payment card bank financial health medical biometric facial face geometry fingerprint"
    " genetic picture pictures photo photos video videos audio voice image images profile avatar content contents"
    " messages message communications contacts contact calendar calendars usage browsing history search searches"
    " purchases transactions gender age birth nationality race religion political sexual employment education"
    " credentials password passwords cookies cookie pixels beacons tags logs log telemetry statistics analytics"
    " demographic interests preferences behavior behaviour inferences passport license licence ssn tax income salary"
    " likeness data information content user-generated files documents records"
)
ACTS: Final = _set(
    "collect collects collected collecting collection use uses used using process processes processed processing store"
    " stores stored storing storage retain retains retained retaining retention keep keeps kept obtain receive receives"
    " received receiving gather access accesses accessed accessing combine combined combining link linked track tracks"
    " tracked tracking monitor monitored monitoring record recorded recording analyze analyse analyzing analysing"
    " delete deletes deleted deleting deletion erase erased remove removed transfer transferred provide provided providing"
    " publish published display displayed send sent sending scan scanning infer inferred train trained training personalize"
    " personalise personalized personalised target targeted targeting advertise market improve develop charge charged pay"
    " paid purchase suspend terminate cancel enable disable request require requires apply applies applied grant grants"
    " consent agree agrees prohibit prohibited permitted allow allows allowed restrict restricted"
)
PEOPLE: Final = _set(
    "partners partner affiliates affiliate affiliated vendors vendor providers provider third-party third parties party"
    " advertisers advertiser advertising marketing sponsors publishers agencies authorities authority government"
    " governments police law enforcement courts court employers employer insurers insurer banks lenders brokers broker"
    " subsidiaries subsidiary parent companies company group processors processor controllers controller recipients"
    " recipient contractors contractor subcontractors children child minors minor parents guardians residents resident"
    " customers members users visitors public everyone anyone researchers platforms networks network"
)
POINTERS: Final = _set(
    "click here see visit learn more read view download link links page pages website webpage site details find"
    " section faq help article version versions pdf previous archive table contents summary open new window tab"
    " available german english french spanish language translation"
)
"""Words that only lead a reader elsewhere."""
UPDATES: Final = re.compile(
    r"\b(?:updat\w+|effective|version|revis\w+|last (?:changed|modified|reviewed)|previous(?:ly)?|amend\w*|archiv\w+)\b", re.IGNORECASE
)
SYNONYMS: Final = (
    "utilise utilize use; utilises utilizes uses; utilised utilized used; utilising utilizing using; such_as like including;"
    " terms_of_use terms_of_service; agreement contract; purchase buy; obtain get; assist help; commence start begin;"
    " terminate end; prior_to before; subsequent_to after; in_order_to to; in_addition also additionally; therefore"
    " for_this_reason thus; regarding concerning about; inform notify tell; require need; request ask; receive get;"
    " however but; may_also also_may; if should; access go_to; wish want; particular specific; website site; web_site"
    " site; organisation organization company; personal_data personal_information; ensure make_sure; enquiries inquiries;"
    " enquiry inquiry; whilst while; amongst among; towards toward; upon on; shall will; opt_out turn_off; choose select;"
    " policy notice statement; mobile cell; telephone phone; address handle; modify change; amend change; via through;"
    " pursuant_to under; per under; provide give; additional further more; usage use; store keep; erase delete"
)
CONTACT_PASSAGE: Final = re.compile(
    r"@|\b(?:street|st\.|road|rd\.|avenue|ave\b|suite|ste\b|floor|building|house|blvd|boulevard|parkway|lane|drive|square|plaza"
    r"|quay|embankment|highway|way|landstr|stra(?:ß|ss)e|str\.|allee|platz|rue|via|calle|p\.?\s?o\.? box|postal|zip)\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z]{2},? \d{5}\b|\b\d{5} [A-Z][a-z]+|\+\d[\d ()-]{6,}\d|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b",
    re.IGNORECASE,
)
PERSON: Final = re.compile(
    r"\b(?:officer|dpo|representative|director|president|ceo|chair\w*|manager|attn|attention|registered (?:office|address)"
    r"|headquarter\w*|contact (?:us|our)|e-?mail|write to|by (?:post|mail)|telephone|phone|toll[- ]free|fax)\b",
    re.IGNORECASE,
)
RENAMED: Final = re.compile(r"\b(?:formerly|previously|now|known as|also called|renamed)\b", re.IGNORECASE)
PLACES: Final = (
    ("collection", re.compile(r"\b(?:collect\w*|gather\w*|receive|information you (?:give|provide)|data we)\b", re.IGNORECASE)),
    (
        "sharing",
        re.compile(r"\b(?:shar(?:e|ed|ing)|disclos\w+|recipients?|third part(?:y|ies)|sell|transfer\w*|partners)\b", re.IGNORECASE),
    ),
    ("retention", re.compile(r"\b(?:retain|retention|keep|store|how long|delet\w+)\b", re.IGNORECASE)),
    ("rights", re.compile(r"\b(?:rights?|choices?|opt|control|consent)\b", re.IGNORECASE)),
    ("contact", re.compile(r"\b(?:contact\w*|reach us|questions|impressum|who we are|about us|address\w*|responsible|officer)\b", re.IGNORECASE)),
    ("changes", re.compile(r"\b(?:changes?|updat\w+|versions?|effective|modif\w+|amend\w+)\b", re.IGNORECASE)),
)
