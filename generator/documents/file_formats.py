"""A file → its text and its document, by the kind that its name tells: .md, .txt, .docx, .html, .pdf and others."""

import contextlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from generator import files
from generator.errors import COULD_NOT_RUN, Finding, Place, PolicyError, cannot, nearest
from generator.model.document import Document
from generator.model.languages import code_of
from generator.source import comments, dialects, metadata, text_to_document

PLAIN: Final = frozenset({".txt", ".text"})
MARKDOWN: Final = frozenset({".md", ".markdown"})
OF_PROGRAMS: Final = frozenset({".docx", ".docm", ".odt", ".rtf", ".html", ".htm", ".xhtml", ".pdf"})
MOST_BYTES: Final = 5_000_000
MOST_BYTES_OF_PROGRAMS: Final = 50_000_000
MOST_LINES: Final = 50_000
MOST_SECTIONS: Final = 2_000
_RAW: Final = (
    "notes in the line, attributes or tables of another Markdown are shown as their signs: mend them, or install pandoc"
)
_PICTURES: Final = "pictures were left out: words in them have to be typed"
_NOWHERE: Final = "buttons that move about the page became their words: take them out, or write where they lead"
_COPY: Final = "this copy came from `policy export`: the lines that say of which text were left out"
_REMEDIES: Final = {
    ".doc": "open it and save it as .docx",
    ".pages": "export it as .docx",
    ".gdoc": "download it as .docx: it holds an address only",
    ".mht": "save the page as “web page, HTML only”",
    ".mhtml": "save the page as “web page, HTML only”",
}


@dataclass(frozen=True, slots=True)
class FileWish:
    """What is asked of a file that is more than one text.

    `tracked` says which text of a Word file with tracked changes it is; `part` are words of the title of the document
    that is meant where a web page holds several.
    """

    tracked: Literal["accept", "reject"] | None = None
    part: str = ""


AS_IT_IS: Final = FileWish()


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file: `title` is that of its front matter, `doubts` say what wants to be looked at.

    `page_title` is the name of the document in the title of a web page, `stated` what else its front matter states,
    `by_sheets` the words that style sheets in it hide, strike or add.
    """

    path: Path
    text: str
    title: str = ""
    doubts: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    language: str = ""
    page_title: str = ""
    stated: metadata.Stated = ()
    by_sheets: tuple[str, ...] = ()

    def to_look_at(self, language: str) -> tuple[str, ...]:
        """Return what a person has to look at, a line each; `language` is the one that the text is taken to have."""
        other = self.language and self.language != code_of(language)
        stated = (f"it says that its language is {self.language}: --language {self.language}",) if other else ()
        return tuple(f"{self.path}: {line}" for line in (*self.doubts, *stated, *self.comments))


def text_of(path: Path, asked: FileWish = AS_IT_IS) -> FileText:
    """Return the text of a file by the kind that its name tells; other kinds are refused by name.

    So is one that holds no text, or more of it than can be worked with in bounded time, and one whose front matter
    can't be read.
    """
    _require_document(path)
    suffix = path.suffix.lower()
    if suffix in OF_PROGRAMS:
        return _of_program(path, suffix, asked)
    if suffix not in PLAIN | MARKDOWN:
        known = ", ".join(sorted(PLAIN | MARKDOWN | OF_PROGRAMS))
        remedy = _REMEDIES.get(suffix, f"save it as one of: {known}")
        raise cannot(str(path), f"a file of type “{path.suffix}” can't be imported", remedy)
    return text_in(path, _decoded(path))


_COVER: Final = re.compile(r"\A(?P<title>(?:# [^\n]*\n+)?)[^\n#]{1,300} · [^#]{1,900}?sha256:[0-9a-f]{64}\*?(?:\n+|\Z)")
"""The lines under the title of a copy that `policy export` wrote; the last one ends in its digest."""


def without_copy_lines(text: FileText) -> FileText:
    """Return a text without the lines by which an exported copy says which text it is: no policy says that."""
    match = _COVER.match(text.text)
    if not match:
        return text
    return replace(text, text=match["title"] + text.text[match.end() :], doubts=(*text.doubts, _COPY))


_OWNER: Final = "~$"
"""How what Word writes beside an open document is called, in the place of the first two letters of that, or before."""


def _require_document(path: Path) -> None:
    """Stop where there is no such file, or it is Word's note of who has a document open; a near name is named."""
    beside: list[str] = []
    with contextlib.suppress(OSError):
        beside = sorted(one.name for one in path.parent.iterdir() if not one.name.startswith(_OWNER))
    if path.name.startswith(_OWNER):
        message = "this is no document, but what Word writes beside one that is open"
        open_ones = [one for one in beside if one.endswith(path.name[len(_OWNER) :])]
        raise cannot(
            str(path), message, f"close it there, and name {files.as_typed(open_ones[0]) if open_ones else 'it'}"
        )
    if not path.exists():
        documents = [one for one in beside if Path(one).suffix.lower() in OF_PROGRAMS]
        longer = [one for one in documents if one.startswith(path.name)]
        remedy = nearest(path.name, longer or documents, "check its name: the ending, such as .docx, is a part of it")
        raise cannot(str(path), "there is no such file", remedy)
    if path.is_dir():
        raise cannot(str(path), "this is a folder", "name a file in it; past texts in a folder come by --as-versions")


def text_in(path: Path, decoded: str) -> FileText:
    """Return the text of a Markdown or plain file in which these characters were read."""
    text = text_to_document.normalised(decoded)
    if not text.strip():
        raise cannot(str(path), "this file is empty", "name a file with text")
    _bounded(path, text.count("\n"), MOST_LINES, "lines")
    findings: list[Finding] = []
    read = metadata.described(text, str(path), findings)
    if findings:
        raise PolicyError(findings, COULD_NOT_RUN)
    title = text_to_document.normalised(read.title)
    if path.suffix.lower() in PLAIN:
        return FileText(path, read.text, title, stated=read.stated)
    clean, pictures = dialects.without_pictures(read.text)
    clean, nowhere = dialects.without_links_to_nowhere(clean)
    other = dialects.dialect(clean)
    made = _of_dialect(path, clean, title, other) if other else FileText(path, clean, title)
    left_out = [line for count, line in ((pictures, _PICTURES), (nowhere, _NOWHERE)) if count]
    return replace(made, doubts=(*made.doubts, *left_out), stated=read.stated)


def _of_dialect(path: Path, text: str, title: str, dialect: dialects.Dialect) -> FileText:
    """Return a Markdown text with signs that our grammar would show: in ours, where pandoc is there to read them."""
    try:
        from generator.documents import pandoc, reading  # noqa: PLC0415 -- its libraries are an extra
    except ImportError:
        return FileText(path, text, title, (_RAW,))
    if pandoc.program() is None:
        return FileText(path, text, title, (_RAW,))
    brought = reading.markdown(comments.without_comments(text), dialect, str(path))
    return FileText(path, text_to_document.normalised(brought.text), title, brought.doubts)


def require_documents(path: Path) -> None:
    """Refuse a file of another program where what reads it is not installed."""
    try:
        import generator.documents.reading  # noqa: PLC0415, F401 -- its libraries are an extra
    except ImportError as problem:
        message = f"reading a file of type “{path.suffix}” needs {problem.name}, which is not installed"
        raise cannot(str(path), message, "install it: pip install 'policypress[documents]'") from None


def _of_program(path: Path, suffix: str, asked: FileWish) -> FileText:
    require_documents(path)
    from generator.documents import reading  # noqa: PLC0415 -- its libraries are an extra

    raw = _bytes(path, MOST_BYTES_OF_PROGRAMS)
    if not raw:
        raise cannot(str(path), "this file is empty", "name a file with text")
    brought = reading.read(raw, suffix, str(path), tracked=asked.tracked, wanted=asked.part)
    text = text_to_document.normalised(brought.text)
    _bounded(path, text.count("\n"), MOST_LINES, "lines")
    comments = tuple(
        f"comment by {one.author}{f' on “{one.about}”' if one.about else ''}: {one.words}" for one in brought.comments
    )
    title = text_to_document.normalised(brought.title)
    return FileText(path, text, "", brought.doubts, comments, brought.language, title, by_sheets=brought.by_sheets)


def document_of(text: FileText, *, language: str, title: str = "Policy", like: Document | None = None) -> Document:
    """Return the document that the text of a file makes.

    The title is that of the text, else that of the front matter, else `title`; what is the title or a section in the
    document `like` it is it in this one too.
    """
    form: Callable[..., Document] = text_to_document.from_markdown
    if text.path.suffix.lower() in PLAIN:
        form = text_to_document.from_plain
    document = form(text.text, fallback_title=text.title or title, language=language, like=like)
    _bounded(text.path, len(document.sections), MOST_SECTIONS, "headings")
    return document


def _bytes(path: Path, most: int) -> bytes:
    try:
        return files.read_bytes(path, str(path), most)
    except PolicyError as problem:
        raise PolicyError(problem.findings, COULD_NOT_RUN) from None


def _decoded(path: Path) -> str:
    raw = _bytes(path, MOST_BYTES)
    if b"\0" in raw:
        raise cannot(str(path), "this is not a text file", "save it as UTF-8 text")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        message = f"this file is not UTF-8 text (byte 0x{raw[problem.start]:02x})"
        place = Place(str(path), line, problem.start - raw.rfind(b"\n", 0, problem.start))
        raise PolicyError([Finding(place, "not-utf-8", message, "save it as UTF-8 text")], COULD_NOT_RUN) from None


def _bounded(path: Path, count: int, most: int, what: str) -> None:
    if count > most:
        raise cannot(str(path), f"this file has {count:,} {what}, at most {most:,} can be worked with", "split it")
