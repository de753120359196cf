"""In Spanish: the list of all versions and the page of each."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

VERSIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "version-title": "{title}, versión {number}",
        "versions-since": "{count} desde el {date}",
        "title-in-force": "{title}: el texto en vigor",
        "when-question": "Qué texto se aplicaba el",
        "when-show": "Mostrar",
        "when-dates": "Ver todas las fechas",
        "today": "hoy",
        "first-version": "primera versión",
        "brought-later": "añadida más tarde, como pasada",
        "state-announced": "anunciada",
        "state-in-force": "en vigor",
        "state-superseded": "sustituida",
        "state-withdrawn": "retirada",
        "state-never-announced": "nunca anunciada",
        "state-never-announced-withdrawn": "nunca anunciada, retirada",
        "state-on": "{state} el {date}",
        "what-it-changed": "Qué cambió",
        "what-it-changes": "Qué cambia",
        "this-version-changed": "Qué cambió esta versión",
        "this-version-changes": "Qué cambia esta versión",
        "compare-with-current": "Comparar con el texto de hoy",
        "exact-record": "Registro exacto (.txt)",
        "effective-unrecorded": "fecha de entrada en vigor desconocida, registrado por primera vez este día",
        "undated-all": "Estas fechas son los días en que cada texto se registró por primera vez.",
        "undated-some": (
            "Las fechas de las versiones 1 a {number} son los días en que cada texto se registró por primera vez."
        ),
        "undated-only": "No se sabe cuándo entraron en vigor.",
        "undated-unnoticed": "No se sabe cuándo entraron en vigor ni qué aviso se dio.",
        "unnoticed-all": "El aviso que se dio de estas versiones no está registrado.",
        "unnoticed-some": "El aviso que se dio de las versiones 1 a {number} no está registrado.",
        "dates-heading": "Todas las fechas",
        "dates-table": "Fechas",
        "dates-caption": "El texto que se aplicaba un día es el de la fila en la que cae ese día.",
        "dates-from": "Desde",
        "dates-recorded": "Registrado por primera vez",
        "dates-from-recorded": "Desde (1 a {number}: registrado por primera vez)",
        "dates-until": "Hasta",
        "dates-text": "Texto",
        "dates-uncertain": "desconocido; registrado por primera vez el {date}",
        "dates-open": "nuevo aviso",
        "removed-about": "{brand}: {title} ({state}, texto eliminado por orden).",
        "removed-by-order": "Texto eliminado por orden",
        "removed-on": "el {date}: {basis}",
        "removed-by": "Eliminado por {name}, aprobado por {second}.",
        "changes-known": "Qué se sabe de sus cambios",
    }
)
