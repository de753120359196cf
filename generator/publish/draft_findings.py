"""What a build says of drafts and of words beside the texts, neither of which stops it."""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from generator.checks import footer_words
from generator.errors import Finding, Severity
from generator.loading import brand_file, policy_source
from generator.loading.draft_file import SHARED
from generator.publish import input_digests
from generator.publish.memo import Memo
from generator.source import words_file

_BESIDE: Final = frozenset({footer_words.RULE, words_file.RULE, words_file.EMPTY, brand_file.NAME})


def beside_texts(loaded: policy_source.Source, brands: Collection[str]) -> tuple[Finding, ...]:
    """Return what is wrong with words that pages of the brands to build show beside the texts: no draft is that."""
    found = sorted({*loaded.read_findings, *loaded.integrity_findings})
    shown = {f"{loaded.shown_path}/{slug}/" for slug in brands}
    ours = (one for one in found if one.rule in _BESIDE and one.place.path.startswith(tuple(shown)))
    return tuple(replace(one, severity=Severity.WARNING) for one in ours)


def number_of(loaded: policy_source.Source, memo: Memo) -> int:
    """Return how many findings drafts have."""
    found = {repr(one) for one in loaded.read_findings if one.rule not in _BESIDE}
    return len(found.union(*(of_brand(loaded, memo, brand) for brand in loaded.check_drafts)))


def of_brand(loaded: policy_source.Source, memo: Memo, brand: str) -> list[str]:
    """Return the findings of a brand's drafts, written out: they follow from its files, and from the shared ones."""
    shared = input_digests.files_digest(loaded.root / SHARED)
    own = tuple(one for one in loaded.read_findings if one.place.path.startswith(f"{loaded.shown_path}/{brand}/"))
    key = memo.key("draft findings", brand, input_digests.files_digest(loaded.root / brand), shared, own)
    found: list[str] = json.loads(memo.made(key, partial(_written, loaded.check_drafts[brand])))
    return found


def _written(check: Callable[[], Sequence[Finding]]) -> bytes:
    return json.dumps([repr(one) for one in check()]).encode()
