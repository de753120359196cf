"""Tracked changes in files of which pandoc would take them silently: found in the file itself, and refused."""

import re
import zipfile
from typing import Final

from generator.documents import packed_folder, xml_tree
from generator.errors import cannot

_CHANGED: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}changed-region"
_RTF: Final = re.compile(rb"\\(?:revised|deleted)(?![a-z0-9])(?:1(?!\d))?")
_RTF_TABLE: Final = re.compile(rb"\{\\\*\\revtbl[^}]*\}")
_REMEDY: Final = "accept or reject them first, or save it as .docx and say --tracked accept or reject"


def refuse_open_document(folder: zipfile.ZipFile, shown_path: str) -> None:
    """Refuse an OpenDocument text with tracked changes, and one that is encrypted."""
    if b"encryption-data" in packed_folder.part(folder, "META-INF/manifest.xml", shown_path):
        raise cannot(shown_path, "this file is encrypted", "open it, take off its password, and save it")
    root = xml_tree.xml(packed_folder.part(folder, "content.xml", shown_path))
    if root is None:
        raise cannot(shown_path, "this file holds no OpenDocument text", "open it and save it as .odt or .docx")
    _refuse(sum(1 for _ in root.iter(_CHANGED)), shown_path)


def refuse_rich_text(raw: bytes, shown_path: str) -> None:
    """Refuse a rich text with tracked changes, and a file that is none."""
    if raw.lstrip()[:5] != rb"{\rtf":
        raise cannot(shown_path, "this file is no rich text", "open it and save it as .rtf or .docx")
    _refuse(len(_RTF.findall(_RTF_TABLE.sub(b"", raw))), shown_path)


def refuse_web_page(marks: int, shown_path: str) -> None:
    """Refuse a page with passages marked as inserted or deleted."""
    _refuse(marks, shown_path)


def _refuse(count: int, shown_path: str) -> None:
    if count:
        raise cannot(shown_path, f"this file has tracked changes ({count} or more): it is two texts", _REMEDY)
