"""Closed lists of English words that the features count. They weigh; they never clear."""

import re
from functools import lru_cache
from typing import Final

from babel import Locale


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _any_of(text: str) -> re.Pattern[str]:
    """Return the pattern of some words; it is asked of small letters."""
    return re.compile(rf"\b(?:{text})\b")


FUNCTION: Final = _set(
    "a an the this that these those of to in on at by for from with as into onto upon about within than then there here"
    " it its who whom whose which what how is are was were be been being am has have had having do does did doing done"
    " s t also so too just very both either such own same please hereby herein thereof therein therefore thus however"
    " moreover furthermore addition additionally accordingly namely regarding concerning via per etc eg ie e.g i.e"
    " following above below http https www com org net html htm php"
)
"""Words that hold a sentence or an address together and name nothing; none that limits, joins, denies or obliges."""
PERSONS: Final = _set("he she they them him his her hers their theirs we us our ours you your yours i me my mine")
"""Words for who does or has something."""
JOINING: Final = _set(
    "and or and/or but if when where while until unless except though although because since before after whether"
)
"""Words that join or condition what is said."""
HELD: Final = PERSONS | JOINING
SAYS_NOTHING: Final = FUNCTION | PERSONS | JOINING
SAFEGUARDS: Final = _set(
    "anonymous anonymously anonymized anonymised anonymize anonymise pseudonymous pseudonymized pseudonymised"
    " aggregate aggregated deidentified de-identified encrypted encryption encrypt hashed decrypted end-to-end"
    " immediately promptly instantly quickly delay explicit express expressly prior advance written writing free charge"
    " strictly necessary need limited minimum confidential confidentially temporarily temporary permanently"
    " irreversibly voluntarily voluntary optional optionally mandatory compulsory binding directly personally human"
    " manually securely secure safely reasonable appropriate adequate equivalent legitimate lawful currently generally"
    " normally typically usually indefinitely longer further commercial independent recourse complaint appeal liable"
    " exclusive exclusively solely subject condition conditions technical organisational organizational physical"
    " administrative contractual contractually verifiable verified affirmative affirmatively unambiguous informed valid"
    " certified official officially notarised notarized approximate approximately precise precisely exact exactly rough"
    " roughly coarse detailed partial partially complete completely entire entirely unique permanent ongoing continuous"
    " continuously automatic automatically manual compelling overriding substantial substantially significant"
    " significantly strict rigorous robust unauthorised unauthorized unlawful legal legally unilateral prompt timely"
    " identifiable identifying non-identifiable revocable irrevocable irrevocably perpetual non-exclusive exclusive"
    " sublicensable transferable royalty-free worldwide applicable feasible practicable sole discretion absolute"
)
"""Words by which a promise is stronger or weaker."""
PRIVACY: Final = _set(
    # data
    "name names e-mail email phone telephone address addresses location locations gps ip device devices identifier"
    " identifiers id ids card bank financial health medical biometric facial face geometry fingerprint genetic"
    " picture pictures photo photos video videos audio voice image images profile avatar content contents message"
    " messages communications contact contacts calendar calendars usage browsing history search searches purchases"
    " transactions gender age birth nationality race religion political sexual employment education credentials"
    " password passwords cookies cookie pixels beacons tags logs log telemetry statistics analytics demographic"
    " interests preferences behavior behaviour inferences passport license licence ssn tax income salary likeness"
    " data information user-generated files documents records username usernames login signature signatures weight"
    " sleep diet allergies pregnancy fertility menstrual disability disabilities diagnosis diagnoses prescription"
    " prescriptions vaccination insurance claims credit debit billing bookings reservations itinerary route routes"
    " speed vehicle vehicles coordinates latitude longitude bluetooth imei serial keystroke keystrokes clicks"
    " clickstream session sessions crash diagnostics sensor sensors screenshot screenshots clipboard followers likes"
    " posts comments reviews ratings survey surveys feedback chat chats call calls transcripts transcript voiceprint"
    " voiceprints iris retina dna ancestry ethnicity marital household student grades attendance resume cv pension"
    " benefits criminal convictions membership beliefs opinions orientation citizenship immigration visa geolocation"
    " biometrics"
    # what is done with it
    " collect collects collected collecting collection use uses used using process processes processed processing"
    " store stores stored storing storage retain retains retained retaining retention keep keeps kept obtain receive"
    " receives received receiving gather access accesses accessed accessing combine combined combining link linked"
    " track tracks tracked tracking monitor monitored monitoring recorded recording analyze analyse analyzing"
    " analysing delete deletes deleted deleting deletion erase erased remove removed transfer transferred provide"
    " provided providing publish published display displayed send sent sending scan scanning infer inferred train"
    " trained training personalize personalise personalized personalised target targeted targeting advertise market"
    " improve develop charge charged pay paid payment purchase suspend terminate cancel enable disable request"
    " require requires apply applies applied grant grants agree agrees prohibit prohibited permitted allow allows"
    " allowed restrict restricted record archive archives archived review reviews reviewed reviewing listen"
    " listening observe observes observing intercept inspect inspects compile compiled match matched matching enrich"
    " enriched append score scoring rank ranking profiling predict predicting estimate estimated derive derived"
    " resell resold rent rented lease trade traded trades exchange exchanged license licensed export exported"
    " exporting replicate replicated migrate migrated release released report reported reporting verify verified"
    " verifying authenticate screening investigate investigating enforce enforcing blocked blocking banned rectify"
    " correct corrected correcting revoke revoked bill billed renewed refunded"
    # who has it, and whose it is
    " partners partner affiliates affiliate affiliated vendors vendor providers provider third-party third parties"
    " party advertisers advertiser advertising marketing sponsors publishers agencies authorities authority"
    " government governments police law enforcement courts court employers employer insurers insurer banks lenders"
    " brokers broker subsidiaries subsidiary parent companies company group processors processor controllers"
    " controller recipients recipient contractors contractor subcontractors children child minors minor parents"
    " guardians residents resident customers members users visitors public everyone anyone researchers platforms"
    " networks network seller sellers buyer buyers merchant merchants dealer dealers reseller resellers franchisees"
    " lawyer lawyers attorneys auditors accountants advisers advisors consultants regulator regulators prosecutors"
    " agency customs school schools teacher teachers university universities recruiters colleagues administrators"
    " administrator moderators owner owners operators carrier carriers courier couriers hospital hospitals doctor"
    " doctors pharmacies clinics creditors collectors bureaus developers creators charities campaigns candidates"
    " successor successors acquirer investors purchaser distributors manufacturers suppliers teenagers teens"
    " students pupils patients passengers drivers applicants employees workers staff"
)
"""Words for data, for what is done with it, and for who has it."""
COMPANY_NOUNS: Final = _set("company corporation entity entities subsidiary holdings operator controller supplier")
COMPANY: Final = COMPANY_NOUNS | _set(
    "inc ltd llc gmbh ag bv b.v sa s.a sarl srl s.r.l plc corp limited co llp kg oy oyj ab aps pty pte pvt kk sl s.l"
    " s.p.a sas nv n.v incorporated"
)
"""Words by which a company is named: nouns, and legal forms, which have a capital."""
POINTERS: Final = _set(
    "click visit see learn more read view download link links page pages website webpage site details find section faq"
    " help article version versions pdf previous archive table contents summary open new window tab available german"
    " english french spanish language translation"
)
"""Words that only lead a reader elsewhere."""
_STATES: Final = _set(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana"
    " iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana"
    " nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming eu"
    " eea u.s us usa uk european union england scotland wales america states kingdom state province country countries"
    " korea zealand islands swiss worldwide global international"
)

POINTING: Final = _any_of(
    r"visit|see (?:our|the|also)|click(?: here)?|learn more|more information|find (?:out )?more|you can find|read more"
    r"|view (?:our|the)|download|refer to|available (?:at|here|on)|help cent(?:er|re)"
    r"|is (?:explained|described) (?:in|on)"
)
NOTICE: Final = _any_of(
    r"(?:prior|previous|earlier|archived?|old|older|past|current|updated|new|revised)"
    r" (?:version|privacy|policy|terms|notice|eula|statement)|versions? \d|we(?:['’]ve| have) (?:updated|changed)"
    r"|will be effective|is effective until|will enter into force|updat\w+|effective|revis\w+|archiv\w+"
    r"|last (?:changed|modified|reviewed)"
)
"""What a line says that is about the text itself and its versions."""
RENAMED: Final = _any_of(
    r"formerly|previously|known as|also called|now called|renamed|rebranded|trading as|doing business as"
)
EXAMPLES: Final = _any_of(r"such as|for example|for instance|e\.?g|including|like")
CONTACT: Final = re.compile(
    r"@|\b(?:street|st|road|rd|avenue|ave|suite|ste|floor|building|house|blvd|boulevard|parkway|lane|drive|square|plaza"
    r"|quay|embankment|highway|way|crescent|terrace|straat|laan|plein|piazza|avenida|paseo|cedex|landstr|stra(?:ß|ss)e|\w{1,30}str|allee"
    r"|platz|rue|via|calle|p\.?\s?o\.? box|postal|zip)\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z]{2},? \d{5}\b|\b\d{5} [A-Z][a-z]+|\+\d[\d ()-]{6,}\d"
    r"|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b",
    re.IGNORECASE,
)
"""Streets, postcodes, telephone numbers, e-mail addresses."""
PERSON: Final = _any_of(
    r"officer|dpo|representative|director|president|ceo|chair\w*|manager|commissioner|secretary|ombuds\w+|attn"
    r"|attention|registered (?:office|address)"
    r"|headquarter\w*|contact (?:us|our)|write to|by (?:post|mail)|toll[- ]free|fax"
)
CHOICE: Final = re.compile(
    r"opt.?(?:in|out)\b|unsubscri|preferences|choices|do.?not.?(?:sell|track)|withdraw", re.IGNORECASE
)
"""What stands in the words or the target of a link by which a reader chooses."""
ADDRESS: Final = re.compile(
    r"[^\s<>()\[\]@]{1,64}@[^\s<>()\[\]]{1,200}|(?:https?://|www\.)[^\s<>()\[\]]{1,2000}", re.IGNORECASE
)
"""An address that stands in the words of a passage."""


def addresses(passage: str) -> list[str]:
    """Return the addresses that stand in the words of a passage."""
    may_have = "@" in passage or "//" in passage or "www." in passage.lower()  # far quicker to find
    return ADDRESS.findall(passage) if may_have else []


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """Return one-word names of countries, states and unions of states, in small letters."""
    named = (str(name).casefold() for code, name in Locale("en").territories.items() if code.isalpha())
    return _STATES | frozenset(name for name in named if " " not in name)
