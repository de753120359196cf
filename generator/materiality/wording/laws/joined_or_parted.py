"""L9: passages joined or parted in one place, a sentence that became a list, or the reverse (§4.2)."""

import re
from itertools import pairwise, takewhile
from typing import Final

from generator.materiality.wording.passages.background import Background, BackgroundText
from generator.materiality.wording.passages.heading_items import are_headed
from generator.materiality.wording.passages.passage import Passage, Span
from generator.materiality.wording.passages.pointing import PointingWords, pointing_of
from generator.materiality.wording.passages.references import order_counts, refers_to_numbers, without_citations
from generator.result_cache import kept
from generator.text.blocks import Block, Run, is_heading
from generator.text.edits import BREAK

_SENTENCE_ENDS: Final = re.compile(r"(?<=[.!?])\s|\n")
Sides = tuple[tuple[Block, ...], tuple[Block, ...]]


def parted(passage: Passage, old: Span, new: Span, blocks: Sides) -> bool:
    """Return True if tokens only join or part passages: at the end of a sentence, or a sentence and its list."""
    changed = (*passage.old(old), *passage.new(new))
    to_list = _is_sentence(blocks[0]) and _is_list(blocks[1])
    if to_list or (_is_list(blocks[0]) and _is_sentence(blocks[1])):
        return _same_list(passage, (old, new), blocks, to_list=to_list)
    side = blocks[0] if len(passage.old(old)) else blocks[1]
    tokens, at = (passage.wording.old, old[0]) if len(passage.old(old)) else (passage.wording.new, new[0])
    if [token.text for token in changed] != [BREAK] or at == 0:
        return False
    every = (*blocks[0], *blocks[1])
    before, after = side[tokens[at].block - 1], side[tokens[at].block]
    if any((one.shape, one.kind) != (after.shape, after.kind) or is_heading(one) for one in every):
        return False
    if after.shape[-1:] == ("item",) or is_heading(before):
        return False
    if passage.is_led_in or any(_is_labelled(block) for block in side[: tokens[at].block]):
        return False  # “Guests: We keep names.” may say whom the sentences after it are about
    beside = (_SENTENCE_ENDS.split(before.words.strip())[-1], _SENTENCE_ENDS.split(after.words.strip())[0])
    pointing = pointing_of(passage.background)
    if pointing is None or _takes_up(beside[1], pointing) or _opens(beside[0], pointing):
        return False
    if any(pointing.scopes.search(sentence) for sentence in _SENTENCE_ENDS.split(before.words.strip())):
        return False  # “In Norway, we ask first.” may hold for the sentences after it
    if any(_hangs(sentence, pointing) or _is_no_sentence(sentence, pointing) for sentence in beside):
        return False
    if any(_counts_passages(text, pointing) for text in (passage.background.old, passage.background.new)):
        return False
    return tokens[at - 1].text in _ENDS


def _is_labelled(block: Block) -> bool:
    """Return True if a passage begins with a few words and a colon, or with bold ones and a stop, colon or dash."""
    if _LABEL.search(block.words):
        return True
    marked = "".join(run.text for run in takewhile(_is_emphasised, block.runs)).strip()
    rest = block.words.strip()[len(marked) :].lstrip()
    return bool(marked and rest) and (marked.endswith(_AFTER_LABEL) or rest.startswith(_AFTER_LABEL))


def _is_emphasised(run: Run) -> bool:
    return not run.text.strip() or not {"strong", "em"}.isdisjoint(run.marks)


_AFTER_LABEL: Final = (".", ":", "–", "—", "-", "：")


def _takes_up(sentence: str, pointing: PointingWords) -> bool:
    """Return True if a sentence begins with what stood before it, how much that may be: “The foregoing is void.”."""
    found = pointing.place.search(sentence)
    return found is not None and len(sentence[: found.start()].split()) < _FIRST_WORDS


_FIRST_WORDS: Final = 3


def _opens(sentence: str, pointing: PointingWords) -> bool:
    """Return True if a sentence is about what comes after it: “The following isn't for members.”, “Guests differ.”."""
    return any(words.search(sentence) for words in (pointing.place, pointing.opens))


def _is_no_sentence(words: str, pointing: PointingWords) -> bool:
    """Return True if a few words belong to the sentence beside them: “With your consent.”, “Members only.”."""
    count = len(words.split())
    if count <= _FEWEST_OF_SENTENCE:
        return not _SUBJECT.match(words)
    begins = pointing.binds.match(words.lstrip("“\"'("))
    return begins is not None and count <= _MOST_OF_PHRASE and "," not in words


_FEWEST_OF_SENTENCE: Final = 3
_MOST_OF_PHRASE: Final = 7
_SUBJECT: Final = re.compile(
    r"\W*(?:we|you|they|it|i|he|she|wir|sie|ihr|es|man|nous|vous|ils?|elles?|on|nosotros|ustedes|usted|noi|voi|lei|wij|u"
    r"|zij|het)\b",
    re.IGNORECASE,
)
"""Whom a short sentence is about: “We sell maps.”."""


@kept(8)
def _counts_passages(text: BackgroundText, pointing: PointingWords) -> bool:
    """Return True if a text points at paragraphs or sentences: they are others where passages are divided otherwise."""
    return any(pointing.passages.search(without_citations(line, text).lower()) for line in text.lines)


def _hangs(sentence: str, pointing: PointingWords) -> bool:
    """Return True if a sentence is an exception to the one beside it: “Only with your consent.”, “Not photos.”."""
    if "," in sentence:
        return False
    found = (pattern.search(sentence) for pattern in (pointing.condition, pointing.denies))
    return any(match is not None and not match.string[: match.start()].strip("“\"'(") for match in found)


def _same_list(passage: Passage, spans: tuple[Span, Span], blocks: Sides, *, to_list: bool) -> bool:
    """Return True if tokens only make a list of a sentence, or the reverse, so that it can be read in one way only."""
    old, new = spans
    listed, sentence = (blocks[1], blocks[0]) if to_list else (blocks[0], blocks[1])
    words = " ".join(block.words for block in (*listed, *sentence))
    pointing = pointing_of(passage.background)
    if pointing is None or _binds_all(listed, pointing) or pointing.condition.search(words):
        return False
    if are_headed(listed[1:], passage.background.language):
        return False  # “Sold:”, “names” would be items beside each other in the sentence
    if not _stands_in_its_place(sentence[0], listed, passage.background):
        return False
    if _reaches_over(listed, pointing, english=passage.background.is_english):
        return False
    if pointing.denies.search(words):
        return False
    conjunction, disjunction = pointing.joins
    if len(listed) == _TWO_ITEMS and not any(f" {join} " in sentence[0].words for join in pointing.joins):
        return False  # “your employer, your trainer” may be one person
    of_lists = _OF_LISTS | {conjunction}
    flat, span = (passage.old(old), passage.new(new)) if to_list else (passage.new(new), passage.old(old))
    last = old[1] == len(passage.wording.old) and new[1] == len(passage.wording.new)
    if not all(token.text in of_lists or (last and token.text == ".") for token in (*flat, *span)):
        return False
    if not last and not any(token.text == BREAK for token in span):
        return False
    if not any(token.text in pointing.joins for token in flat) and f" {conjunction} " in listed[-1].words:
        return False  # “Acme, Bank and Sons” may be three
    if any(token.text == conjunction for token in flat):
        items = " ".join(block.words for block in listed[:-1])
        once = sentence[0].words.count(f" {conjunction} ") == 1
        return once and f" {disjunction} " not in words and f" {conjunction} " not in items
    return True


def _binds_all(listed: tuple[Block, ...], pointing: PointingWords) -> bool:
    """Return True if words at the end of a list may have belonged to the whole sentence: “… with your consent”."""
    return bool(pointing.binds.search(listed[-1].words)) and not all(
        pointing.binds.search(block.words) for block in listed[1:]
    )


def _stands_in_its_place(sentence: Block, listed: tuple[Block, ...], background: Background) -> bool:
    """Return True if a list stands where its sentence stood, and its numbers, if it has any, are no one's."""
    lead, item = listed[0], listed[1]
    if lead.shape != sentence.shape or item.shape[:-2] != sentence.shape:
        return False
    texts = (background.old, background.new)
    return item.shape[-2] == "bullet" or not any(refers_to_numbers(text) or order_counts(text) for text in texts)


def _reaches_over(listed: tuple[Block, ...], pointing: PointingWords, *, english: bool) -> bool:
    """Return True if words of one item may belong to others in the sentence.

    “Old letters, cards”, “copies of letters, cards”, “letters and cards of children”, “sell and delete names”; not “old
    letters, your cards”. In other languages than English words behind a noun may, too, so that there each item has to
    be one word. An item that explains another, or part of a name (“and Sons”), is none of its own.
    """
    whole = [block.words.strip().rstrip(".;,") for block in listed[1:]]
    whole = [_AND_AT_END.sub("", words) for words in whole]
    if any(_INSIDE.search(words) or pointing.start.search(words) or _EXPLAINS.match(words) for words in whole):
        return True
    if any(_names(one, other) for one, other in pairwise(whole)):
        return True
    items = [[word for word in _WORD.findall(words) if word.casefold() not in _JOINING] for words in whole]
    bare = [item[1:] if item and item[0].casefold() in _DETERMINERS else item for item in items]
    if not english:
        return any(len(item) > 1 for item in bare)
    lead = _WORD.findall(listed[0].words)
    if lead and (_QUALIFIES.fullmatch(lead[-1]) or lead[-1].casefold() in _DETERMINERS | {"of"}):
        return True
    if lead and lead[-1].casefold() in _BEFORE_VERBS:
        return len(items[-1]) > 1 and any(len(item) == 1 for item in items[:-1])
    if any(
        len(item) > 1 and following is own and (_QUALIFIES.fullmatch(item[0]) or "of" in item)
        for item, following, own in zip(bare, bare[1:], items[1:], strict=False)
    ):
        return True
    last = bare[-1]
    return len(last) > _COMPOUND or (len(last) > 1 and _TRAILS.fullmatch(last[-1]) is not None)


def _names(item: str, following: str) -> bool:
    """Return True if an item may be the name of what the one before it says: “our owner, Harrow”."""
    last = _WORD.findall(item)[-1:]
    return bool(last) and last[0].islower() and _NAME.match(following) is not None


_TWO_ITEMS: Final = 3
"""Blocks of a list of two items, with what leads it in."""
_NAME: Final = re.compile(r"[^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ]")
"""How a word with one capital begins."""
_COMPOUND: Final = 2
"""Words of a noun that is made of others: “phone numbers”."""
_WORD: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_INSIDE: Final = re.compile(r"[,;:()\[\]–—…/]|\s-\s|[.!?]\s")
_EXPLAINS: Final = re.compile(
    r"\W*(?:that is|namely|i\.e|e\.g|for example|such|especially|particularly|in particular|sons|co|company|partners"
    r"|brothers|associates|d\.\s?h|z\.\s?b|söhne|c['’]est-à-dire|fils|es decir|hijos|cioè|figli|namelijk|zonen)\b",
    re.IGNORECASE,
)
_AND_AT_END: Final = re.compile(r"\W+(?:and|or|und|oder|et|ou|y|o|e|en)$")
_JOINING: Final = frozenset("and or und oder et ou y o e en".split())
_DETERMINERS: Final = frozenset(
    "your our the a an any its their his her my this these those each every"
    " der die das den dem des ein eine einen ihr ihre ihren ihres le la les l un une des votre vos leur leurs"
    " el los las lo una su sus il lo gli i uno suo sua suoi sue het de een uw hun".split()
)
_BEFORE_VERBS: Final = frozenset(
    "we you they it i who may can could will would shall must should might to not never either".split()
)
_QUALIFIES: Final = re.compile(
    r"\w+(?:ed|al|ous|ive|ic|able|ible|less|ful|ary|ory|ent|ant|most)|(?:non|un|de|re|ex|pre|sub)-\w+|\w+['’]s?|\d.*"
    r"|old|new|certain|some|many|few|several|all|both|half|most|two|three|four|five|six|seven|eight|nine|ten|one"
    r"|public|private|former|past|future|first|second|last|only|free|paid|adult|raw|full"
    r"|small|large|precise|exact|approximate|rough|secret|secure|safe|basic|other|further|more|less|no|any|such"
    r"|made|sent|given|kept|lost|sold|bought|written|known|unknown|hidden|open|sealed|daily|weekly|monthly|yearly"
    r"|guest|member|customer|user|client|visitor|patient|staff|employee|student|partner|company|business|child|minor",
    re.IGNORECASE,
)
"""Words before a noun that may say something of the nouns after it as well."""
_TRAILS: Final = re.compile(
    r"\w+(?:ed|ly|ing|able|ible|wide)|now|too|both|only|alone|together|abroad|etc|yearly|today|here|there|twice|once|first|last|made|sent"
    r"|given|kept|sold|held|sealed|open|available|combined|included|excluded|below|above|as well|instead|again",
    re.IGNORECASE,
)
"""Words behind a noun that may say something of the nouns before it as well."""
_LABEL: Final = re.compile(r"^\W*(?:[^\W_]+[’'-]?\W{1,2}?){0,7}[^\W_]+\W?[:：](?=\s)")
"""A few words and a colon with which a passage begins."""
_ENDS: Final = frozenset(".!?。！？")
_OF_LISTS: Final = frozenset({BREAK, ",", ";", ":"})


def _is_sentence(side: tuple[Block, ...]) -> bool:
    return len(side) == 1 and side[0].kind == "paragraph"


def _is_list(side: tuple[Block, ...]) -> bool:
    """Return True if the blocks of a side are a paragraph with its list, all items of one level."""
    shapes = {block.shape for block in side[1:]}
    return len(side) > 1 and side[0].kind == "paragraph" and len(shapes) == 1 and side[1].kind == "item"
