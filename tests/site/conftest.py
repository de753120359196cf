"""What tests of pages in a browser share."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def page(browser: "Browser") -> Iterator["Page"]:
    """The window in which tests look at pages: to open one takes longer than to show a page."""
    opened = browser.new_page()
    yield opened
    opened.close()
