"""Words that point, rank and bind in languages other than English: the patterns of `pointing`, by language."""

from collections.abc import Mapping
from typing import Final

POINTING_ABROAD: Final[Mapping[str, Mapping[str, str]]] = {
    "de": {
        "place": r"oben|unten|obig\w*|(?:oben|unten|nach|vor)stehend\w*|(?:vor|erst|letzt|oben)genannt\w*|vorherig\w*"
        r"|vorher|vorhergehend\w*|vorangehend\w*|(?:nach)?folgend\w*|nächst\w*|letzter\w+|erster[ens]|fortan|bislang"
        r"|bisherig\w*|übrig\w*|im [Ww]eiteren",
        "near": r"dies\w*|jene\w*|solch\w*|ander\w+|auch|ebenfalls|ebenso|da(?:zu|von|für|mit|bei|her"
        r"|gegen|nach|rüber)"
        r"|hier(?:zu|von|für|mit|bei|über)|jedoch|hingegen|sonst|außerdem|ferner|zudem|ausgenommen|sofern|soweit|wenn"
        r"|falls|nur|außer|beide\w*|deren|dessen|weiter\w*",
        "item": r"dies\w*|jene\w*|solch\w*|ander\w+|außer|beide\w*|übrig\w*|jeweil\w+|genannt\w*|zuerst"
        r"|zuletzt|zunächst|sodann|dann|anschließend|schließlich|erst\w*|zweit\w*|dritt\w*|letzt\w*"
        r"|desgleichen",
        "start": r"und|oder|aber|nicht|kein\w*|sowie|sondern|wenn|falls|nach|vor|bis|alles|wer|die|der|das"
        r"|einschließlich|ausgenommen|auch|ebenfalls|ebenso|sonst\w*|ansonsten|andernfalls"
        r"|stattdessen|jedoch|da(?:zu|von|für|nach)|deren|dessen|(?-i:ihre?[mnrs]?)|weiter\w*",
        "ranked": r"reihe\w*|reihenfolge|wichtigkeit|gewicht|(?:ab|auf)steigend\w*|ober(?:e|er|es|en|ste[nrs]?)"
        r"|nacheinander|zuerst|zuletzt|erst\w*|zweit\w*|dritt\w*|letzt\w*|vorrang\w*"
        r"|rang|rangfolge|priorität\w*|schritt\w*|widerspr\w+|obig\w*|nächst\w*|übrig\w*|jeweils|beziehungsweise|oben|folge",
        "connects": r"und|oder|sowie|bzw|beziehungsweise",
        "condition": r"wenn|falls|sofern|soweit|außer|nur|ausgenommen|aber|sondern|bis|wo",
        "binds": r"mit|ohne|von|vom|durch|bei|beim|unter|nach|vor|während|für|als|zu|zum|zur|an|aus"
        r"|über|die|der|das|den"
        r"|welche\w*",
        "denies": r"nicht|nie|niemals|kein\w*|weder|noch|ohne",
        "own_text": r"diese\w* (?:\w+ ){0,2}(?:\w*erklärung|\w*richtlinie|\w*hinweise?|\w*bedingungen"
        r"|website|webseite"
        r"|seite|app|dienste?|dokuments?|vertrags?)",
        "sections": r"(?:folgend|nachfolgend|nächst|vorig|vorherig|vorangehend|vorhergehend"
        r"|vorstehend|nachstehend|obig"
        r"|letzt|erst|übrig)\w*\s+(?:\w+\s+)?(?:abschnitt|kapitel|teil|absatz|absätze|paragra|ziffer|punkt)\w*",
        "excepts": r"ausnahme\w*|ausgenommen\w*|ausschl[uü]\w+",
        "groups": r"teil|kapitel|titel|buch|anlage|anhang",
        "joins": "und|oder",
    },
    "fr": {
        "place": r"ci-(?:dessus|dessous|après|avant)|sus(?:visé|mentionné|dit)\w*|précéden\w*|précède\w*|suivante?s?"
        r"|qui suit|qui suivent|prochaine?s?|ledit|ladite|lesdit\w+|dudit|plus haut|plus bas|(?:ce|ces|cette) dern\w+"
        r"|désormais|dorénavant",
        "near": r"ce|cet|cette|ces|cela|ceci|celui\w*|celles?|ceux\w*|tels?|telles?|autres?|aussi"
        r"|également|ils?|elles?"
        r"|leurs?|lui|toutefois|cependant|sinon|donc|en outre|de plus|sauf|à moins|seulement|seule?s?|si|en revanche",
        "item": r"ce|cet|cette|ces|cela|ceci|celui\w*|celles?|ceux\w*|tels?|telles?|autres?|puis|ensuite"
        r"|enfin|premi\w+|deuxième\w*|dernie?r\w*|d['’]abord|restante?s?|le (?:reste|surplus)|sauf|à défaut"
        r"|le cas échéant|respecti\w+",
        "start": r"et|ou|mais|ni|pas|non(?!-)|si|après|avant|jusqu\w*|y compris|à l['’]exception|tout|qui|dont|que"
        r"|aussi|également|ils?|elles?|leurs?|toutefois|cependant|sinon|même|en outre|de plus",
        "ranked": r"ordre|tour de rôle|successi\w+|premi\w+|deuxième\w*|dernie?r\w*|priorit\w+|prévau\w+"
        r"|prime sur|priment|rang|étapes?"
        r"|l['’]une? après l['’]autre|conflit|contradiction|respecti\w+|ci-dessus|suivant l['’]ordre|précéden\w*",
        "connects": r"et|ou|ainsi que",
        "condition": r"si|sauf|seulement|seule?s?|à condition|lorsqu\w*|quand|où|mais|jusqu\w*|hormis|excepté",
        "binds": r"avec|sans|par|sous|après|avant|pendant|pour|comme|à|au|aux|qui|que|dont|via|depuis"
        r"|dans|en|sur|chez",
        "denies": r"ne|n['’]\w+|pas|jamais|ni|sans|aucune?|non(?!-)",
        "own_text": r"(?:la|le|les) présente?s? \w+|cette (?:politique|notice|page|charte|application)"
        r"|ce (?:site|document|service)|ces conditions",
        "sections": r"(?:sections?|chapitres?|parties?|articles?|points?|titres?)\s+(?:suivant|précédent|ci-)\w*"
        r"|(?:prochain|dern|premi)\w+\s+(?:sections?|chapitres?|parties?|articles?)",
        "excepts": r"exception\w*|exclu\w+|dérogation\w*",
        "groups": r"partie|chapitre|titre|livre|annexe",
        "joins": "et|ou",
    },
    "es": {
        "place": r"anterior\w*|siguientes?|preceden\w+|arriba|abajo|antedich\w+|mencionad\w+|dich[oa]s?|próxim\w+"
        r"|en adelante|a continuación|est[eoa]s? últim\w+|citad[oa]s?",
        "near": r"est[eao]s?|es[eao]s?|aquel\w*|tal|tales|otr[oa]s?|también|además|sin embargo|no obstante|asimismo"
        r"|igualmente|salvo|excepto|si|solo|sólo|solamente|ell[oa]s?|amb[oa]s|sus?",
        "item": r"est[eao]s?|es[eao]s?|aquel\w*|tal|tales|otr[oa]s?|salvo|excepto|amb[oa]s|luego|después"
        r"|finalmente|por último|primer\w*|segund\w+|últim\w+|demás|resto|restantes?|mism[oa]s?"
        r"|respectiv\w+|en su defecto",
        "start": r"y|e|o|u|ni|pero|no|si|tras|antes|hasta|incluid\w+|excluid\w+|todo|que|quien\w*|cuy[oa]s?"
        r"|también|además|sin embargo|asimismo|igualmente|ell[oa]s?|sus?",
        "ranked": r"orden|importancia|turno|sucesiv\w+|primer\w*|segund\w+|últim\w+|priorid\w+|preval\w+|rango"
        r"|pasos?|conflicto|contradicción|respectiv\w+|anterior\w*|siguientes?|un[oa] tras otr[oa]|precede\w*",
        "connects": r"y|e|o|u|así como",
        "condition": r"si|salvo|excepto|solo|sólo|solamente|siempre que|cuando|donde|pero|hasta|a menos",
        "binds": r"con|sin|por|bajo|tras|antes|durante|para|como|a|al|que|quien\w*|cuy[oa]s?|mediante|desde|en|sobre",
        "denies": r"no|nunca|jamás|ni|sin|ningun[oa]?|ningún|nada",
        "own_text": r"(?:la|el|las|los) presentes? \w+|esta (?:política|página|web|aplicación)"
        r"|este (?:sitio|aviso|documento|servicio)|est[ao]s (?:condiciones|términos)",
        "sections": r"(?:secci(?:ón|ones)|capítulos?|apartados?|partes?|artículos?)\s+(?:siguiente"
        r"|anterior|precedente)\w*"
        r"|(?:siguiente|anterior|próxim|últim|primer)\w*\s+(?:secci|capítulo|apartado|parte|artículo)\w*",
        "excepts": r"excepci\w+|exclu\w+",
        "groups": r"parte|capítulo|título|libro|anexo",
        "joins": "y|o",
    },
    "it": {
        "place": r"preceden\w+|seguent\w+|successiv\w+|sopra\w*|sottostant\w+|suddett\w+|predett\w+|anzidett\w+"
        r"|summenzionat\w+|menzionat\w+|prossim\w+|quest['’]?\s?ultim\w+|di seguito|in prosieguo|citat[oaie]",
        "near": r"quest\w*|quell\w*|ciò|tal[ei]|altr[oaie]|anche|inoltre|tuttavia|invece|altrimenti"
        r"|ess[oaie]|loro|salvo"
        r"|eccetto|tranne|se|solo|soltanto|entramb\w+",
        "item": r"quest\w*|quell\w*|ciò|tal[ei]|altr[oaie]|salvo|eccetto|tranne|poi|dopodiché|infine"
        r"|prim[oaie]|second[oaie]|ultim[oaie]|restant[ei]|resto|stess[oaie]|rispettiv\w+"
        r"|in mancanza|entramb\w+",
        "start": r"e|ed|o|oppure|ma|né|non(?!-)|se|dopo|prima|fino|incluso|inclus[ei]|esclus\w+|tutto|che|cui|chi"
        r"|anche|inoltre|tuttavia|invece|altrimenti|ess[oaie]|loro",
        "ranked": r"ordine|importanza|turno|successiv\w+|prim[oaie]|second[oaie]|ultim[oaie]|priorità|preval\w+"
        r"|rango|passi|passo"
        r"|conflitto|contrasto|rispettiv\w+|preced\w+|un[oa]? dopo l['’]altr\w|via via",
        "connects": r"e|ed|o|oppure|nonché",
        "condition": r"se|salvo|eccetto|tranne|solo|soltanto|purché|quando|dove|ma|fino|a meno",
        "binds": r"con|senza|da|dal\w*|sotto|dopo|prima|durante|per|come|a|al\w*|che|cui|tramite"
        r"|mediante|in|nel\w*|su\w*",
        "denies": r"non(?!-)|mai|né|senza|nessun\w*|niente",
        "own_text": r"(?:la|il|le|i) present[ei] \w+|questa (?:informativa|policy|pagina|applicazione)"
        r"|questo (?:sito|documento|servizio)|quest[ei] (?:condizioni|termini)",
        "sections": r"(?:sezion[ei]|capitol[oi]|part[ei]|articol[oi]|paragraf[oi])\s+(?:seguent"
        r"|preceden|successiv)\w+"
        r"|(?:prossim|ultim|prim|seguent|preceden)\w+\s+(?:sezion|capitol|part[ei]|articol|paragraf)\w*",
        "excepts": r"eccezion\w+|esclu\w+|derog\w+",
        "groups": r"parte|capitolo|capo|titolo|libro|allegato",
        "joins": "e|o",
    },
    "nl": {
        "place": r"(?:boven|onder)staand\w*|(?:boven|voor|eerst|laatst)(?:ge)?noemd\w*|hier(?:boven|onder|na|voor)"
        r"|(?:op|na)?volgend\w*|vorig\w*|voorgaand\w*|voorafgaand\w*|voortaan|boven|onderaan|eerder|later",
        "near": r"dit|dat|deze|die|zulke?|dergelijke|ander\w*|ook|eveneens|bovendien|echter|anders"
        r"|zij|hun|tenzij|behalve"
        r"|mits|alleen|slechts|indien|als|beide\w*|daar\w+|hier\w+|ervan|ervoor|verder|overig\w*",
        "item": r"dit|dat|deze|die|zulke?|dergelijke|ander\w*|tenzij|behalve|vervolgens|daarna|ten slotte"
        r"|tenslotte|eerst\w*|tweede|derde|laatst\w*|overig\w*|(?:de )?rest(?:ant|erende)?|respectievelijk|zo niet"
        r"|zelfde|dezelfde|hetzelfde|beide\w*",
        "start": r"en|of|maar|noch|niet|geen|als|indien|na|voor|tot|inclusief|exclusief|alles|wie|waar\w*|ook"
        r"|eveneens|bovendien|echter|anders|zij|hun|daar\w+",
        "ranked": r"volgorde|belang|beurt\w*|achtereenvolg\w+|eerst\w*|tweede|laatst\w*|prioriteit\w*|voorrang"
        r"|rang|rangorde|stap|stappen|tegenstrijd\w+|respectievelijk|na elkaar"
        r"|een voor een|één voor één|voorgaand\w*|vorig\w*",
        "connects": r"en|of|alsmede|evenals|en/of",
        "condition": r"als|indien|tenzij|behalve|alleen|slechts|mits|wanneer|waar|maar|tot",
        "binds": r"met|zonder|door|onder|na|voor|tijdens|als|aan|die|dat|wie|via|van|uit|bij|op|in|om",
        "denies": r"niet|nooit|geen|noch|zonder|niets",
        "own_text": r"(?:dit|deze|onderhavige) (?:\w+ ){0,2}(?:\w*beleid|\w*verklaring|website|site"
        r"|app|\w*voorwaarden"
        r"|document|dienst|pagina)",
        "sections": r"(?:volgend|vorig|voorgaand|bovenstaand|onderstaand|laatst|eerst|overig)\w*\s+(?:\w+\s+)?"
        r"(?:afdeling|hoofdstuk|deel|delen|paragra|artikel|onderde|sectie)\w*",
        "excepts": r"uitzondering\w*|uitgezonderd\w*|uitgesloten\w*|uitsluiting\w*",
        "groups": r"deel|hoofdstuk|titel|boek|bijlage",
        "joins": "en|of",
    },
}
