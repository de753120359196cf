"""What pages do with text: boxes that unfold, boxes that ask for consent, hints that nobody sees, ways to the top."""

import re
from typing import Final

from generator.documents.web.web_page_parts import HEADINGS, Mass, words
from generator.documents.xml_tree import Element, remove

_LONGEST_HEADING: Final = 25  # words
_LARGEST_ASKED: Final = 150  # words of a box that asks for consent
_LARGEST_HINT: Final = 12
_SHARE: Final = 0.3  # of a page, at most, is a box that asks for consent
_BLOCKS: Final = ("p", "div", "ul", "ol", "table", "section", "article", *HEADINGS)
_CONSENT: Final = re.compile(
    r"(?:"
    r"(?:yes,? )?(?:i )?(?:accept|agree|allow|reject|decline|deny|refuse)(?: (?:and|&) \w+)?(?: (?:all|only|to all))*"
    r"(?: (?:necessary|essential|required|optional))?(?: cookies)?|only (?:necessary|essential)(?: cookies)?"
    r"|(?:manage|cookie|customi[sz]e|more) (?:options|preferences|settings|choices|cookies)|got it!?"
    r"|(?:alle |alles )?(?:akzeptieren|annehmen|ablehnen|zulassen|zustimmen)|(?:nur )?notwendige(?: cookies)?"
    r"|(?:tout |tous )?(?:accepter|refuser|rejeter)(?: tout| tous)?|(?:aceptar|rechazar)(?: todas?| todos?)?"
    r"|(?:accetta|rifiuta)(?: tutti| tutto)?|(?:alles )?(?:accepteren|weigeren)|(?:aceitar|rejeitar)(?: todos?| tudo)?"
    r")",
    re.IGNORECASE,
)
_COOKIES: Final = re.compile(r"cookie|privacy|privatsphäre|vie privée|privacidad|partner|consent", re.IGNORECASE)
_UNSEEN: Final = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|a11y-hidden|u-hidden-visually)(?=$|[\s_-])",
    re.IGNORECASE,
)
_UP: Final = re.compile(
    r"(?:[↑▲^⇧]\s*)?(?:(?:go |jump |return )?(?:back )?to (?:the )?top(?: of (?:the |this )?page)?|back to top|top"
    r"|nach oben|zum seitenanfang|zurück nach oben|haut de (?:la )?page|retour en haut|volver arriba|torna su"
    r"|naar boven)(?:\s*[↑▲^⇧])?",
    re.IGNORECASE,
)
_SIGN_OF_ANCHOR: Final = re.compile(r"[\s#¶§🔗\ue000-\uf8ff]*|link|permalink|anchor|copy link", re.IGNORECASE)
_BOLD: Final = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)\b", re.IGNORECASE)
_STRIKES: Final = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.IGNORECASE)
_UNFOLDS: Final = re.compile(r"accordion|collaps|toggle|expand|faq|disclosure", re.IGNORECASE)


def open_shadows(body: Element) -> None:
    """Let what stands in the shadow of an element be a part of the page, as browsers draw it."""
    for one in list(body.iter("template")):
        if one.get("shadowrootmode") or one.get("shadowroot"):
            one.tag = "div"


def remove_consent(body: Element) -> list[str]:
    """Remove small boxes with two buttons or more that ask for consent to cookies, and return what those said.

    Words are returned only of boxes inside the main part of a page, where they could be the policy's own.
    """
    most = min(_LARGEST_ASKED, _SHARE * words(body))
    said = []
    for button in list(body.iter("button", "a")):
        if not _asks(button) or body not in button.iterancestors():
            continue
        box, inside = button, next(button.iterancestors("main", "article"), None)
        for around in button.iterancestors():
            headings = sum(1 for _ in around.iter(*HEADINGS))
            if around in {body, inside} or headings > 1 or next(around.iter("h1"), None) is not None:
                break
            if words(around) > most:
                break
            box = around
        if sum(map(_asks, box.iter("button", "a"))) > 1 and _COOKIES.search(_text(box)):
            remove(box)
            said += [_text(box)] if inside is not None else []
    return said


def _asks(button: Element) -> bool:
    is_button = button.tag == "button" or button.get("role") == "button" or "btn" in button.get("class", "")
    return is_button and bool(_CONSENT.fullmatch(_text(button)))


def number_items(part: Element) -> list[str]:
    """Let a list count from the number that its first item has; return those that others have of their own.

    Of a list that counts down these are all.
    """
    lost = []
    for one in part.iter("ol"):
        items = list(one.iterchildren("li"))
        step = 1 if one.get("reversed") is None else -1
        number = _number(one.get("start"), 1 if step > 0 else len(items))
        for n, item in enumerate(items):
            own = _number(item.get("value"), number)
            if own != number and n == 0 and step > 0:
                one.set("start", str(own))
            elif own != number or step < 0:
                lost.append(f"{own}. {_text(item)}")
            number = own + step
    return lost


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and re.fullmatch(r"\s*\d{1,9}\s*", written) else otherwise


def frames(body: Element) -> list[str]:
    """Return the addresses of what other pages show inside this one: a form by which readers object, perhaps."""
    return [one.get("src", "") for one in body.iter("iframe") if one.get("src", "").startswith(("http", "//", "/"))]


def remove_hints(body: Element) -> None:
    """Remove what nobody sees: short words for screen readers alone, signs of links in headings, ways to the top."""
    for one in list(body.iter("span", "div", "p", "a", "small", "em")):
        if one.getparent() is None:
            continue
        if _UNSEEN.search(one.get("class", "")) and words(one) <= _LARGEST_HINT:
            remove(one)
        elif one.tag == "a" and _leads_here(one):
            alone = _alone(one)
            if next(one.iterancestors(*HEADINGS), None) is not None and _SIGN_OF_ANCHOR.fullmatch(_text(one)):
                remove(one)
            elif alone is not None and _UP.fullmatch(_text(one)):
                remove(alone)


def _leads_here(link: Element) -> bool:
    return bool(link.get("href", "#").startswith("#") or _UP.fullmatch(_text(link)))


def _alone(link: Element) -> Element | None:
    """Return the passage or item of which a link is all; None where it stands among words."""
    around = link
    for one in link.iterancestors("p", "div", "li", "span"):
        if words(one) != words(link) or Mass.of(one).words != Mass.of(one).linked:
            break
        around = one
    return around if around is not link or link.getparent().tag not in {"p", "li", "td"} else None


def mark_unfolding(part: Element) -> None:
    """Make headings of the lines at which boxes unfold, where they have none: `summary`, and buttons for that."""
    for one in list(part.iter("summary", "button")):
        if one.tag == "summary":
            fits = next(one.iter(*HEADINGS), None) is None
        else:
            named = f"{one.get('class', '')} {one.get('id', '')}"
            fits = (
                (one.get("aria-expanded") is not None or bool(_UNFOLDS.search(named)))
                and next(one.iterancestors(*HEADINGS, "p", "li"), None) is None
                and next(one.iter(*HEADINGS), None) is None
                and _is_followed(one)
            )
        if fits and 0 < words(one) <= _LONGEST_HEADING and not any(inner is not one for inner in one.iter(*_BLOCKS)):
            one.tag = f"h{_level_below(one)}"


def _is_followed(button: Element) -> bool:
    """Return True if more words than its own stand behind a button, beside it or beside the box around it."""
    here = button
    for _ in range(2):
        following = here.getnext()
        if following is not None and words(following) > words(button):
            return True
        here = here.getparent()
        if here is None or words(here) != words(button):
            return False
    return False


def _level_below(one: Element) -> int:
    """Return the level of a heading inside the boxes around it: one below the heading before it there."""
    for around in one.iterancestors():
        for before in around.itersiblings(*HEADINGS, preceding=True):
            return min(int(before.tag[1]) + 1, 6)
    return 2


def mark_bold(part: Element) -> None:
    """Make bold what a style makes bold: headings can be told by that look."""
    for one in list(part.iter("span", "p", "div")):
        if not _BOLD.search(one.get("style", "")) or any(inner is not one for inner in one.iter(*_BLOCKS)):
            continue
        if one.tag == "span":
            one.tag = "b"
        else:
            bold = one.makeelement("b")
            bold.text, one.text = one.text, None
            for inner in list(one):
                bold.append(inner)
            one.append(bold)


def mark_struck(part: Element) -> None:
    """Strike what a style strikes: those words are no longer said."""
    for one in list(part.iter("span", "b", "i", "em", "strong", "u", "font")):
        if _STRIKES.search(one.get("style", "")):
            struck = one.makeelement("s")
            struck.text, one.text = one.text, None
            for inner in list(one):
                struck.append(inner)
            one.append(struck)


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
