"""A program for the Python of LibreOffice: replaces words in a Word file with tracked changes, as a person would.

Arguments: the file, the file to write, the name of the pipe on which LibreOffice listens; old and new words in turn.
"""

import sys
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]

TRIES = 120


def desktop(pipe: str) -> Any:
    """Return the running LibreOffice, as soon as it listens."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(TRIES):
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
        except Exception:  # noqa: BLE001 -- UNO's own exceptions: nobody listens yet
            time.sleep(0.25)
    sys.exit("LibreOffice does not listen")


def setting(name: str, value: object) -> object:
    """Return a setting by its name."""
    one = PropertyValue()
    one.Name, one.Value = name, value
    return one


def main(source: str, target: str, pipe: str, *words: str) -> None:
    """Replace words in a file, tracked, and write it as Word does."""
    office = desktop(pipe)
    text = office.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, (setting("Hidden", value=True),))
    text.RecordChanges = True
    for old, new in zip(words[::2], words[1::2], strict=True):
        search = text.createSearchDescriptor()
        search.SearchString = old
        place = text.findFirst(search)
        place.setString(new)
    text.storeToURL(Path(target).as_uri(), (setting("FilterName", "MS Word 2007 XML"),))
    text.close(True)  # noqa: FBT003 -- UNO's signature
    office.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
