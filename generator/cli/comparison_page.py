"""A page of its own for a comparison: nothing is fetched, nothing runs, and it reads without colour or style."""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape as text_of
from typing import Final

STYLE: Final = """
:root{color-scheme:light dark;--page:#fff;--ink:#1d2126;--soft:#565e68;--line:#d3d8de;--shade:#f5f6f8;--link:#0b57a4;
--ins:#0a5c2b;--ins-shade:#e2f5e8;--del:#8f1d1d;--del-shade:#fbe9e9;--moved:#5b3a8c;--moved-shade:#f3eefb;--warn:#8f1d1d}
@media (prefers-color-scheme:dark){:root{--page:#15181c;--ink:#e4e7eb;--soft:#a7b0bb;--line:#3a4149;--shade:#1d2227;
--link:#8ec5ff;--ins:#93e0ad;--ins-shade:#16351f;--del:#f5b0b0;--del-shade:#411f22;--moved:#cbb4f5;
--moved-shade:#2a2140;--warn:#f5b0b0}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0 auto;max-width:46rem;padding:1.5rem 1rem 4rem;background:var(--page);color:var(--ink);
font:1.0625rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.25rem;line-height:1.3;margin:2.5rem 0 1rem;padding-bottom:.3rem;border-bottom:1px solid var(--line)}
h3{font-size:1.1rem;line-height:1.35;margin:2rem 0 .75rem}
p{margin:.6rem 0}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
:target{background:var(--shade);outline:2px solid var(--link);outline-offset:4px}
.summary,.soft,.redline-note{color:var(--soft)}
.skip{position:absolute;left:-99rem}.skip:focus{position:static;display:inline-block;margin-bottom:1rem}
.changes{list-style:none;margin:0;padding:0}
.changes>li{border:1px solid var(--line);border-left:4px solid var(--line);border-radius:4px;padding:.6rem .9rem;
margin:0 0 .75rem}
.changes>li.material{border-left-color:var(--warn)}
.changes p{margin:.2rem 0}.changes details{margin:.2rem 0 0}
.level{font-size:.8rem;font-weight:700;letter-spacing:.02em;border:1px solid;border-radius:3px;padding:0 .4em}
.material .level{color:var(--warn)}
.excerpt{border-left:2px solid var(--line);padding-left:.75rem;margin:.5rem 0 .3rem;font-size:.97rem}
.excerpt[dir=rtl]{border:0;border-right:2px solid var(--line);padding:0 .75rem 0 0}
details{margin:.6rem 0}
summary{cursor:pointer;color:var(--soft);font-size:.95rem;padding:.2rem 0}
summary:hover{color:var(--ink)}
details.same{border-block:1px dashed var(--line)}
details.same[open]>summary{border-bottom:1px dashed var(--line)}
details ul.places{margin:.3rem 0;padding-left:1.2rem;font-size:.95rem}
ins{color:var(--ins);background:var(--ins-shade);text-decoration:underline;text-decoration-thickness:.1em;
text-underline-offset:.15em}
del{color:var(--del);background:var(--del-shade);text-decoration:line-through;text-decoration-thickness:.1em}
ins,del{padding:0 .1em;border-radius:2px;-webkit-box-decoration-break:clone;box-decoration-break:clone}
:is(ins,del) a{color:inherit}
.redline ul,.redline ol{padding-inline-start:1.8rem;margin:.6rem 0}
.redline li>p{margin:.3rem 0}
.redline-rest{list-style:none}
.redline [role=heading]{font-weight:650;margin-top:1.3rem}
.redline-note,small{font-size:.9em}
.redline :has(>small){background:var(--moved-shade);border-inline-start:3px solid var(--moved);
padding-inline-start:.6rem}
small,small a{color:var(--moved)}
.redline blockquote{margin:.6rem 0;padding-inline-start:1rem;border-inline-start:3px solid var(--line)}
.redline pre{white-space:pre-wrap;background:var(--shade);padding:.6rem}
.redline hr{border:0;border-top:1px solid var(--line)}
.redline-scroll{position:relative;overflow-x:auto;margin:.8rem 0}
table{border-collapse:collapse;font-size:.95rem;line-height:1.45}
th,td{border:1px solid var(--line);padding:.35rem .5rem;text-align:start;vertical-align:top;min-width:6.5rem}
th{background:var(--shade)}
ins>i,del>i{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);
white-space:nowrap}
@media (forced-colors:active){ins{border-bottom:2px solid}}
@media print{body{max-width:none;padding:0}details::details-content{content-visibility:visible;display:block}
.skip{display:none}}
"""
_POLICY: Final = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; "
    f"style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"
)
_NOT_HTML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def page(title: str, body: Iterable[str]) -> str:
    """Return a whole document in HTML that asks for nothing else: no script, no picture, no font, no address."""
    head = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{text_of(title)}</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        "<body>",
    ]
    return _NOT_HTML.sub("\ufffd", "\n".join([*head, *body, "</body>", "</html>"])) + "\n"
