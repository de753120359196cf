"""What can be told of a built site without a browser: links, valid HTML, the policy of each page, weights of pages."""

import gzip
import json
import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib

from benchmarks.site_pages import Found, file_of, kind_of, pages

FACTOR: Final = 1.5
ALLOWANCE: Final = 20_000
FIRST_VISIT: Final = 250_000
BOUNDED: Final = frozenset({"version", "changes"})
PACKED: Final = frozenset({".woff", ".woff2", ".png", ".jpg", ".webp", ".gz"})
_UNSEEN: Final = frozenset({"script", "style", "noscript", "template"})
_VNU: Final = Path(__file__).resolve().parents[1] / ".cache/node_modules/vnu-jar/build/dist/vnu.jar"
_NOT_ITS_MATTER: Final = "violates Content Security Policy"  # it reads files, which are not 'self'; the browser tells
_ADDRESSES: Final = {
    "a": "href",
    "link": "href",
    "script": "src",
    "img": "src",
    "source": "src",
    "iframe": "src",
    "form": "action",
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A page as a strict HTML parser reads it: its size, text, ids, addresses, policy and errors."""

    page: str
    size: int
    text: int
    ids: tuple[str, ...]
    addresses: tuple[tuple[str, str], ...]
    policy: str
    robots: str
    errors: tuple[str, ...]

    @property
    def limit(self) -> float:
        """The size that is allowed to a page with this text."""
        return FACTOR * self.text + ALLOWANCE


def parsed(site: Path, wanted: Iterable[str]) -> dict[str, Parsed]:
    """Parse pages of a built site."""
    return {page: _parsed(page, file_of(site, page).read_bytes()) for page in wanted}


@lru_cache(maxsize=200)
def _parsed(page: str, content: bytes) -> Parsed:
    """Return what is on a page; many are the same in the sites of several builds."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    document = parser.parse(content, transport_encoding="utf-8")
    article = document.find(".//article")
    if article is None:
        article = document.find(".//body")
    metas = {
        (e.get("http-equiv") or e.get("name") or "").lower(): e.get("content") or "" for e in document.iter("meta")
    }
    errors = Counter(f"{code} at {line}:{column}" for (line, column), code, _ in parser.errors)
    return Parsed(
        page=page,
        size=len(content),
        text=len(" ".join(" ".join(_texts(article)).split()).encode()) if article is not None else 0,
        ids=tuple(name for element in document.iter() if (name := element.get("id"))),
        addresses=tuple(_addresses(document)),
        policy=metas.get("content-security-policy", ""),
        robots=metas.get("robots", ""),
        errors=tuple(errors),
    )


def _texts(element: Element) -> Iterator[str]:
    if element.tag in _UNSEEN:
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def _addresses(document: Element) -> Iterator[tuple[str, str]]:
    for element in document.iter():
        name = _ADDRESSES.get(element.tag) if isinstance(element.tag, str) else None
        value = element.get(name) if name else None
        if value is not None and element.get("rel") not in {"canonical", "alternate"}:
            yield element.tag, value
        if element.tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
            target = re.search(r"url=(.*)", element.get("content") or "", re.IGNORECASE)
            if target:
                yield "meta", target[1].strip("'\" ")


def links(site: Path, read: Mapping[str, Parsed], alone: Sequence[str]) -> list[Found]:
    """Return every address of pages that leads nowhere: on the whole site, and in each folder served alone."""
    found = []
    ids = {page: frozenset(one.ids) for page, one in read.items()}
    for root in ("", *(f"{slug}/" for slug in alone)):
        for page, one in read.items():
            inside = page.removeprefix(root)
            if not page.startswith(root) or (not root and page.endswith("404.html") and "/" in page):
                continue  # a brand's own 404 page is served for the addresses below the brand
            for tag, href in one.addresses:
                reason = _broken(site, root, inside, href, tag, ids)
                if reason:
                    served = f"with {root} served alone" if root else "on the whole site"
                    found.append(Found("links", kind_of(page), page, reason, f"<{tag}> {href}", served))
    return found


def _broken(site: Path, root: str, page: str, href: str, tag: str, ids: dict[str, frozenset[str]]) -> str:
    """Return why an address leads nowhere; empty where it leads somewhere."""
    if href.startswith("data:"):
        return ""
    parts = urlsplit(urljoin(f"http://here/{page}", href))
    if parts.netloc != "here" or parts.scheme not in {"http", "https"}:
        if tag == "a" and parts.scheme in {"https", "mailto", "tel", "http"}:
            return ""
        return f"{parts.scheme}: address"
    up = len(re.findall(r"\.\./", href)) > page.count("/")
    if up and not href.startswith("/"):
        return "above the root"
    path = unquote(parts.path).lstrip("/")
    target = f"{root}{path}"
    file = site / target
    if file.is_dir():
        if path and not path.endswith("/"):
            return "a folder without a slash"
        file /= "index.html"
    if not file.is_file():
        return "no such page"
    if parts.fragment and file.suffix == ".html" and unquote(parts.fragment) not in _ids(site, target, ids):
        return "no such anchor"
    return ""


def _ids(site: Path, target: str, ids: dict[str, frozenset[str]]) -> frozenset[str]:
    page = target.removesuffix("index.html")
    if page not in ids:
        text = file_of(site, page).read_text()
        ids[page] = frozenset(re.findall(r"""\bid=["']?([^"'\s>]+)""", text))
    return ids[page]


def markup(read: Mapping[str, Parsed]) -> list[Found]:
    """Return what a strict parser does not accept, and ids that stand twice on a page."""
    found = []
    for page, one in read.items():
        found += [Found("html", kind_of(page), page, error.split(" at ")[0], error) for error in one.errors]
        twice = [name for name, count in Counter(one.ids).items() if count > 1]
        found += [Found("html", kind_of(page), page, "duplicate-id", f"#{name}") for name in twice]
    return found


def sizes(read: Mapping[str, Parsed]) -> list[Found]:
    """Return archived and change pages whose own HTML is too large for their text."""
    return [
        Found("size", kind_of(page), page, "html", "", f"{one.size:,} bytes, {one.limit:,.0f} allowed for its text")
        for page, one in read.items()
        if kind_of(page) in BOUNDED and one.size > one.limit
    ]


def policies(site: Path, read: Mapping[str, Parsed], alone: Sequence[str]) -> list[Found]:
    """Return pages without the strict Content-Security-Policy, in the page or in the `_headers` of what is served."""
    rows = headers_of(site)
    bare = [slug for slug in alone if not headers_of(site / slug)]
    found = [Found("policy", "brand", f"{slug}/", "missing", "_headers", "of the brand served alone") for slug in bare]
    for page, one in read.items():
        sent = headers_for(rows, f"/{page}").get("content-security-policy", "")
        for where, policy in (("meta", one.policy), ("_headers", sent)):
            if not policy:
                found.append(Found("policy", kind_of(page), page, "missing", where))
            elif "default-src 'none'" not in policy or "unsafe-inline" in policy or "unsafe-eval" in policy:
                found.append(Found("policy", kind_of(page), page, "not strict", where, policy))
    return found


def headers_of(site: Path) -> list[tuple[str, str, str]]:
    """Return (pattern, name, value) of the `_headers` of a site, in the form of common static hosts."""
    file, rows, pattern = site / "_headers", [], ""
    for line in file.read_text().splitlines() if file.is_file() else ():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0].isspace():
            name, _, value = line.strip().partition(":")
            rows.append((pattern, name.strip(), value.strip()))
        else:
            pattern = line.strip()
    return rows


def headers_for(rows: Sequence[tuple[str, str, str]], path: str) -> dict[str, str]:
    """Return the headers that a host would send with a path (`/gluptron/privacy/`)."""
    found: dict[str, str] = {}
    for pattern, name, value in rows:
        form = re.sub(r":\w+", "[^/]+", re.escape(pattern).replace(r"\*", ".*"))
        if re.fullmatch(form, path):
            found[name.lower()] = value
    return found


@lru_cache(maxsize=4096)
def compressed(path: Path) -> int:
    """Return the size of a file as it is sent: by gzip level 6, unless it is packed already."""
    content = path.read_bytes()
    return len(content) if path.suffix in PACKED else len(gzip.compress(content, 6, mtime=0))


def validator() -> list[str]:
    """Return the command of the Nu HTML checker; empty where it or Java is missing."""
    jar = Path(os.environ.get("VNU_JAR", _VNU))
    if shutil.which("vnu"):
        return ["vnu"]
    return ["java", "-Xss8m", "-jar", str(jar)] if shutil.which("java") and jar.is_file() else []


def validated(site: Path, wanted: Sequence[str]) -> list[Found]:
    """Return what the Nu HTML checker says of pages."""
    files = {file_of(site, page).resolve(): page for page in wanted}
    command = [*validator(), "--format", "json", "--stdout", "--exit-zero-always", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = []
    for one in json.loads(done.stdout)["messages"]:
        if one["type"] == "info" and one.get("subType") != "warning":
            continue
        if _NOT_ITS_MATTER in one["message"]:
            continue
        page = files[Path(unquote(urlsplit(one["url"]).path))]
        rule = "error" if one["type"] == "error" else "warning"
        place = f"{one.get('lastLine', '')}: {one.get('extract', '')}"
        found.append(Found("nu", kind_of(page), page, rule, one["message"], place))
    return found


def all_parsed(site: Path, kinds: frozenset[str]) -> dict[str, Parsed]:
    """Parse every page of these kinds."""
    return parsed(site, [page for page in pages(site) if kind_of(page) in kinds])
