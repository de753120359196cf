"""A program of its own, since a PDF can be made to cost any time: bytes of a PDF in, its lines with their size out.

The one door to pdfminer.
"""

import io
import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTPage, LTTextContainer, LTTextLine
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage

MOST_PAGES: Final = 500


def lines(page: LTPage) -> Iterator[tuple[float, float, float, float, str, bool]]:
    """Yield the lines of a page: where each box begins, where the line stands, its size, its words, whether bold."""
    for box in page:
        if not isinstance(box, LTTextContainer):
            continue
        for line in box:
            if not isinstance(line, LTTextLine):
                continue
            signs = [one for one in line if isinstance(one, LTChar) and one.get_text().strip()]
            if signs:
                size = Counter(round(one.size, 1) for one in signs).most_common(1)[0][0]
                bold = all(any(word in one.fontname.lower() for word in ("bold", "black", "heavy")) for one in signs)
                yield box.x0, box.y0, line.y0 / page.height, size, line.get_text(), bold


def main() -> int:
    """Write the lines of each page as JSON."""
    raw = sys.stdin.buffer.read()
    try:
        if sum(1 for _ in islice(PDFPage.get_pages(io.BytesIO(raw)), MOST_PAGES + 1)) > MOST_PAGES:
            sys.stderr.write(f"it has more than {MOST_PAGES} pages: split it\n")
            return 1
        found = [list(lines(page)) for page in extract_pages(io.BytesIO(raw), laparams=LAParams())]
    except PDFPasswordIncorrect:
        sys.stderr.write("it is encrypted: take off its password\n")
        return 1
    except Exception as problem:  # noqa: BLE001 -- a damaged PDF fails in any way
        sys.stderr.write(f"it is damaged, or no PDF ({type(problem).__name__})\n")
        return 1
    sys.stdout.write(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
