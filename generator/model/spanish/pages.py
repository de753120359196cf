"""In Spanish: the other pages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

PAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "overview": "Resumen",
        "glance": "De un vistazo",
        "glance-later": "A partir del {date}: {link}",
        "glance-no-longer": "ya no indicado",
        "glance-intro": "Un resumen. Lo que cuenta es el texto completo de abajo; cada línea lleva a su sección.",
        "policies-of": "{brand}: todos los textos",
        "policies-about": "Los textos de {brand}, con todas sus versiones.",
        "read-its-text": "lea su texto",
        "all-versions-and-dates": "Todas las versiones y fechas",
        "history-of-sections": "Historia de cada sección",
        "what-version-changed": "Qué cambió la versión {number}",
        "effective-date": "En vigor a partir del: {date}",
        "effective-unknown": "Fecha de entrada en vigor desconocida, registrado por primera vez el {date}",
        "never-in-force": "Nunca en vigor",
        "standing-upcoming": "Se aplica a partir del {date}",
        "standing-since": "En vigor desde el {date}",
        "standing-since-at-the-latest": "En vigor a más tardar desde el {date}",
        "standing-until": "En vigor desde el {date}, hasta el {last}",
        "standing-until-at-the-latest": "En vigor a más tardar desde el {date}, hasta el {last}",
        "standing-past": "En vigor del {date} al {last}",
        "standing-past-at-the-latest": "En vigor a más tardar del {date} al {last}",
        "version-number": "Versión {number}",
        "link-here": "Enlace a este lugar",
        "contents": "Contenido",
        "text-gone": "El texto de la versión {number} se eliminó por orden, así que no se pueden mostrar los cambios.",
        "texts-gone": (
            "Los textos de las versiones {numbers} se eliminaron por orden, así que no se pueden mostrar los cambios."
        ),
        "section-today": "Esta sección hoy",
        "section-gone": "El texto en vigor no tiene tal sección.",
        "imprint-text": "Texto",
        "imprint-applies": "Se aplica",
        "imprint-digest": "Huella",
        "imprint-stays": "Permanece en",
        "versions-title": "{title}: todas las versiones",
        "versions-intro": "Cada versión de este texto: cuál se aplicaba cuándo, y qué cambió.",
        "versions-about": "Cada versión del texto «{title}» de {brand}, y cuándo se aplicaba.",
        "versions-compare": "Comparar dos versiones",
        "versions-question": "¿Qué texto se aplicaba un día dado? {link}.",
        "history-title": "{title}: la historia de cada sección",
        "history-intro": "Cuándo y cómo cambió cada sección, lo más reciente primero.",
        "history-gone": "Secciones desaparecidas",
        "history-about": "{brand}: cuándo y cómo cambió cada sección del texto «{title}».",
        "history-in-force": "El texto en vigor",
        "history-unchanged-first": "Igual desde la primera versión",
        "history-unchanged": "Igual desde la versión {number}",
        "history-first": "en la primera versión",
        "history-since": "en el texto desde entonces",
        "history-never": "nunca en vigor",
        "history-recorded": "registrado por primera vez el {date}",
        "history-from": "a partir del {date}",
        "history-new": "nueva",
        "history-removed": "suprimida",
        "history-renamed": "renombrada, antes «{name}»",
        "history-moved": "trasladada dentro del texto",
        "history-reworded": "texto cambiado",
        "history-restated": "hechos cambiados",
        "history-changed": "cambiada",
        "history-untold": "cambiada después de la versión {number}; un texto intermedio se eliminó por orden",
        "history-more": "Y {count} más.",
        "see-the-change": "Ver el cambio",
        "see-the-change-to": "a la versión {number}",
        "section-new": "Nuevo el {date}",
        "section-changed": "Cambiado el {date}",
        "section-history": "Historia",
        "section-history-of": "de «{section}»",
        "notice-given": "Aviso dado",
        "no-change-seen": "Nada que vea un lector.",
        "decided-by": "Nivel decidido por {name} el {date}: {because}",
        "about-in-force": "{brand}: {title}. {since}.",
        "about-first": "{brand}: {title}, a partir del {date}.",
        "takes-effect": "Este texto se aplica a partir del {date}: {link}.",
        "last-change": "Último cambio",
        "version-in-force": "Esta versión está en vigor desde el {date}. Su dirección constante es {link}.",
        "version-in-force-recorded": (
            "Esta versión está en vigor y se registró por primera vez el {date}. Su dirección constante es {link}."
        ),
        "version-to-come": "Esta versión aún no está en vigor. Se aplica a partir del {date}.",
        "version-past": "Esta versión ya no está en vigor: se aplicaba del {date} al {last}.",
        "version-past-one-day": "Esta versión ya no está en vigor: se aplicó solo el {date}.",
        "version-past-open": "Esta versión ya no está en vigor: se aplicaba a partir del {date}.",
        "version-past-recorded": (
            "Esta versión ya no está en vigor: se registró por primera vez el {date} y se aplicó hasta el {last}."
        ),
        "version-past-recorded-open": "Esta versión ya no está en vigor: se registró por primera vez el {date}.",
        "version-withdrawn": "Esta versión se retiró el {date} y nunca estuvo en vigor.",
        "version-never": "Esta versión nunca se anunció y nunca estuvo en vigor.",
        "notice-unknown": "Esta versión viene de un archivo más antiguo. No está registrado qué aviso se dio de ella.",
        "never-announced": "Nunca se anunció.",
        "no-notice-needed": "Sus cambios no requieren aviso.",
        "apart-translation": (
            "En {language}, la versión {new} se aplica desde el {date}. Este texto es la traducción de la versión"
            " {old}."
        ),
        "apart-translation-from": "La traducción de la versión {new} se aplica aquí a partir del {date}.",
        "apart-original": (
            "En {language}, la traducción de la versión {old} se aplica aún; esta es la versión {new}, en vigor"
            " desde el {date}."
        ),
        "apart-original-from": "La traducción de la versión {new} se aplica allí a partir del {date}.",
        "out-of-date": (
            "Esta página se hizo el {date}. Un día que nombra ha llegado desde entonces: busque una copia más reciente."
        ),
    }
)
