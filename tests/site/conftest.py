"""What tests of pages share."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import Policy
from tests.small import in_force, keep

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small policy with one version, in force since 2025, whose draft keeps orders for longer."""
    folder = in_force(tmp_path, policy, monkeypatch)
    keep(folder, "orders", 9)
    return folder


@pytest.fixture(scope="module")
def page(browser: "Browser") -> Iterator["Page"]:
    """The window in which tests look at pages: to open one takes longer than to show a page."""
    opened = browser.new_page()
    yield opened
    opened.close()
