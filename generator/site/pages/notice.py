"""What is announced, on pages of its own: the notice with all that it says of a change, and the text to come."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape as text_of

from generator.materiality.consent import asked
from generator.materiality.summary import told as telling
from generator.materiality.verdict import Judged
from generator.model.catalogue import Words
from generator.model.document import Document
from generator.model.levels import Level
from generator.model.policy import Interval, State
from generator.model.record import VersionRecord
from generator.model.version import Version
from generator.notice import wording as say
from generator.notice.clock import continues
from generator.notice.days import in_words, start_of
from generator.notice.message import weighty
from generator.notice.what_to_do import ways_out
from generator.site.banner import NOTICE, exception_box, on_notice_page, prefix, seal, taken_back
from generator.site.notices import history
from generator.site.page import TOP, Page, Published, block, dated, headed, paragraphs, relative, timed
from generator.site.redline import Drawing, drawing, drawn, target_of
from generator.site.version_text import head, incomparable, text, under_title
from generator.text import excerpt, redline_html
from generator.text.diff import aligned
from generator.text.redline import redline
from generator.text.redline_blocks import RedlinedBlock


def upcoming_page(item: Published) -> Page | None:
    """Return the page of the next text to come, or None where none is announced."""
    if not item.upcoming:
        return None
    interval = item.upcoming[0]
    version, address = interval.version, f"{item.address}upcoming/"
    document = version.document
    words, date = item.policy.brand.words, in_words(interval.start, document.language)
    title = words.say("title-to-come", title=document.title, date=date)
    permanent = words.html("permanent-address", number=str(version.number))
    links = [f'<a href="../versions/{version.number}/">{permanent}</a>']
    body = [
        headed(1, title, TOP),
        head(item, version, *links),
        text(item, version, address, today=item.ids_today[version.number] if item.current else None),
    ]
    description = words.say("about-to-come", brand=item.policy.brand.name, title=document.title, date=date)
    return Page(address, title, description, "\n".join(body), searched=False, listed=False)


def notice_page(item: Published) -> Page | None:
    """Return the notice of what is announced, or None where nothing is."""
    told = on_notice_page(item)
    if not told and not item.taken_back:
        return None
    address = f"{item.address}{NOTICE}"
    words = item.policy.brand.words
    title = words.say("title-changes" if told else "title-withdrawn", title=item.title)
    alone = len(told) == 1
    body = [headed(1, title, TOP), *_taken_back(item)]
    if len(told) > 1:
        rows = [
            f'<li><a href="#version-{interval.version.number}">{text_of(_from(interval, words))}</a></li>'
            for interval, _ in told
        ]
        body.append(block(f"<p>{words.html('several')}</p>", "<ul>", *rows, "</ul>"))
    for interval, parent in told:
        number = interval.version.number
        if not alone:
            name = words.say("version", number=str(number))
            body.append(headed(2, f"{_from(interval, words)} ({name})", f"version-{number}"))
        body.extend(_told(item, interval, parent, 2 if alone else 3))
    dates = ", ".join(in_words(interval.start, interval.version.document.language) for interval, _ in told)
    description = words.say("about-changes", brand=item.policy.brand.name, title=item.title, date=dates)
    if not told:
        description = words.say("about-withdrawn", brand=item.policy.brand.name, title=item.title)
    return Page(address, title, description, "\n".join(body), searched=False)


def _taken_back(item: Published) -> Iterator[str]:
    """Yield what was announced and taken back, with the reason and the way to its text."""
    words = item.policy.brand.words
    for version, record in item.taken_back:
        yield block(
            f'<div class="policy-banner policy-banner--lead" id="withdrawn-{version.number}"{seal(record)}>',
            *taken_back(version, record, words),
            *(f"<p>{one}</p>" for one in [words.html("still-applies")] if one and not item.upcoming),
            "</div>",
        )
        links = (
            *([f'<a href="../">{words.html("text-now")}</a>'] if item.current else []),
            f'<a href="../versions/{version.number}/">{words.html("text-withdrawn")}</a>',
        )
        yield under_title("", *links)


def _from(interval: Interval, words: Words) -> str:
    return words.say("from", date=in_words(interval.start, interval.version.document.language))


def _told(item: Published, interval: Interval, parent: Version, level: int) -> Iterator[str]:
    """Yield all that the notice page says of one version."""
    version = interval.version
    number, newer, older = version.number, version.document, parent.document
    record, words = item.record(number), item.policy.brand.words
    address = f"{item.address}{NOTICE}"
    name = "" if len(on_notice_page(item)) == 1 else f"-{number}"

    def part(key: str, anchor: str) -> Iterator[str]:
        if title := words.say(key):
            yield headed(level, title, f"{anchor}{name}")

    yield block(*_lead(item, interval, record))
    new, past = item.text_address(number), interval.state is State.IN_FORCE
    before = f"{item.address}versions/{parent.number}/" if past or not item.current else item.address
    links = [
        f'<a href="{relative(address, before)}">{words.html("text-before" if past else "text-now")}</a>',
        f'<a href="{relative(address, new)}">{words.html("text-new")}</a>',
        f'<a href="#{prefix(item, number)}">{words.html("word-by-word")}</a>',
        f'<a href="../versions/">{words.html("all-versions")}</a>',
    ]
    yield under_title("", *links)
    waiver = exception_box(item, number)
    if waiver:
        yield block(waiver)
    yield from part("what-changes", "changes")
    of = _drawing(item, version, older) if item.policy.comparable(number) else None
    yield block(*(_entries(item, number, of, newer) if of else [incomparable(parent, version)]))
    yield from part("from-when", "from-when")
    yield block(*_dates(item, interval, record))
    if item.level(number) is Level.CONSENT:
        yield from part("consent-heading", "consent")
        yield block(*_consent(item, version, older))
    if choices := tuple(_choices(item, interval, older)):
        yield from part("what-you-can-do", "choices")
        yield block(*choices)
    yield headed(level, words.say("text-with-changes"), prefix(item, number))
    if of:
        yield from drawn(of, level=level + 1, with_unchanged=False)


def _drawing(item: Published, version: Version, older: Document) -> Drawing:
    number, newer = version.number, version.document
    of = redline(older, newer, aligned(older, newer), [one.change for one in item.judged(number)])
    target = target_of(item, newer, f"{item.address}{NOTICE}", item.text_address(number))
    passages = "at-" if len(on_notice_page(item)) == 1 else f"at-{number}-"
    return drawing(of, target, passages=passages, sections=f"{prefix(item, number)}-")


def _lead(item: Published, interval: Interval, record: VersionRecord | None) -> Iterator[str]:
    """Yield the box at the top of a notice: what people say of the change, then the sentences of the e-mail."""
    version, past = interval.version, interval.state is State.IN_FORCE
    brand, language = item.policy.brand, version.document.language
    words, title = brand.words, text_of(version.document.title)
    when = f"<strong>{text_of(say.when(interval.start, brand, language))}</strong>"
    first = words.html("opening-past" if past else "opening", brand=text_of(brand.name), title=title)
    second = words.html("applied" if past else "applies", when=when)
    yield f'<div class="policy-banner policy-banner--lead"{seal(record)}>'
    if record:
        yield from (f"<p>{one}</p>" for one in paragraphs(record.summary))
    yield f"<p>{_sentences(first, second, _until_then(item, interval))}</p>"
    yield f"<p>{text_of(say.level_of(item.level(version.number), words))}</p>"
    if record and len(record.notices) > 1:
        former, last = record.notices[-2], record.notices[-1]
        postponed = words.html("postponed", date=dated(former.effective, language))
        yield f"<p>{_sentences(postponed, *paragraphs(last.because))}</p>"
    if record and record.revises and not continues(item.policy, record):
        yield f"<p>{words.html('replaces')}</p>"
    yield "</div>"


def _sentences(*html: str) -> str:
    return " ".join(filter(None, html))


def _until_then(item: Published, interval: Interval) -> str:
    """Return which text applies before this one does, as HTML; empty where it applies already."""
    words, parent = item.policy.brand.words, item.policy.parent(interval.version.number)
    before = item.interval(parent.number) if parent else None
    if interval.state is State.IN_FORCE:
        return ""
    if before and before.state is State.UPCOMING:
        return words.html("builds-on", date=dated(before.start, interval.version.document.language))
    return words.html("until-then")


def _entries(item: Published, number: int, of: Drawing, newer: Document) -> Iterator[str]:
    """Yield the list of what changes, the weightiest first."""
    judged, words = item.judged(number), item.policy.brand.words
    shown = telling(weighty(judged))
    yield '<ol class="policy-changes redline">'
    for entry in shown:
        one = say.changed(entry, of.redline, newer, words)
        where = f"<strong>{text_of(one.where)}</strong>"
        place = of.to(entry.lead.change) or of.to(entry.worst.change)
        if place:
            where = f'<a href="#{text_of(place)}">{where}</a>'
        tags = [(say.label_of(entry.worst.verdict.level, words), str(entry.worst.verdict.level).replace("+", "-"))]
        tags += [(one.favour, str(entry.worst.verdict.direction))] if one.favour else []
        tagged = " ".join(
            f'<span class="policy-tag policy-tag--{name}">{text_of(label)}</span>' for label, name in tags
        )
        yield f"<li><p>{where} {tagged}</p><p>{text_of(one.reason)}</p>{_shown(one, of, words)}</li>"
    yield "</ol>"
    rest = len(judged) - sum(len(entry.all) for entry in shown)
    if rest:
        several = words.html("wording-of-several", count=str(rest))
        yield f"<p>{words.html('wording-of-one') if rest == 1 else several}</p>"


LONG = 700  # letters; more would hide the other changes


def _shown(one: say.Changed, of: Drawing, words: Words) -> str:
    """Return the passages that changed, or both sides of what is no passage; folded where they are long."""
    befores = (None, *one.passages)
    passages = "".join(_passage(block, before, of) for block, before in zip(one.passages, befores, strict=False))
    sides = "".join(
        f'<div class="policy-side policy-side--{("before", "after")[number % 2]}"><dt>{text_of(name)}</dt>'
        f"<dd>{_side(value)}</dd></div>"
        for number, (name, value) in enumerate(one.sides)
    )
    html = passages or (f'<dl class="policy-sides">{sides}</dl>' if sides else "")
    length = sum(len(value) for _, value in one.sides)
    length += sum(len(piece.run.text) for block in one.passages for piece in block.pieces)
    return html if length <= LONG else f"<details><summary>{words.html('before-and-now')}</summary>{html}</details>"


def _passage(one: RedlinedBlock, before: RedlinedBlock | None, of: Drawing) -> str:
    shown = excerpt.pieces_shown(one)
    words = redline_html.html_words(replace(one, place=""), replace(of.links, target=redline_html.nowhere), before)
    return f"<blockquote{redline_html.direction(shown)}>{words}</blockquote>"


def _side(value: str) -> str:
    return "<br>".join(map(text_of, value.split("\n")))


def _dates(item: Published, interval: Interval, record: VersionRecord | None) -> Iterator[str]:
    """Yield from when the text applies, on the brand's clock and everywhere, and what was said of it before."""
    brand, language = item.policy.brand, interval.version.document.language
    instant = start_of(interval.start, brand)
    yield '<dl class="policy-facts">'
    here, everywhere = timed(instant, brand, language), f"{instant:%Y-%m-%d %H:%M} UTC"
    moment = brand.words.html("applies-everywhere", date=here, moment=everywhere)
    yield f"<div><dt>{brand.words.html('applies-from')}</dt><dd>{moment}</dd></div>"
    for name, words, _ in history(item, record, language) if record else ():
        yield f"<div><dt>{name}</dt><dd>{words}</dd></div>"
    yield "</dl>"


def _consent(item: Published, version: Version, older: Document) -> Iterator[str]:
    """Yield for what nobody's consent is taken for granted, and whether data that is already held is concerned."""
    words = item.policy.brand.words
    yield f"<p>{words.html('consent')}</p>"
    yield f"<p>{words.html('consent-others')}</p>"
    yield "<ul>"
    judged = item.judged(version.number)
    for one in asked(judged, older, version):
        stated = one.reasons if one.path else _explained(judged, one.section)  # of prose, only what people said
        why = f": {text_of(' '.join(stated))}" if stated else ""
        held = f" {words.html('consent-held')}" if one.existing and one.path else ""
        yield f"<li><strong>{text_of(one.label)}</strong>{why}{held}</li>"
    yield "</ul>"


def _explained(judged: Sequence[Judged], section: str) -> tuple[str, ...]:
    """Return what people wrote of the changes of a section that need consent."""
    concerned = (one for one in judged if one.change.section == section and one.verdict.level is Level.CONSENT)
    return tuple(dict.fromkeys(one.words for one in concerned if one.words))


def _choices(item: Published, interval: Interval, older: Document) -> Iterator[str]:
    """Yield what readers can do by the facts of both texts, and how the company can be reached."""
    words, document = item.policy.brand.words, interval.version.document
    yield from (f"<p>{text_of(one)}</p>" for one in ways_out(older, document, words))
    reached = say.reachable(document)
    if reached:
        yield f"<p>{words.html('how-to-reach-us')}:</p>"
        yield "<ul>"
        yield from (f"<li>{_reach(value)}</li>" for value in reached)
        yield "</ul>"


def _reach(value: str) -> str:
    if "@" in value and " " not in value:
        return f'<a href="mailto:{text_of(value)}">{text_of(value)}</a>'
    if value.startswith("https://"):
        return f'<a href="{text_of(value)}">{text_of(value)}</a>'
    return text_of(value)
