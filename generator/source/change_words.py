"""Whether a brand's own words for the head of a notice say that something changes."""

import re
from typing import Final

SAYING: Final = frozenset(
    "subject subject-later opening opening-past what-changes banner-changes banner-changed read-what-changes"
    " mark-changes".split()
)
"""Sentences that say it in the usual words, and that readers see first."""
_CHANGE: Final = re.compile(
    r"chang|updat|amend|revis|modif|\bnew\b|änder|aktualis|angepasst|neue?\b|neufass|nouve|à jour|évol|cambi|nuev"
    r"|actualiz|nuov|aggiorn|wijzig|verander|nieuw|bijgewerkt|alter|mudan|atualiz|novo|nova|zmian|zmien|now[aey]\b"
    r"|aktualiz|změn|nov[áéý]|zmen|muut|uus|uude|uusi|mainī|pakeit|keič|ändr|endr|\bny[at]?\b|opdater|oppdater|vált|módos|\búj\b|schimb|nou[aă]?\b"
    r"|promjen|izmjen|промен|измен|нов|змін|оновл|αλλα|τροπο|νέ|değiş|yeni|güncel|変更|改定|改訂|更新|新|变|變|更|修|변경|개정"
    r"|تغيير|تعديل|تحديث|שינו|עדכו|חדש|बदल|परिवर्तन|เปลี่ยน|แก้ไข|thay đổi|cập nhật|ubah|perubahan|baru",
    re.IGNORECASE,
)
"""Words of change in some forty languages; of others nothing is known here."""


def says_no_change(key: str, words: str) -> bool:
    """Return True if the words of such a sentence don't say that something changes, in letters that are read."""
    return key in SAYING and any(map(str.isalpha, words)) and not _CHANGE.search(words)
