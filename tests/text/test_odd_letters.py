"""Words in letters that only look like those of a word, and words of many writings that are what they look like."""

import pytest

from generator.text.odd_letters import odd_letters

ODD = {
    "a Cyrillic o": ("N\u043ething changes for you.", "N\u043ething"),
    "a Greek N": ("\u039dothing changes for you.", "\u039dothing"),
    "a Cyrillic word that looks Latin": ("We may \u0440\u0430\u0443 you.", "\u0440\u0430\u0443"),
    "bold letters of mathematics": (
        "We \U0001d42c\U0001d41e\U0001d425\U0001d425 data.",
        "\U0001d42c\U0001d41e\U0001d425\U0001d425",
    ),
    "letters of double width": ("We \uff53\uff45\uff4c\uff4c data.", "\uff53\uff45\uff4c\uff4c"),
    "letters in circles": ("\u24c3\u24de changes.", "\u24c3\u24de"),
    "small capitals": ("\u0274\u1d0f\u1d1b changes.", "\u0274\u1d0f\u1d1b"),
    "letters turned round": ("\u0183u\u1d09\u0265\u0287ou changes.", "\u0183u\u1d09\u0265\u0287ou"),
    "a number in Arabic digits": ("We keep it \u0663 years.", "\u0663"),
    "a number in digits of Thailand": ("From \u0e51\u0e52 on.", "\u0e51\u0e52"),
    "letters struck through": ("N\u0336othing changes.", "N\u0336"),
}
TYPED = {
    "a digit for a letter": ("N0thing changes.", "N0thing"),
    "letters set apart": ("N o t h i n g changes.", "N o t h i n g"),
    "a ligature": ("It is in e\ufb00ect.", "e\ufb00ect"),
}
PLAIN = (
    "\u0391\u03b8\u03ae\u03bd\u03b1 and \u041c\u043e\u0441\u043a\u0432\u0430 are cities.",
    "Die Größe der Ärzte, naïve café, œuvre, İstanbul, Łódź",
    "B2B, P2P, CO2, MP3, H1N1, i18n, Web3, 4K, TLS1, sha256sum, iPhone13Pro",
    "™ № 1ª 2º ½ 5² ㎏ 10㎡ µm and Ω and π",
    "日本語のテキスト, Tiny",
    "\u041d\u0430\u0436\u043c\u0438\u0442\u0435 \u0437\u0434\u0435\u0441\u044c: \u0440\u0430\u0443, Tiny",
    "\u0646\u062d\u062a\u0641\u0638 \u0628\u0647 \u0663 \u0633\u0646\u0648\u0627\u062a, Tiny",
    "\u4fdd\u5b58\u671f\u9593\u306f\uff13\u5e74\u3067\u3059",
    "O’Brien, it's A B C D, a b c; A B C D are sections",
)


@pytest.mark.parametrize("what", ODD)
def test_words_that_only_look_like_words_are_found(what: str) -> None:
    text, word = ODD[what]
    assert (odd_letters(text), odd_letters(text, typed=False)) == (word, word)


@pytest.mark.parametrize("what", TYPED)
def test_of_a_printed_page_some_are_usual(what: str) -> None:
    text, word = TYPED[what]
    assert (odd_letters(text), odd_letters(text, typed=False)) == (word, "")


def test_words_of_any_writing_are_words() -> None:
    assert {one: found for one in PLAIN if (found := odd_letters(one))} == {}
