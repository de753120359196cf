"""No way round the notice by a brand's own words, in the languages that the program speaks and in others."""

from pathlib import Path

import pytest

from generator.loading import policy_source
from tests.notice.edits.drafts import PLAIN, section
from tests.small import ROOT_OF

DENIED = "says that something is so, and these words deny it"
STAYS = "says that something changes, and these words say that it stays"
SMALL = "calls a change small that is none"
SMALL_OF_ALL = "stands where something material changes, and calls it small"
PRESUMED = "takes for a consent what is none"
OTHER = "seems to say what"


@pytest.mark.parametrize(
    ("language", "words", "says"),
    [
        # what facts state, at a glance
        ("en", "glance-sale-yes: Your data is not sold", DENIED),
        ("de", "glance-sale-yes: Ihre Daten werden nicht verkauft", DENIED),
        ("fr", "glance-sale-yes: Vos données ne sont pas vendues", DENIED),
        ("fr", "glance-sale-opt-in: Vos données ne sont vendues qu’avec votre accord", ""),
        ("de", "glance-optional: freiwillig", ""),
        ("en", "glance-unsaid-recipients: Your data goes to good hands", "says that something is not so"),
        ("en", "consent-held: This does not concern data that we have.", DENIED),
        # what was removed or added, and signs
        ("en", "text-removed: 'Still valid:'", STAYS),
        ("de", "stated-removed: 'Bleibt: {name}.'", STAYS),
        ("es", "text-added: 'Como antes:'", STAYS),
        ("de", "text-removed: 'Fällt weg:'", ""),
        ("en", "before: After", OTHER),
        ("de", "before: Nachher", OTHER),
        ("en", "text-removed: 'New here:'", OTHER),
        ("en", "signs: 'Below, [-this is new-] and {+this is removed+}.'", OTHER),
        ("en", "signs: 'Below, [-this goes-] and {+this comes+}.'", ""),
        ("en", "until-then: Until then the new text applies.", OTHER),
        ("en", "until-then: Until then the new text does not apply.", ""),
        ("en", "standing-upcoming: 'In force, since {date}'", OTHER),
        # levels
        ("de", "level-material: Das ist eine kleine Änderung.", SMALL),
        ("fr", "level-material: Ceci est une petite modification.", SMALL),
        ("es", "level-material: Es un cambio pequeño.", SMALL),
        ("it", "label-material: piccola modifica", SMALL),
        ("pl", "level-material: To drobna zmiana.", SMALL),
        ("ja", "level-material: 軽微な変更です。", SMALL),
        ("en", "level-material: This is no small change.", ""),
        ("en", "subject: '{brand}: a small update of {title} from {date}'", SMALL_OF_ALL),
        ("en", "opening: '{brand} makes a little update of its {title}.'", SMALL_OF_ALL),
        ("en", "what-changes: A few small changes", SMALL_OF_ALL),
        ("fr", "banner-changes: 'Petits changements : {title}, {date}'", SMALL_OF_ALL),
        ("es", "subject: '{brand}: pequeños cambios de {title}, {date}'", SMALL_OF_ALL),
        ("en", "several: 'A few little things are announced:'", SMALL_OF_ALL),
        ("en", "subject: '{brand}: an update of {title} from {date}'", ""),
        ("en", "more-of-several: 'And {count} others.'", ""),
        ("en", "label-minor: a small change", ""),
        ("de", "level-material: Das ist eine wichtige Änderung.", ""),
        ("en", "level-consent: This matters to you.", "doesn't say that a consent is needed"),
        ("fr", "label-consent: avec votre accord", ""),
        # consent
        ("en", "consent: If you do not answer, we assume that you agree.", PRESUMED),
        ("de", "consent: 'Wenn Sie nicht antworten, gilt das als Zustimmung.'", PRESUMED),
        ("de", "consent: Ihr Schweigen ist keine Zustimmung.", ""),
        ("de", "consent: Schweigen gilt nicht als Zustimmung.", ""),
        ("de", "consent: 'Schweigen gilt als Zustimmung, Sie müssen nichts tun.'", PRESUMED),
        ("de", "consent: Schweigen gilt als Zustimmung und Sie müssen nicht antworten.", PRESUMED),
        ("en", "consent: 'Silence counts as consent, and you need not reply.'", PRESUMED),
        ("en", "consent: We assume that you agree but we do not ask again.", PRESUMED),
        ("en", "consent: Silence and inactivity are not consent.", ""),
        ("fr", "consent: 'Votre silence vaut accord, vous ne devez rien faire.'", PRESUMED),
        ("fr", "consent: Votre silence vaut accord.", PRESUMED),
        ("es", "consent: Su silencio vale como un sí.", PRESUMED),
        ("it", "consent: Il silenzio vale come consenso.", PRESUMED),
        ("nl", "consent: Zwijgen geldt als toestemming.", PRESUMED),
        ("pl", "consent: Milczenie oznacza zgodę.", PRESUMED),
        ("en", "consent: We never assume that you agree. You will be asked.", ""),
        ("en", "level-consent: No consent is needed.", "doesn't say that a consent is needed"),
        ("de", "level-consent: Eine Einwilligung ist nicht nötig.", "doesn't say that a consent is needed"),
        ("en", "consent: 'Consent is not required, so all of it begins then.'", "doesn't say that a consent is needed"),
        ("de", "consent: Es ist keine Einwilligung nötig.", "doesn't say that a consent is needed"),
        ("fr", "consent: 'Aucun accord n’est requis.'", "doesn't say that a consent is needed"),
        ("en", "consent: 'You need not consent; if you do not, what applies to you stays.'", ""),
        ("de", "consent: 'Nichts beginnt ohne Ihre Einwilligung.'", ""),
        # that something changes
        ("en", "subject: '{brand}: your {title} stays as it is after {date} (no change)'", DENIED),
        ("de", "opening: '{brand} lässt {title} unverändert.'", DENIED),
        ("pl", "subject: '{brand}: {title} bez zmian od {date}'", DENIED),
        ("de", "opening: '{brand} ändert {title}; alles bleibt beim Alten.'", "says that little changes"),
        ("fr", "opening: '{brand} change {title}, et tout reste comme avant.'", "says that little changes"),
        ("en", "breaks-promise: This does not break a published promise.", DENIED),
    ],
)
def test_own_words_say_what_is_so(tiny: Path, language: str, words: str, says: str) -> None:
    """Before: `check` read a few sentences of a brand's own, most of them in English, and found nothing in these."""
    Path(PLAIN).write_text(section("other", "Words."))
    name = "words.yml" if language == "en" else f"words.{language}.yml"
    (tiny / "policy_source/tiny" / name).write_text(f"words:\n  {words}\n")
    found = [one.message for one in policy_source.load(ROOT_OF).findings if one.place.path.endswith(name)]
    assert [says in one for one in found] == ([True] if says else []), found
