"""Phrases that may stand for each other in one place: a closed list, and words of one root. English.

They weigh; they never clear. A phrase stands in each group of its meanings. None of them names data, a recipient, a
period, a safeguard or a choice otherwise, and none says that something is more or less firm.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import permutations
from typing import Final

from rapidfuzz.distance import OSA

from generator.materiality.features import counted_words
from generator.materiality.features.around import stem, words
from generator.materiality.wording.words.vocabulary import carries_meaning
from generator.result_cache import kept

_GROUPS: Final = """
utilise utilize use employ make_use_of; usage use; purchase buy; obtain get acquire; receive get obtain; received got
obtained; assist help aid; commence start begin; terminate end; cease stop discontinue; continue keep_on go_on;
attempt try; facilitate help make_easier; provide give supply furnish; submit send; transmit send; complete fill_in
fill_out finish; choose select pick; elect choose decide; wish want would_like; wish_to want_to would_like_to; request
ask ask_for; inquire ask; inform notify tell advise let_know; inform_of tell_of notify_of tell_about inform_about
notify_about; contact reach get_in_touch_with; ensure make_sure see_to_it; permit allow let; permit_to allow_to let;
prohibit forbid; prevent stop; protect safeguard; improve enhance; create make; conduct carry_out perform undertake
do; execute carry_out perform; implement put_in_place introduce; establish set_up create; set_forth set_out described
stated laid_out laid_down outlined specified; describe explain set_out outline; contain include; comprise include
consist_of; consider regard deem; believe think; determine decide establish find_out; ascertain find_out determine;
learn find_out; learn_more find_out_more read_more see_more; occur happen take_place; arise occur; remain stay;
display show; indicate show; demonstrate show; locate find; modify change amend alter; update change revise; delete
erase; retain keep; preserve keep; maintain keep; process handle; gather collect; exercise use make_use_of; see read
view refer_to consult check visit; please_see please_read see; access go_to; access visit; click click_on; tick check;
log_in sign_in log_on; log_out sign_out; sign_up register; enrol register; recognise recognize identify; note be_aware
please_note; be_aware_of know_about note notice; be_aware_that note_that; understand know; remember bear_in_mind
keep_in_mind; comply_with follow meet; adhere_to follow comply_with; abide_by follow comply_with; fulfil meet; satisfy
meet; respond reply answer; respond_to answer reply_to; enable let allow; depend_on rely_on; come_from originate_from;
prior_to before ahead_of; subsequent_to after following; upon on; upon when; in_order_to to so_as_to; in_order_that
so_that; for_the_purpose_of for to in_order_to; for_the_purposes_of for to; for_purposes_of for; in_the_event_that if
should in_case; in_the_event_of in_case_of; in_the_event if; where if; when if; if should; as_long_as so_long_as;
provided_that so_long_as if; due_to because_of owing_to on_account_of as_a_result_of; because since as;
due_to_the_fact_that because since; therefore thus hence for_this_reason consequently accordingly so; however but
nevertheless nonetheless yet; although though even_though; whilst while; in_addition also additionally furthermore
moreover besides further too as_well; in_addition_to besides as_well_as; together_with along_with with; as_well_as and
along_with together_with; regarding concerning about with_regard_to with_respect_to in_relation_to relating_to
related_to in_respect_of as_to on pertaining_to; in_connection_with about with relating_to; pursuant_to under
in_accordance_with according_to in_line_with in_keeping_with per as_per; by_virtue_of under by; by_means_of by through
with using; via through by; by_using with using by; within in inside; outside_of outside; inside_of inside; off_of
off; throughout during; in_the_course_of during; during while; at_this_time now currently at_present presently
at_the_moment; at_any_time whenever_you_like whenever_you_want; at_all_times always; at_that_time then;
in_conjunction_with with together_with; on_behalf_of for; in_lieu_of instead_of; in_place_of instead_of;
with_the_exception_of except_for except apart_from other_than; such_as like including for_example for_instance; e.g
for_example such_as like; namely that_is i.e; including_without_limitation including_but_not_limited_to; amongst
among; towards toward; a_number_of several; numerous many; the_majority_of most; a_variety_of various; all_of all;
both_of both; each_of each; every each all; any_and_all any; everyone everybody; anyone anybody; nobody no_one;
somebody someone; entire whole; total whole; sufficient enough; approximately about around roughly; additional further
more extra; particular specific; individual person; individuals people persons; customer client; employees staff
personnel; organisation organization company business; authority regulator; supervisory_authority
data_protection_authority; agreement contract; policy notice statement; section part clause; terms_of_use
terms_of_service terms_and_conditions terms; website site; web_site site; web_page page; webpage page; application
app; apps applications; telephone phone; mobile cell; mobile_phone cell_phone; photograph photo picture image; film
movie; forthcoming upcoming; error mistake; enquiries inquiries questions queries; enquiry inquiry question query;
question query; reply answer response; aim goal purpose; manner way; means way; amount sum; latest most_recent newest;
previous prior former earlier; subsequent later following next; current present; helpful useful; beneficial helpful;
easy simple; straightforward simple; large big; appropriate suitable; necessary needed required; applicable relevant;
applicable_law the_law; law legislation; quickly rapidly swiftly; mainly primarily chiefly mostly; solely only
exclusively; merely only just; currently now at_present; previously before earlier; afterwards later then; frequently
often; regularly on_a_regular_basis; daily every_day each_day on_a_daily_basis; weekly every_week each_week; monthly
every_month each_month; yearly annually every_year each_year on_an_annual_basis once_a_year; per_year a_year
each_year; per_month a_month each_month; per_day a_day each_day; per under; must have_to need_to; is_required_to
has_to must needs_to; are_required_to have_to must need_to; are_obliged_to must have_to are_required_to; is_able_to
can; are_able_to can; be_able_to can; are_unable_to cannot; is_unable_to cannot; are_entitled_to have_the_right_to;
is_entitled_to has_the_right_to; which that; who that; personal_data personal_information; require need; require
ask_for; united_states us u.s usa; united_kingdom uk u.k; european_union eu; european_economic_area eea;
general_data_protection_regulation gdpr; california_consumer_privacy_act ccpa; data_protection_officer dpo;
internet_protocol_address ip_address; internet_service_provider isp; frequently_asked_questions faq faqs;
standard_contractual_clauses sccs; data_privacy_framework dpf; as_follows the_following; below the_following; these
the_following; forth out; by_contacting if_you_contact; by_writing_to if_you_write_to; shall will; store keep hold;
stored kept held; verify check; malfunction fault defect; repair mend fix; remedy fix; null_and_void void invalid;
force_and_effect effect force; cease_and_desist stop cease; each_and_every each every; sole_and_exclusive exclusive
sole; save_where unless except_where; save_for except_for except; save_that except_that; hereof of_this_agreement
of_these_terms
"""
_FILLERS: Final = """
in order; as well; in question; of course; in fact; as such; available to you; do; if you wish; if you like;
for your part; in any way; the fact; null and; each and; any and; if and; as and; force and
"""
"""Phrases that may come or go and say nothing."""
_ENDINGS: Final = frozenset(
    " s es e ed d ing y ies ied ying ion ions tion tions ation ations ition ification ment ments ance ence iance".split(
        " "
    )
)
NEAR: Final = 2  # letters
_SHORTEST_ROOT: Final = 5
_LONGEST_OVERLAP: Final = 3
_LONGEST_LISTED: Final = 8  # words of a phrase
MOST_KEPT: Final = 1024  # pairs of phrases
Phrase = tuple[str, ...]


@kept(MOST_KEPT)
def says_the_same(old: str, new: str) -> bool:
    """Return True if two phrases differ by words of a list, by their endings, or by words that only hold a sentence."""
    left, right = words(old), words(new)
    if not left or not right:
        return len(left or right) <= _LONGEST_LISTED and " ".join(left or right).casefold() in _fillers()
    are_short = max(len(left), len(right)) <= _LONGEST_LISTED
    if are_short and (tuple(map(stem, left)), tuple(map(stem, right))) in _listed():
        return True
    sides = [[word for word in side if carries_content(word)] for side in (left, right)]
    return (
        len(sides[0]) == len(sides[1])
        and joining_words(left) == joining_words(right)
        and all(stem(one) == stem(other) or _is_one_root(one, other) for one, other in zip(*sides, strict=True))
    )


def joining_words(found: Sequence[str]) -> list[str]:
    """Return the words that join, and the words for persons, which stay where the meaning does."""
    return [word for word in map(str.casefold, found) if word in counted_words.HELD]


def carries_content(word: str) -> bool:
    """Return True unless a word only holds a sentence together."""
    return word.casefold() not in counted_words.SAYS_NOTHING


def _is_one_root(one: str, other: str) -> bool:
    """Return True if two words are one with different endings, and none that weighs alone: complying, compliance."""
    if carries_meaning(one) or carries_meaning(other):
        return False
    left, right = one.casefold(), other.casefold()
    at = 0
    while at < min(len(left), len(right)) and left[at] == right[at]:
        at += 1
    ends = range(at, max(at - _LONGEST_OVERLAP, _SHORTEST_ROOT) - 1, -1)
    return any(left[end:] in _ENDINGS and right[end:] in _ENDINGS for end in ends)


def is_alike(one: str, other: str) -> bool:
    """Return True if two words, neither of which weighs alone, are spelt nearly alike."""
    if not (one.isalpha() and other.isalpha()) or min(len(one), len(other)) <= NEAR:
        return False
    if carries_meaning(one) or carries_meaning(other):
        return False
    return OSA.distance(one.casefold(), other.casefold(), score_cutoff=NEAR) <= NEAR


@lru_cache(maxsize=1)
def _listed() -> frozenset[tuple[Phrase, Phrase]]:
    return frozenset(pair for group in groups() for pair in permutations(group, 2))


def groups() -> Iterator[list[Phrase]]:
    """Yield the groups of phrases, each word without its usual endings."""
    for group in _GROUPS.split(";"):
        yield [tuple(stem(word) for word in phrase.split("_")) for phrase in group.split()]


@lru_cache(maxsize=1)
def _fillers() -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in _FILLERS.split(";"))
