"""A project with four versions of a policy, and its site."""

import datetime
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.publish.build import build
from tests.conftest import NOW, ONE_BRAND, copied
from tests.site.compare.comparison import ROOT_OF, four


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with four versions and its site."""
    made = copied(tmp_path_factory.mktemp("compared"), *ONE_BRAND)
    four(made)
    build(made, policy_source.load(made / ROOT_OF), made / "site", datetime.datetime.fromisoformat(NOW))
    return made
