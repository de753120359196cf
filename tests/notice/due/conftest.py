"""The project and both brands, whose policies were reviewed when they were brought."""

from pathlib import Path

import pytest

from tests.situations import reviewed_then


@pytest.fixture
def project(project: Path) -> Path:
    """The project, whose policies were reviewed when they were brought."""
    reviewed_then(project)
    return project


@pytest.fixture
def both(both: Path) -> Path:
    reviewed_then(both)
    return both
