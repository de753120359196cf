"""Words by which a sentence about consent takes silence, or going on, for a yes: a yes is given, never assumed."""

import re
from typing import Final

from generator.model.languages import code_of
from generator.source.denied_words import denies
from generator.source.sought_words import whole_words

_PRESUMED: Final = re.compile(
    r"(?<!\w)(?:silen\w+|assum\w+|deem\w+|presum\w+|implied|automatic\w+|anyway|in any case"
    r"|schweigen\w*|stillschweig\w+|(?:gilt|gelten) (?:\w+ )?als|unterstell\w+|automatisch\w*|ohnehin|in jedem fall"
    r"|(?:vaut|valent) (?:accord|acceptation|consentement)|réputée?s?|présum\w+|automatique\w*|de toute façon"
    r"|en tout cas|(?:vale|valen|cuenta) como|se (?:entiende|considera|presume)|automátic\w+|en todo caso"
    r"|(?:vale|valgono) come|si (?:intende|considera|presume)|automatic\w+|in ogni caso"
    r"|zwijg\w+|stilzwijg\w+|(?:geldt|gelden) als|veronderstel\w+|hoe dan ook|in elk geval|milcz\w+)(?!\w)",
    re.IGNORECASE,
)
_END: Final = re.compile(
    r"[.;!?]|(?:,|(?<!\w)(?:and|but|so|und|aber|et|mais|y|pero|e|ma|en|maar)(?!\w))+\s*"
    r"(?:(?:and|but|so|und|aber|et|mais|y|pero|e|ma|en|maar)\s+)?"
    r"(?:you|we|Sie|du|wir|vous|nous|usted(?:es)?|nosotros|Lei|noi|u|je|wij)(?!\w)",
    re.IGNORECASE,
)
"""Where a sentence ends, or another begins in it: “…, and you need not reply” denies nothing of what stands before."""
_YES: Final = re.compile(
    r"consent|agree|accept|\byes\b|einwillig|zustimm|einverstand|\bja\b|accord|accept|\boui\b|consentim|acuerdo|acept"
    r"|\bsí\b|consens|accett|\bsì\b|toestem|akkoord|instem",
    re.IGNORECASE,
)
_WAIVED: Final = whole_words(
    r"no (?:consent|agreement|permission) (?:is |will be )?(?:needed|required|necessary)",
    r"(?:consent|agreement|permission) is (?:not|never) (?:needed|required|necessary)",
    r"keine\w* (?:einwilligung|zustimmung) (?:ist )?(?:nötig|erforderlich|notwendig)",
    r"(?:einwilligung|zustimmung) (?:ist )?(?:nicht|nie) (?:nötig|erforderlich|notwendig)",
    r"aucun (?:consentement|accord) (?:n['’]est )?(?:requis|nécessaire)",
    r"(?:consentement|accord) n['’]est pas (?:requis|nécessaire)",
    r"no (?:hace falta|se requiere|se necesita|es necesario) (?:su |el |ningún )?(?:consentimiento|acuerdo)",
    r"non (?:serve|occorre|è necessario|è richiesto) (?:il |alcun )?(?:suo )?consenso",
    r"nessun consenso (?:è )?(?:necessario|richiesto)",
    r"geen (?:toestemming|akkoord) (?:nodig|vereist)|(?:toestemming|akkoord) is niet (?:nodig|vereist)",
)
_GOING_ON: Final = whole_words(
    r"(?:by|if you) (?:continu\w+|using|use|visit\w*|go(?:ing)? on|keep|stay\w*|do(?:ing)? nothing)[^.;]{0,80}"
    r"(?:agree|accept|consent)\w*",
    r"(?:durch|mit) (?:die |der |dem |ihre[rm]? )?(?:weiter\w*|nutz\w+|besuch\w*)[^.;]{0,80}"
    r"(?:zustimm|stimmen|einverstanden|akzept)\w*",
    r"en (?:continuant|utilisant|restant)[^.;]{0,80}(?:acceptez|consentez|accord)",
    r"(?:al|si) (?:seguir|continuar|utilizar|usar|sigue|continúa)[^.;]{0,80}(?:acepta|consiente|acuerdo)",
    r"(?:continuando|usando|utilizzando|se continua)[^.;]{0,80}(?:accetta|acconsente)",
    r"(?:door|als u) (?:verder|te blijven|gebruik\w*|doorgaat)[^.;]{0,80}(?:akkoord|stemt|accepteert|instemt)",
    r"you (?:have )?already (?:agreed|accepted|consented)",
)
"""Words by which whoever goes on agrees; what is denied between them and the yes is none."""
_NO_ANSWER: Final = whole_words(
    r"if you (?:do not|don['’]t|fail to) (?:answer|reply|object|respond|write|act)(?P<then>[^.;]{0,60}"
    r"(?:agree|accept|consent|yes)\w*)",
    r"wenn sie nichts? (?:antworten|widersprechen|tun|schreiben)(?P<dann>[^.;]{0,60}"
    r"(?:zustimm|stimmen|einverstanden|als zustimmung)\w*)",
    r"(?:sans réponse|si vous ne répondez pas)(?P<alors>[^.;]{0,60}(?:acceptez|accord))",
    r"si no (?:responde|se opone)(?P<entonces>[^.;]{0,60}(?:acepta|acuerdo))",
    r"se non (?:risponde|si oppone)(?P<allora>[^.;]{0,60}accetta)",
    r"als u niet (?:reageert|antwoordt)(?P<dan>[^.;]{0,60}akkoord)",
)
"""Words by which whoever doesn't answer agrees."""
_READ: Final = frozenset("en de fr es it nl".split())


def by_doing(words: str) -> str:
    """Return the words by which a sentence takes going on, or not answering, for a yes; empty where none does."""
    plain = " ".join(words.split())
    going = next((match[0] for match in _GOING_ON.finditer(plain) if not denies(match[0])), "")
    silent = (match for match in _NO_ANSWER.finditer(plain) if not denies(str(match[match.lastgroup or 0])))
    return going or next((match[0] for match in silent), "")


def lacks_consent(words: str, language: str) -> bool:
    """Return True if words in a language that is read say nothing of a consent, or that none is needed."""
    return code_of(language) in _READ and (not _YES.search(words) or bool(_WAIVED.search(words)))


def presumed(words: str) -> str:
    """Return the words by which a sentence takes for a yes what is none; empty where none does, or they are denied.

    English, German, French, Spanish, Italian and Dutch are read.
    """
    for match in _PRESUMED.finditer(words):
        before = words[: match.start()].split()[-1:]
        after = _END.split(words[match.end() :], maxsplit=1)[0]
        if not denies(" ".join((*before, match[0], after))):
            return match[0]
    return ""
