"""What is looked for in a draft, in its order: by its texts alone, and beside what was sealed."""

from collections.abc import Collection, Iterator
from collections.abc import Mapping as MappingType

from generator.checks import leftovers, raw_signs
from generator.checks.claims import claims
from generator.checks.company_names import company_names, name_in_title
from generator.checks.cross_references import cross_references, typed_numbers, unlinked
from generator.checks.denied_facts import denied_facts
from generator.checks.denying_names import denying_names
from generator.checks.fact_codes import fact_codes
from generator.checks.foreign_values import foreign_values
from generator.checks.last_words import last_words
from generator.checks.lost_markup import lint
from generator.checks.misleading_titles import misleading_title
from generator.checks.missing_topics import missing_topics
from generator.checks.moved_items import moved_items
from generator.checks.records import check_draft
from generator.checks.renamed_sections import renamed
from generator.checks.translated_shape import translated_shape
from generator.checks.typed_values import typed_values
from generator.checks.unread_words import in_another_language
from generator.checks.unspoken_names import unspoken_names
from generator.checks.unstated_promises import unstated_promises
from generator.checks.usual_names import unusual_names
from generator.checks.values_elsewhere import values_elsewhere
from generator.errors import Finding, Place
from generator.loading.draft_file import Draft
from generator.materiality import translations
from generator.model.policy import Policy


def in_texts(drafts: MappingType[str, Draft], begun: Collection[str]) -> Iterator[Finding]:
    """Find what is wrong with the drafts of a brand by themselves; of those `begun`, no version is sealed yet."""
    documents = {name: draft.document for name, draft in drafts.items()}
    for name, draft in drafts.items():  # a link may lead nowhere only because of what is found already
        lost = lint(draft.sources, draft.read, documents)
        yield from (one for one in lost if draft.whole or one.rule != "link")
        yield from typed_values(draft.sources, draft.read)
        yield from foreign_values(draft.sources, draft.read)
        yield from claims(draft.sources, draft.read)
        yield from denied_facts(draft.sources, draft.read)
        yield from values_elsewhere(draft.sources, draft.read)
        yield from cross_references(draft.sources, draft.read)
        yield from typed_numbers(draft.sources) if draft.whole else ()
        yield from unlinked(draft.sources, draft.read, numbered=draft.numbered) if draft.whole else ()
        yield from leftovers.leftovers(draft.sources, draft.read, draft.shown_path, begun=name in begun)
        yield from raw_signs.raw_signs(draft.sources, draft.read, draft.shown_path)
        yield from denying_names(draft.sources)
        yield from unusual_names(draft.sources)


def against_archive(draft: Draft, policy: Policy) -> Iterator[Finding]:
    """Find what is wrong with a draft beside what was sealed."""
    findings: list[Finding] = []
    check_draft(policy, draft.sources, findings)
    yield from findings
    yield from unstated_promises(policy, draft.sources, Place(draft.shown_path, 1))
    yield from in_another_language(policy.draft, Place(draft.shown_path, 1)) if policy.draft else ()
    if policy.draft:
        sealed = policy.base.document if policy.base else None
        yield from fact_codes(draft.sources, sealed)
        yield from unspoken_names(draft.sources, policy.draft, sealed, translates=bool(policy.master))
    yield from renamed(policy, draft.sources)
    yield from moved_items(policy, draft.sources)
    yield from company_names(policy, draft.sources)
    yield from name_in_title(policy, Place(draft.shown_path, 1))
    yield from misleading_title(policy, Place(draft.shown_path, 1))
    yield from missing_topics(policy, Place(draft.shown_path, 1))
    yield from last_words(policy, Place(draft.shown_path, 1))
    yield from translations.of_draft(policy, draft.master_place, draft.sources)
    yield from translated_shape(policy, draft.sources)
