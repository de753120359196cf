"""In Spanish: feeds, calendars and the page for missing addresses."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

FEEDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "feed-changes": "{title}: cambio el {date}",
        "feed-changes-words": "La versión {number} se aplica a partir del {date} (00:00, {zone}).",
        "feed-later": "{title}: cambio más tarde, el {date}",
        "feed-later-words": "La versión {number} se aplica a partir del {date} (00:00, {zone}), y no del {former}.",
        "feed-withdrawn": "{title}: se retiró el cambio anunciado para el {date}",
        "feed-withdrawn-words": "La versión {number} se había anunciado para el {date}. No se aplicará.",
        "feed-since-withdrawn": "Se ha retirado desde entonces.",
        "feed-since-postponed": "Se ha aplazado desde entonces, al {date}.",
        "feed-instead": "Ocupa el lugar de la versión {number}.",
        "feed-consent": "Lo que requiere su consentimiento empieza solo cuando usted lo ha dado.",
        "feed-exception": "No se espera el fin del plazo de aviso ({reason}): {basis}",
        "feed-because-legal-obligation": "obligación legal",
        "feed-because-imminent-security": "peligro inminente para la seguridad",
        "feed-because-exclusively-favourable": "solo a favor de los lectores",
        "feed-first": "{title}: se aplica desde el {date}",
        "feed-first-words": "La primera versión se aplica desde el {date}.",
        "feed-changed": "{title}: cambiado el {date}",
        "feed-changed-words": "La versión {number} se aplica desde el {date}.",
        "feed-recorded": "{title}: la versión {number} se registró por primera vez el {date}",
        "feed-recorded-words": (
            "La versión {number} se registró por primera vez el {date}. No se sabe a partir de cuándo se aplicaba."
        ),
        "feed-removed": "{title}: el texto de la versión {number} se eliminó por orden",
        "feed-removed-words": "El texto de la versión {number} se eliminó del archivo el {date}: {basis}",
        "calendar-applies": "{brand}: {title} se aplica",
        "calendar-changes": "{brand}: {title} cambia",
        "calendar-words": "La versión {number} se aplica a partir del {date}, 00:00, {zone}.",
        "calendar-withdrawn": "La versión {number} se retiró.",
        "calendar-notice": "{brand}: último día del plazo de aviso, {title}",
        "calendar-notice-words": (
            "El aviso estaba dado el {moment}; sus {days} días terminan con este día. La versión {number} se aplica"
            " a partir del {date}."
        ),
        "file-feed": "Cambios (Atom)",
        "file-json-feed": "Cambios (JSON Feed)",
        "file-calendar": "Días importantes",
        "file-applications": "Para aplicaciones",
        "file-versions": "Todas las versiones",
        "file-facts": "Hechos según el Data Privacy Vocabulary",
        "file-version": "Versión {number} con sus hechos",
        "file-text": "Versión {number}, tal como se selló",
        "not-found": "Página no encontrada",
        "not-found-words": (
            "No hay ninguna página en esta dirección. Cada versión de un texto conserva su dirección para siempre;"
            " compruebe, por favor, la ortografía."
        ),
        "not-found-start": "{name}: página de inicio",
    }
)
