"""A known misspelling clears to its one correction (L5), and to no other word that is near, or says the opposite."""

import re

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import process
from rapidfuzz.distance import OSA

from generator.materiality.wording.words import dictionary
from tests.materiality.engine import flagged, whole

SLIPS = ("recieve", "immediatly", "maintainance", "goverment", "occured", "begining", "existance", "unfortunatly")
OPPOSITES = ("un", "in", "dis", "non", "im", "ir", "mis")
SENTENCE = "Letters on {} are kept here."


@given(st.sampled_from(SLIPS), st.data())
def test_no_other_word_than_the_correction(slip: str, data: st.DataObject) -> None:
    (meant,) = dictionary.known_corrections(slip)
    assert not flagged(whole(SENTENCE.format(slip)), whole(SENTENCE.format(meant)))
    near = [
        one for one, _, _ in process.extract(slip, dictionary.words(), scorer=OSA.distance, score_cutoff=2, limit=20)
    ]
    opposite = [word for prefix in OPPOSITES if dictionary.is_word(word := f"{prefix}{meant}")]
    other = data.draw(
        st.sampled_from([one for one in (*near, *opposite) if one != meant and re.fullmatch("[a-z]+", one)])
    )
    assert flagged(whole(SENTENCE.format(slip)), whole(SENTENCE.format(other)))
