"""What is announced is seen on every page, whatever templates, style sheets and code of a project's own do."""

import shutil
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.hiding_rules import selectors_beyond
from generator.publish.project_code import own_code
from generator.publish.project_styles import style_faults
from generator.publish.stylesheets import programs_styles
from generator.publish.visible import hidden_text, lacking_words, leads_away, unseen
from tests.conftest import copied, edit

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
    ("settings", "named"),
    [
        ("", []),
        ("hooks:\n  - own.py\n", ["“hooks” runs what is not the program's, and can change what pages say: own.py"]),
        (
            "extra_javascript:\n  - assets/own.js\n",
            ["“extra_javascript” runs what is not the program's, and can change what pages say: assets/own.js"],
        ),
        (
            "extra_css:\n  - https://elsewhere.example/own.css\n  - assets/own.css\n",
            [
                (
                    "“extra_css” takes style sheets from elsewhere, which can be others on any day:"
                    " https://elsewhere.example/own.css"
                )
            ],
        ),
        (
            "extra: {content_policy: script-src https://elsewhere.example}\n",
            [
                (
                    "“content_policy” is not the program's, and decides what pages load and show:"
                    " script-src https://elsewhere.example"
                )
            ],
        ),
    ],
)
def test_code_in_the_settings_is_named(tmp_path: Path, settings: str, named: list[str]) -> None:
    copied(tmp_path, "site_overrides")
    (tmp_path / "site_overrides/assets/own.css").touch()
    (tmp_path / "mkdocs.yml").write_text(f"site_name: P\ntheme:\n  name: policypress\n{settings}")
    assert [one.message for one in own_code(tmp_path)] == named


@pytest.mark.parametrize(
    ("address", "file", "says"),
    [
        ("assets/own.CSS", "assets/own.CSS", "changes what readers see"),
        ("assets/own.svg", "assets/own.svg", "changes what readers see"),
        ("assets/%6Fwn?v=2", "assets/own", "changes what readers see"),
        ("assets/own.css?v=2", "assets/own.css", "changes what readers see"),
        ("/own.css", "", "from elsewhere"),
        ("../own.css", "", "from elsewhere"),
        ("https:/own.example/own.css", "", "from elsewhere"),
        ("\\t//own.example/own.css", "", "from elsewhere"),
        ("data:text/css,nav{display:none}", "", "from elsewhere"),
        ("assets/policy.css", "", ""),
        ("./assets/own.css", "assets/own.css", "changes what readers see"),
    ],
)
def test_a_style_sheet_by_another_name_or_address_is_read_or_named(
    tmp_path: Path, address: str, file: str, says: str
) -> None:
    """Before: only files that end in “.css” were read, and only addresses with two slashes were from elsewhere."""
    (tmp_path / "mkdocs.yml").write_text(f'theme:\n  name: policypress\nextra_css: ["{address}"]\n')
    if file:
        path = tmp_path / "site_overrides" / file
        path.parent.mkdir(parents=True)
        path.write_text(".policy-banner { display: none }")
    found = [one.message for one in own_code(tmp_path) if "published as they are" not in one.message]
    assert [says in one for one in found] == ([True] if says else []), found


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ("<style>.policy-banner{display:none}</style>", "<style>"),
        ("<script>document.body.innerHTML=1</script>", "<script>"),
        ('<div style="position:fixed;inset:0">Hello</div>', '<div style="position:fixed;inset:0">'),
        ("Hello <!-- ", "<!--"),
        ('<p onclick="x()">Hello</p>', '<p onclick="x()">'),
        ("<dialog open>Hello", "<dialog open>"),
        ('&copy; 2026 <a href="/imprint" class="x">Imprint</a>, <strong>Example Ltd</strong><br>', ""),
        ("1 < 2 and 3 > 2", ""),
    ],
)
def test_markup_in_settings_that_does_more_than_show_words_is_named(tmp_path: Path, value: str, named: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"theme:\n  name: policypress\ncopyright: '{value}'\n")
    found = [one.message for one in own_code(tmp_path)]
    what = "“copyright” holds markup that can change what pages show: "
    assert found == ([f"{what}{named}"] if named else [])


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ("copyright: By reading this you agree to arbitration\n", "copyright"),
        ("copyright: We <b>may</b> s<i></i>ell your d<wbr>ata.\n", "copyright"),
        ("copyright: We may<br>s&#101;ll your&nbsp;dat&#97;.\n", "copyright"),
        ("copyright: © 2026 Example Ltd\n", ""),
        ("extra: {consent: {title: Cookies, description: We use cookies. By staying you agree.}}\n", "consent"),
        ("extra: {social: [{icon: x, link: 'https://x.example/your-data', name: We may sell your data}]}\n", "social"),
        ("extra: {footer: {text: We keep your data for 3 days}}\n", "footer"),
        ("repo_name: We may sell your data\n", "repo_name"),
        ("site_name: We may sell your data\n", "site_name"),
        ("markdown_extensions: [{toc: {title: We may sell your data}}]\n", "markdown_extensions"),
        ("markdown_extensions: [{toc: {permalink_title: You agree to arbitration}}]\n", "markdown_extensions"),
        ("markdown_extensions: [{toc: {title: On this page}}]\n", ""),
        ("plugins: [{search: {lang: We may sell your data}}]\n", "plugins"),
        ("extra_css: [assets/your-data/we-share.css]\nrepo_url: https://x.example/you/agree\n", ""),
        ("site_name: Policies\n", ""),
    ],
)
def test_words_in_the_settings_that_pages_show_promise_nothing(tmp_path: Path, settings: str, named: str) -> None:
    """Before: `copyright` stood at the foot of every page, and could say what no policy says."""
    copied(tmp_path, "site_overrides")
    (tmp_path / "mkdocs.yml").write_text(f"theme:\n  name: policypress\n{settings}")
    found = [one.message for one in own_code(tmp_path) if "takes style sheets" not in one.message]
    assert [one.startswith(f"“{named}” says to readers") for one in found] == ([True] if named else [])


def test_words_in_the_settings_that_nobody_reads_are_named(tmp_path: Path) -> None:
    """Before: the same in Polish went unnamed."""
    copied(tmp_path, "site_overrides")
    settings = "copyright: Twoje dane mogą zostać sprzedane\nsite_name: Made in Łódź\n"
    (tmp_path / "mkdocs.yml").write_text(f"theme:\n  name: policypress\n{settings}")
    (found,) = own_code(tmp_path)
    assert found.message == "“copyright” is in a language that is not read: “Twoje dane mogą zostać sprzedane”"


@pytest.mark.parametrize("name", ["assets/own.JS", "own.Html"])
def test_code_with_capitals_at_the_end_of_its_name_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "mkdocs.yml").write_text("theme:\n  name: policypress\n")
    path = tmp_path / "site_overrides" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    assert [one.message for one in own_code(tmp_path)] == [
        f"these files stand in place of the program's or run on pages: {name}"
    ]


@pytest.mark.parametrize(
    ("name", "named"),
    [
        *((name, True) for name in ("_redirects", "netlify.toml", "terms/policy.json", "assets/terms.pdf")),
        *((name, False) for name in ("assets/seal.svg", ".htaccess", "assets/letters.woff2")),
    ],
)
def test_files_that_hosts_or_programs_read_are_named(tmp_path: Path, name: str, *, named: bool) -> None:
    """Before: `_redirects` led readers from the text in force to another page, and `check` was clean."""
    copied(tmp_path, "site_overrides", "mkdocs.yml")
    path = tmp_path / "site_overrides" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("/tiny/terms/ /x 302\n")
    assert [one.message.endswith(f"may read them: {name}") for one in own_code(tmp_path)] == ([True] if named else [])


def test_templates_and_scripts_in_place_of_the_program_s_are_named(tmp_path: Path) -> None:
    copied(tmp_path, "site_overrides", "mkdocs.yml")
    assert [*own_code(tmp_path)] == []
    edit(tmp_path / "site_overrides/parts/text.html", "{", " {")
    (tmp_path / "site_overrides/assets/own.js").write_text("document.body.remove()")
    (tmp_path / "site_overrides/assets/own.css").write_text("p { color: red }")
    code, look = own_code(tmp_path)
    assert code.message.endswith("run on pages: assets/own.js, parts/text.html")
    assert look.message == "this style sheet changes what readers see: it colours what is announced (“p”)"
    shutil.rmtree(tmp_path / "site_overrides")
    (tmp_path / "mkdocs.yml").write_text("site_name: P\ntheme: policypress\n")
    assert [*own_code(tmp_path)] == []


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
