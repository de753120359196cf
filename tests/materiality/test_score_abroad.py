"""The score in five other languages: what nobody may be told is harmless, and what editors may be spared."""

import pytest

from generator.materiality.features import words_abroad
from generator.materiality.features.language_words import ENGLISH_WORDS, UNREAD, words_of
from generator.materiality.wording.passages.background import Background
from generator.model.document import Document
from generator.model.languages import TRANSLATED
from generator.model.levels import Level
from tests.materiality.engine import judged

FRAMES = {
    "de": "# Datenschutz\n\n## Umgang mit Daten\n\n{}\n",
    "fr": "# Vie privée\n\n## Vos données\n\n{}\n",
    "es": "# Privacidad\n\n## Sus datos\n\n{}\n",
    "it": "# Riservatezza\n\n## I suoi dati\n\n{}\n",
    "nl": "# Privacy\n\n## Uw gegevens\n\n{}\n",
}
ADDED = [
    # language, a sentence that stays, what is new after it; the reverse is a lost promise or a lost sentence
    ("de", "Wir drucken Karten.", "Wir verkaufen Ihre Daten an Händler."),
    ("de", "Wir drucken Karten.", "Mehr dazu: Wir vermieten Anschriften, siehe Abschnitt 3."),
    ("de", "Wir drucken Karten.", "Wir fragen nach Ihrer Religion und nach Krankheiten."),
    ("de", "Wir drucken Karten.", "Sie verzichten auf Sammelklagen."),
    ("de", "Wir drucken Karten.", "Ihre Bilder erhält die Zeitung."),
    ("de", "Wir drucken Karten.", "Wir lesen Ihre Briefe nie."),
    ("de", "Wir drucken Karten.", "Das Tagebuch bleibt im Haus."),
    ("fr", "Nous imprimons des cartes.", "Nous vendons vos données à des courtiers."),
    ("fr", "Nous imprimons des cartes.", "Pour en savoir plus, nous louons vos adresses."),
    ("fr", "Nous imprimons des cartes.", "Nous demandons votre religion et vos maladies."),
    ("fr", "Nous imprimons des cartes.", "Vous renoncez à toute action collective."),
    ("fr", "Nous imprimons des cartes.", "Le journal reçoit vos photos."),
    ("fr", "Nous imprimons des cartes.", "Nous ne lisons jamais vos lettres."),
    ("fr", "Nous imprimons des cartes.", "Le cahier reste à la maison."),
    ("es", "Imprimimos mapas.", "Vendemos sus datos a corredores."),
    ("es", "Imprimimos mapas.", "Para más información, alquilamos sus direcciones."),
    ("es", "Imprimimos mapas.", "Preguntamos por su religión y sus enfermedades."),
    ("es", "Imprimimos mapas.", "Usted renuncia a toda acción colectiva."),
    ("es", "Imprimimos mapas.", "El periódico recibe sus fotos."),
    ("es", "Imprimimos mapas.", "Nunca leemos sus cartas."),
    ("es", "Imprimimos mapas.", "El cuaderno se queda en casa."),
    ("it", "Stampiamo mappe.", "Vendiamo i suoi dati a intermediari."),
    ("it", "Stampiamo mappe.", "Per saperne di più, affittiamo i suoi indirizzi."),
    ("it", "Stampiamo mappe.", "Chiediamo la religione e le malattie."),
    ("it", "Stampiamo mappe.", "Lei rinuncia a ogni azione collettiva."),
    ("it", "Stampiamo mappe.", "Il giornale riceve le sue foto."),
    ("it", "Stampiamo mappe.", "Non leggiamo mai le sue lettere."),
    ("it", "Stampiamo mappe.", "Il quaderno resta a casa."),
    ("nl", "Wij drukken kaarten.", "Wij verkopen uw gegevens aan makelaars."),
    ("nl", "Wij drukken kaarten.", "Meer informatie: wij verhuren uw adres, zie artikel 3."),
    ("nl", "Wij drukken kaarten.", "Wij vragen naar uw godsdienst en uw ziekten."),
    ("nl", "Wij drukken kaarten.", "U doet afstand van elke collectieve actie."),
    ("nl", "Wij drukken kaarten.", "De krant ontvangt uw foto's."),
    ("nl", "Wij drukken kaarten.", "Wij lezen uw brieven nooit."),
    ("nl", "Wij drukken kaarten.", "Het schrift blijft thuis."),
]
NEAR_MISSES = [
    # language, before, after: looks like a harmless edit, and isn't one, in either direction
    ("de", "Wir nutzen Ihre Bilder.", "Wir verkaufen Ihre Bilder."),
    ("de", "Wir fragen, ob Sie die Karte wollen.", "Wir fragen, ob sie die Karte wollen."),
    ("de", "Wir geben ihre Karte zurück.", "Wir geben Ihre Karte zurück."),
    ("de", "Wir fragen nach Ihrem Namen.", "Wir fragen nach Ihrem Tagebuch."),
    ("de", "Ihre Post liest der Pförtner.", "Ihre Post liest der Vorstand."),
    ("de", "Wir bekommen Daten von Partnern.", "Wir bekommen Daten an Partnern."),
    ("de", "Wir prüfen unsere Konten.", "Wir prüfen Ihre Konten."),
    ("de", "Sie soll gelöscht werden.", "Sie sollte gelöscht werden."),
    ("de", "Wir senden Ihre Karte, falls Sie fragen.", "Wir senden Ihre Karte, bevor Sie fragen."),
    ("de", "Unsere Beauftragte liest Ihre Anfrage.", "Unsere Beauftragte liest Ihre Krankenakte."),
    ("de", "Unsere Beauftragte liest die Kundenpost.", "Unsere Beauftragte liest die Gehaltsliste."),
    ("de", "Wir löschen sie sofort.", "Wir löschen sie zeitnah."),
    ("de", "Wir erheben Kundendaten.", "Wir erheben Kundendaten, zum Beispiel Tagebücher."),
    ("de", "Wir sprechen über die Leistung.", "Wir sprechen über die Leitung."),
    ("de", "Wir sichern sie.", "Wir sichten sie."),
    ("de", "Das entscheidet ein Mensch.", "Das entscheidet ein Programm."),
    ("de", "Unser Dienstleister Acme druckt.", "Unser Werbepartner Acme druckt."),
    ("de", "Verantwortlich ist Frau Anna Lehr.", "Verantwortlich ist Frau Berta Rau."),
    ("de", "Sie finden Ihre Daten bei uns.", "Sie finden Ihre Daten bei uns und ihnen."),
    ("fr", "Le responsable du traitement est Anne Lavoie.", "Le responsable du traitement est Berthe Roy."),
    ("fr", "Nous utilisons vos images.", "Nous vendons vos images."),
    ("fr", "Nous utilisons vos images.", "Vous utilisez vos images."),
    ("fr", "Nous demandons votre nom.", "Nous demandons votre cahier."),
    ("fr", "Le portier lit votre lettre.", "Le patron lit votre lettre."),
    ("fr", "Nous vérifions nos comptes.", "Nous vérifions vos comptes."),
    ("fr", "Elle est effacée si vous partez.", "Elle est effacée avant que vous partiez."),
    ("fr", "Nous les effaçons immédiatement.", "Nous les effaçons rapidement."),
    ("fr", "Notre déléguée lit votre demande.", "Notre déléguée lit votre dossier médical."),
    ("es", "El responsable del tratamiento es Ana Vega.", "El responsable del tratamiento es Berta Ruiz."),
    ("de", "Wir fragen nach Namen, Orten.", "Wir fragen nach Namen, zum Beispiel Orten."),
    ("de", "Wir zeigen Bilder auf unserer Seite im Netz.", "Wir zeigen Bilder auf unserer im Netz."),
    ("fr", "Elles sont effacées, même au grenier.", "Elles sont effacées, au grenier."),
    ("fr", "Nous demandons deux noms.", "Nous demandons, par exemple, deux noms."),
    ("nl", "Wij vragen namen.", "Wij vragen bijvoorbeeld namen."),
    ("es", "Las guardamos un mes.", "Las guardamos, antes, un mes."),
    ("es", "La guía Bicimapa ayuda.", "La guía Rutero, antes de Bicimapa, ayuda."),
    ("es", "Acepto el trato.", "Acepta el trato."),
    ("es", "Las borramos si usted quiere.", "Las borramos cuando usted quiere."),
    ("es", "Usamos sus imágenes.", "Vendemos sus imágenes."),
    ("es", "Utilizamos sus imágenes.", "Utilizan sus imágenes."),
    ("es", "Pedimos su nombre.", "Pedimos su cuaderno."),
    ("es", "El portero lee su carta.", "El jefe lee su carta."),
    ("es", "Revisamos nuestras cuentas.", "Revisamos sus cuentas."),
    ("es", "Las borramos de inmediato.", "Las borramos con el tiempo."),
    ("es", "Nuestra delegada lee su consulta.", "Nuestra delegada lee su expediente médico."),
    ("it", "Accetto il patto.", "Accetta il patto."),
    ("it", "Il titolare è Anna Conti.", "Il titolare è Berta Riva."),
    ("it", "Usiamo le sue immagini.", "Vendiamo le sue immagini."),
    ("it", "Chiediamo il nome.", "Chiediamo il quaderno."),
    ("it", "Il portiere legge la lettera.", "Il capo legge la lettera."),
    ("it", "Controlliamo i nostri conti.", "Controlliamo i suoi conti."),
    ("it", "Li cancelliamo subito.", "Li cancelliamo con calma."),
    ("it", "La delegata legge la domanda.", "La delegata legge la cartella clinica."),
    ("nl", "Verantwoordelijke is Anna Smit.", "Verantwoordelijke is Berta Bakker."),
    ("nl", "Wij gebruiken uw beelden.", "Wij verkopen uw beelden."),
    ("nl", "Wij vragen uw naam.", "Wij vragen uw schrift."),
    ("nl", "De portier leest uw brief.", "De baas leest uw brief."),
    ("nl", "Wij controleren onze rekeningen.", "Wij controleren uw rekeningen."),
    ("nl", "Wij wissen ze meteen.", "Wij wissen ze spoedig."),
    ("nl", "Onze functionaris leest uw vraag.", "Onze functionaris leest uw medisch dossier."),
]
HARMLESS = [
    # language, before, after: a lower level is suggested
    ("de", "Wir verwenden sie, um zu helfen.", "Wir nutzen sie, um zu helfen."),
    ("de", "Ferner zeigen wir Karten.", "Außerdem zeigen wir Karten."),
    ("de", "Wir zeigen Kartn.\n\nDie Bestelung geht weiter.", "Wir zeigen Kartn.\n\nDie Bestellung geht weiter."),
    ("de", "Unsere Beauftragte ist Frau Anna Lehr.", "Unsere Beauftragte ist Frau Berta Rau."),
    ("de", "Das Büro ist am Marktplatz 4.", "Das Büro ist in der Bahnhofstraße 19."),
    ("de", "Wir nutzen Kartendienste.", "Wir nutzen Kartendienste, zum Beispiel Mapilo."),
    ("fr", "En outre, nous montrons des cartes.", "De plus, nous montrons des cartes."),
    ("fr", "Votre inscription passe aprés.", "Votre inscription passe après."),
    ("fr", "Notre déléguée est Mme Anne Lavoie.", "Notre déléguée est Mme Berthe Roy."),
    ("fr", "Écrivez au 5 rue du Lac, 69001 Lyon.", "Écrivez au 5 rue du Parc, 69001 Lyon."),
    ("es", "Además, mostramos mapas.", "Asimismo, mostramos mapas."),
    ("es", "Nuestra delegada es Ana Vega.", "Nuestra delegada es Berta Ruiz."),
    ("es", "Usamos mapas para ayudar.", "Utilizamos mapas para ayudar."),
    ("it", "Usiamo mappe per aiutare.", "Utilizziamo mappe per aiutare."),
    ("it", "La referente è Anna Conti.", "La referente è Berta Riva."),
    ("nl", "Bovendien tonen wij kaarten.", "Daarnaast tonen wij kaarten."),
    ("nl", "Onze functionaris is Anna Smit.", "Onze functionaris is Berta Bakker."),
    ("fr", "Le site suit le RGPD.", "Le site suit le Règlement général sur la protection des données (RGPD)."),
    ("es", "La guía Bicimapa ayuda.", "La guía Rutero (antes Bicimapa) ayuda."),
    ("nl", "Met Toerplan plant u.", "Met Toerplan (voorheen Fietskaart) plant u."),
    ("nl", "Indien u vragen heeft, helpen wij.", "Als u vragen heeft, helpen wij."),
]


def lowest_suggested(language: str, before: str, after: str) -> Level:
    """Return what a version comes to if every suggestion is accepted."""
    found = judged(*(FRAMES[language].format(text) for text in (before, after)), language=language)
    assert any(one.verdict.level >= Level.MATERIAL for one in found)
    return max(one.verdict.suggestion.level if one.verdict.suggestion else one.verdict.level for one in found)


@pytest.mark.parametrize(("language", "before", "came"), ADDED)
def test_no_sentence_that_came_or_went_is_suggested_as_lower(language: str, before: str, came: str) -> None:
    for sides in ((before, f"{before} {came}"), (f"{before} {came}", before), (before, f"{before}\n\n{came}")):
        assert lowest_suggested(language, *sides) >= Level.MATERIAL, sides


@pytest.mark.parametrize(("language", "before", "after"), NEAR_MISSES)
def test_no_near_miss_is_suggested_as_lower(language: str, before: str, after: str) -> None:
    assert lowest_suggested(language, before, after) >= Level.MATERIAL
    assert lowest_suggested(language, after, before) >= Level.MATERIAL


@pytest.mark.parametrize(("language", "before", "after"), HARMLESS)
def test_harmless_edits_are_suggested_as_lower_and_never_nearly_sure(language: str, before: str, after: str) -> None:
    found = judged(*(FRAMES[language].format(text) for text in (before, after)), language=language)
    suggestions = [one.verdict.suggestion for one in found if one.verdict.undecided]
    assert suggestions
    for one in suggestions:
        assert one
        assert one.level < Level.MATERIAL
        assert one.probability < 0.95


@pytest.mark.parametrize("language", TRANSLATED)
def test_lists_of_a_language_are_read_and_none_contradicts_itself(language: str) -> None:
    words = words_abroad.words_of(language)
    assert words_abroad.words_of(language) is words
    assert set(words.lists) == {"safeguards", "duties", "grave", "providers", "data", "done", "holders"}
    assert not [word for word in words.light if words.patterns["grave"].search(word) or words.joins(word)]
    assert all(words.weighs(word) for word in words.countries)


def test_words_are_those_of_the_language_of_both_texts() -> None:
    def between(one: str, other: str) -> Background:
        return Background.of(Document("T", one, ()), Document("T", other, ()))

    german = words_of(between("de", "de-AT")).abroad
    assert german
    assert german.language == "de"
    assert words_of(between("en", "en-GB")) is ENGLISH_WORDS
    assert words_of(between("de", "fr")) is UNREAD
    assert words_of(between("pl", "pl")) is UNREAD
