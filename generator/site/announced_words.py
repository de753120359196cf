"""What a page has to say whatever its templates are: the sentences of what is announced, and the text that applies."""

from collections.abc import Iterable, Iterator

from generator.notice.notice_period import in_words
from generator.site.banner import Banner
from generator.site.pages.in_force import InForceView
from generator.site.pages.notice import NoticeView
from generator.site.pages.upcoming import UpcomingView


def announced_words(banner: Banner | None) -> tuple[str, ...]:
    """Return the sentences of a banner: what changes, from when, how much it matters, and what people say of it.

    None of them stands without the others: what people say is never all that readers see.
    """
    return _without_empty(_of_banner(banner) if banner else ())


def words_of_notice(view: object) -> tuple[str, ...]:
    """Return the same of a page's view; empty where that is no notice."""
    return _without_empty(_of_notice(view) if isinstance(view, NoticeView) else ())


def text_of(view: object) -> tuple[str, ...]:
    """Return the titles and sections of a text that applies, or will, as plain words; empty where a page has none."""
    if not isinstance(view, (InForceView, UpcomingView)):
        return ()
    every = (words for section in view.text.sections for words in (section.title, section.html.striptags()))
    return tuple(words for words in every if words)


def _without_empty(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in dict.fromkeys(found) if one)


def _of_banner(banner: Banner) -> Iterator[str]:
    for item in (*banner.policies, *banner.below):
        for one in item.changes:
            yield one.words.say(one.key, title=one.title, date=in_words(one.date, one.language))
            yield one.level
            yield one.exception
            yield one.summary
            yield from one.brief
        for gone in item.withdrawals:
            yield gone.words.say("banner-withdrawn", title=gone.title, date=in_words(gone.date, gone.language))
            yield from gone.because


def _of_notice(view: NoticeView) -> Iterator[str]:
    for one in view.changes:
        yield from one.lead.summary
        yield one.words.say("applied" if one.lead.past else "applies", when=one.lead.when)
        yield one.lead.level
        for listed in one.changes:
            yield listed.reason
    for gone in view.withdrawals:
        yield gone.words.say("banner-withdrawn", title=gone.title, date=in_words(gone.date, gone.language))
        yield from gone.because
