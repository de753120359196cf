"""What is announced is seen on every page, whatever templates, style sheets and code of a project's own do."""

from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.hiding_rules import selectors_beyond
from generator.publish.project_styles import style_faults
from generator.publish.stylesheets import programs_styles
from generator.publish.visible import hidden_text, lacking_words, leads_away, unseen
from tests.conftest import copied

SAID = "Terms changes on January 4, 2027."
BANNER = '<main><aside class="banner" id="top"><div data-notice="sha256:1"><p>{}</p></div></aside></main>'
WHOLE = BANNER.format("Terms changes on <time>January&nbsp;4, 2027</time>.")


@pytest.mark.parametrize(
    ("page", "hidden"),
    [
        (WHOLE, False),
        (WHOLE.replace("2027", "2030"), True),
        (WHOLE.replace("<aside", "<aside hidden"), True),
        (WHOLE.replace("<aside", '<aside style="display: none"'), True),
        (WHOLE.replace("<aside", '<aside aria-hidden="true"'), True),
        (WHOLE.replace("main>", "template>"), True),
        (f"<details>{WHOLE}</details>", True),
        (f"<details open>{WHOLE}</details>", False),
        (f"<!-- {WHOLE} -->", True),
        (f'<meta name="description" content="{SAID}">', True),
        (f"<script>{SAID}</script>", True),
        (f"{'<p>x</p>' * 10_000}{WHOLE}", False),
        ("<p hidden>x</p>" + WHOLE, False),
        (f"<video>{WHOLE}</video>", True),
        (f"<canvas>{WHOLE}</canvas>", True),
        (f"<select><option>x</option><option>{SAID}</option></select>", True),
        (f"<noframes>{WHOLE}</noframes>", True),
        (f"<math><annotation>{SAID}</annotation></math>", True),
        (WHOLE.replace("<aside", "<aside popover"), True),
        (f"<div inert>{WHOLE}</div>", True),
        (f'<div>{WHOLE}<template shadowrootmode="open"></template></div>', True),
        ("<style>.banner { display: none }</style>" + WHOLE, True),
        ("<style>nav { display: none }</style>" + WHOLE, False),
        (f"<cookie-box>{WHOLE}</cookie-box>", False),
    ],
)
def test_a_page_shows_a_sentence_or_hides_it(page: str, *, hidden: bool) -> None:
    assert bool(unseen(page, [SAID], [])) is hidden


@pytest.mark.parametrize(
    ("rule", "hidden"),
    [
        (".banner { display: none }", True),
        ("main > aside p { opacity: 0 }", True),
        ("#top, .x { position: absolute; left: -9999px }", True),
        ("@media screen { [data-notice] { visibility: hidden } }", True),
        ("@layer own { div { font-size: 0 } }", True),
        ("* { color: transparent }", True),
        ("@media print { .banner { display: none } }", False),
        (".banner:empty { display: none }", False),
        ("nav p { display: none }", False),
        (".banner.small { height: 0 }", False),
        (".banner { opacity: 0.9; margin-left: -1px }", False),
        ("/* .banner { display: none } */ .banner { color: red }", False),
        ("nav ~ .banner { display: none }", True),
        ("main { aside { p { display: none } } }", True),
        ("aside { &.banner { d\\69 splay: none } }", True),
        (":root { --x: none } .banner { display: var(--x) }", True),
        (".banner { display: var(--y, none) }", True),
        ("@keyframes go { to { visibility: hidden } } .banner { animation: go 1ms forwards }", True),
        ("@keyframes go { to { visibility: hidden } } nav { animation: go 1ms forwards }", False),
        (".banner { max-height: 1px; overflow: hidden }", True),
        (".banner { mask: linear-gradient(transparent, transparent) }", True),
        (".banner { opacity: .05 }", True),
        (".banner { opacity: calc(0) }", True),
        (".banner { display: var(--set-elsewhere) }", True),
        (".banner { position: fixed; top: 9999px }", True),
        (".banner { left: 200vw }", True),
        (".banner { transform: rotateY(90deg) }", True),
        (".banner { filter: blur(20px) }", True),
        (".banner { letter-spacing: -1em }", True),
        (".banner { font: 700 0/0 a }", True),
        (".banner { font: italic 0.9rem/1.5 Inter }", False),
        (".banner { -webkit-text-security: disc }", True),
        (".banner { -webkit-line-clamp: 1 }", True),
        ("aside:not(.x) { display: none }", True),
        ("main:has(.banner) aside { display: none }", True),
        (":is(nav, .banner) { display: none }", True),
        (":is(nav, .x) { display: none }", False),
        ("aside:only-of-type { display: none }", True),
        ("p::first-line { font-size: 0 }", True),
        ("@media not print { .banner { display: none } }", True),
        (".banner { letter-spacing: -0.01em; margin-top: 100px }", False),
        (".banner { background: url(data:image/png;base64,x) } nav { display: none }", False),
        (".banner { scale: 0 1 }", True),
        (".banner { scale: 1.5 }", False),
        (".banner { color: #0000 }", True),
        (".banner { color: #abc0 }", True),
        (".banner { color: #aabbcc }", False),
        (".banner { color: #a0b0c0 }", False),
        (".banner { color: rgba(0, 0, 0, 0) }", True),
        (".banner { color: rgb(0 0 0 / 10%) }", True),
        (".banner { color: rgba(0, 0, 0, 0.87) }", False),
        (".banner { color: rgb(1, 2, 3) }", False),
        (".banner { color: rgb(0 0 0 / 90%) }", False),
        (".banner { text-indent: 200% }", True),
        (".banner { padding-left: 300vw }", True),
        (".banner { padding: 12px 5% }", False),
        (".banner { letter-spacing: 200vw }", True),
        (".banner { display: table-column }", True),
        (".banner { display: table }", False),
        (".banner { display: if(else: none) }", True),
        (".banner { contain: size; overflow: hidden }", True),
        (".banner { contain: strict }", True),
        (".banner { contain: layout paint }", False),
        (".banner { container-type: inline-size }", False),
        (".banner { container-type: size }", True),
        (".banner { aspect-ratio: 9999; overflow: hidden }", True),
        (".banner { aspect-ratio: 16 / 9 }", False),
        (".banner { font-size-adjust: 0 }", True),
        (".banner { font-size-adjust: 0.5 }", False),
        (".banner { transform: skewX(90deg) }", True),
        (".banner { height: max(0px, 0px); overflow: hidden }", True),
        (".banner { max-height: calc(100vh - 2rem) }", False),
        (".banner { font-size: clamp(0px, 0px, 0px) }", True),
        (".banner { font-size: min(1em, 0px) }", True),
        (".banner { font-size: clamp(1rem, 0.9rem + 0.5vw, 1.2rem) }", False),
        (".banner { font-size: calc(1rem * 1.05) }", False),
        (".banner { letter-spacing: -1ch }", True),
        (".banner { letter-spacing: -12px }", True),
        (".banner { letter-spacing: -0.5px }", False),
        (".banner { letter-spacing: -.02em }", False),
        (".banner { display: attr(data-d type(*), none) }", True),
        (".banner { display: --of(1) }", True),
        (".banner { visibility: if(else: hidden) }", True),
        (".banner { color: attr(data-c type(<color>), #0000) }", True),
        (".banner { color: var(--md-typeset-color) }", False),
        (".banner { max-width: calc(100% - 2rem) }", False),
        ('[data-notice="sha256:1" i] { display: none }', True),
        ('[title="]"] { display: none }', False),
    ],
)
def test_a_style_sheet_hides_a_notice(rule: str, *, hidden: bool) -> None:
    assert unseen(WHOLE, [SAID], [("own.css", rule)]) == ("the style sheet own.css hides it" if hidden else "")


TEXT = (
    '<article><h2 id="sold">What we sell</h2><div class="policy-text"><p class="policy-change">Changes</p>'
    "<ul><li>your <strong>data</strong></li></ul></div></article>"
)


@pytest.mark.parametrize(
    ("rule", "hidden"),
    [
        ("#sold { display: none }", True),
        ("#sold + .policy-text { display: none }", True),
        (".policy-text li:last-child { opacity: 0 }", True),
        ("strong { font-size: 0 }", True),
        (".policy-change { display: none }", False),
        (".md-sidebar { display: none }", False),
        ("@media print { li { display: none } }", False),
    ],
)
def test_a_style_sheet_hides_words_of_a_text(rule: str, *, hidden: bool) -> None:
    """Before: `#sold { display: none }`, and the page in force said less than the text that applied."""
    found = hidden_text(TEXT, [*selectors_beyond([("own.css", rule)], programs_styles())])
    assert found.startswith("the style sheet own.css hides words of the text") is hidden


@pytest.mark.parametrize(
    ("parts", "gone"),
    [
        (("What we sell", "your data"), ""),
        (("What we sell", "your data and more of it"), "your data and more of it"),
        (("Changes" * 20,), " …"),
        ((), ""),
    ],
)
def test_a_page_holds_the_words_of_a_text(parts: tuple[str, ...], gone: str) -> None:
    """Before: a template that left a section out, or wrote another one, made the page in force."""
    assert lacking_words(TEXT, parts) == gone


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("nav { display: none }", "it hides “nav”"),
        (
            "h1::after { content: 'By reading you agree' }",
            "it adds words to pages at “h1::after”: By reading you agree",
        ),
        ("li::before { content: '–' }", ""),
        (".policy-banner { color: #fff }", "it colours what is announced (“.policy-banner”)"),
        (".md-header { color: #fff }", ""),
        (".x { position: fixed; inset: 0 }", "“.x” can cover what stands on a page"),
        ("@import url(https://x.example/a.css);", "it takes in another one: @import url(https://x.example/a.css)"),
        (".policy-banner { order: 99 }", "it moves what is announced (“.policy-banner”)"),
        (".md-footer { order: 99 }", ""),
        ("li { text-decoration: line-through }", "it strikes words through at “li”"),
        ("p { direction: rtl; unicode-bidi: bidi-override }", "it turns words round at “p”"),
        ("body { font-family: Wingdings, serif }", "it sets words in signs at “body”"),
        ("p { margin: 1em }", ""),
        (".policy-banner { mix-blend-mode: hue }", "it colours what is announced (“.policy-banner”)"),
        (".policy-banner { z-index: -1 }", "it sets “z-index” of what is announced (“.policy-banner”)"),
        (
            ".policy-banner p { background-clip: text }",
            "it sets “background-clip” of what is announced (“.policy-banner p”)",
        ),
        ("aside { text-shadow: 0 0 9px }", "it sets “text-shadow” of what is announced (“aside”)"),
        (
            "[data-notice] { writing-mode: vertical-rl }",
            "it sets “writing-mode” of what is announced (“[data-notice]”)",
        ),
        (
            ".policy-banner { font-variant-caps: unicase; text-overflow: clip }",
            "it sets “text-overflow” of what is announced (“.policy-banner”)",
        ),
        (".policy-banner { offset-anchor: 0 0 }", "it sets “offset-anchor” of what is announced (“.policy-banner”)"),
        (".policy-banner { padding: 1rem; border-radius: 4px; max-width: 60rem; hyphens: auto; gap: 1em }", ""),
        ("p { margin: 0 0 1em; line-height: 1.6; text-align: start; --x: 1 }", ""),
        ("nav { z-index: 9; text-shadow: none }", ""),
        (
            "@media print { li { display: none } }",
            "it hides “li” on paper: a printed copy says less than the text",
        ),
        (
            "@media print { main #kept ~ p { display: none } }",
            "it hides “main #kept ~ p” on paper: a printed copy says less than the text",
        ),
        (
            "@media print { main { display: none } }",
            "it hides “main” on paper: a printed copy says less than the text",
        ),
        ("@media print { nav, header, .md-footer, .policy-tools, #__toc { display: none } }", ""),
        ("@media print { li { color: black; font-size: 10pt } }", ""),
    ],
)
def test_what_a_style_sheet_of_a_project_does_is_named(rule: str, said: str) -> None:
    """Before: words in `content`, white on white, and what covers the banner stood nowhere in `check`."""
    usual = programs_styles()
    assert [*style_faults(rule, usual)] == ([said] if said else [])
    assert [*style_faults(usual[0], usual)] == []


def test_no_style_sheet_of_the_program_hides_anything_on_a_page(tmp_path: Path) -> None:
    styles = [(path.name, path.read_text()) for path in copied(tmp_path, "site_overrides").rglob("*.css")]
    page = WHOLE.replace('class="banner"', 'class="policy-banner"')
    assert len(styles) > 1
    assert unseen(page, [SAID], styles) == ""


@pytest.mark.parametrize(
    ("head", "away"),
    [
        ('<meta charset="utf-8"><meta http-equiv="Refresh" content="0; url=/x/">', True),
        ('<base href="https://elsewhere.example/">', True),
        ('<meta http-equiv="content-security-policy" content="x"><title>base refresh</title>', False),
    ],
)
def test_a_page_that_leads_away_shows_nothing(head: str, *, away: bool) -> None:
    """Before: a template with a refresh left each sentence on the page, and readers saw another one."""
    assert leads_away(f"<head>{head}</head>{WHOLE}") is away


@given(st.text("ab <>&;\"'/!-", min_size=1, max_size=20))
def test_words_are_on_a_page_that_shows_them_whatever_signs_they_hold(words: str) -> None:
    page = f"<h2>A title</h2><p>{escape(words)}</p>"
    assert lacking_words(page, [words]) == ""
    assert unseen(page, [words], []) == ""
    assert lacking_words(page, [f"{words} and more"])
