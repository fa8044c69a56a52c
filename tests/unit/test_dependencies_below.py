"""Whether a declared package is known to be older than a major version."""

from __future__ import annotations

import pytest

from prodready.facts.documents import Requirement
from prodready.project.layout.dependencies import Dependencies


def _declared(specifier: str) -> Dependencies:
    return Dependencies((("requirements.txt", Requirement("django", specifier, 1)),), {})


@pytest.mark.parametrize("specifier", ["==2.2.28", "~=2.2", "<3", ">=1.11,<3.0", "^2.2", "==2.*"])
def test_nothing_newer_fits(specifier: str) -> None:
    assert _declared(specifier).below("django", 3)


@pytest.mark.parametrize("specifier", ["==5.2.1", "~=4.2", ">=5.0", ">=2.2", ">4", "^5.1", "==3.2.*", ">=4.2,<6", ""])
def test_a_newer_one_fits(specifier: str) -> None:
    assert not _declared(specifier).below("django", 3)
