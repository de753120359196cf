"""The page of the next text to come."""

from dataclasses import dataclass

from generator.notice.notice_period import in_words
from generator.site.banner import UPCOMING
from generator.site.page import Link, Page, since
from generator.site.policy_on_day import PolicyOnDay
from generator.site.version_text import TextView, text_inputs, text_view


@dataclass(frozen=True, slots=True)
class UpcomingView:
    """A text to come: the date at its top, which version it is, its permanent address, and the text."""

    subtitle: str
    effective: str
    number: int
    links: tuple[Link, ...]
    text: TextView


def upcoming_page(item: PolicyOnDay) -> Page:
    """Return the page of the next text to come, of a policy that has one."""
    interval, brand = item.upcoming[0], item.policy.brand.name
    words = item.words_of(interval.version.number)
    version, address = interval.version, f"{item.address}{UPCOMING}"
    document, number = version.document, version.number
    date = in_words(interval.start, document.language)
    view = UpcomingView(
        document.subtitle,
        since(interval, words),
        number,
        ((f"../versions/{number}/", words.say("permanent-address", number=str(number))),),
        text_view(text_inputs(item, version, address, item.ids_today[number] if item.current else None)),
    )
    return Page(
        address,
        words.say("title-to-come", title=document.title, date=date),
        words.say("about-to-come", brand=brand, title=document.title, date=date),
        searched=False,
        listed=False,
        template="pages/upcoming.html",
        view=view,
        words=words,
    )
