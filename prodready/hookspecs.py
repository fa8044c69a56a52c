"""The hooks of a plugin. A plugin is a module named by an entry point of the group ``prodready``::

    [project.entry-points.prodready]
    mine = "my_pack"

and marks the hooks that it has with ``prodready.api.hookimpl``. It is loaded because it is installed; a repository that
is audited can never name one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

import pluggy

from prodready.api import Fact, Rule
from prodready.model import Result

if TYPE_CHECKING:
    from prodready.reports import RenderOptions

PROJECT = "prodready"

Format: TypeAlias = "Callable[[Result, RenderOptions], str]"

hookspec = pluggy.HookspecMarker(PROJECT)


@hookspec
def prodready_rules() -> Sequence[Rule]:  # type: ignore[empty-body]  # a specification has no body
    """Rules; a code belongs to one plugin."""


@hookspec
def prodready_facts() -> Sequence[Fact]:  # type: ignore[empty-body]  # a specification has no body
    """Providers of facts that rules ask for; a type belongs to one plugin."""


@hookspec
def prodready_profiles() -> Mapping[str, str]:  # type: ignore[empty-body]  # a specification has no body
    """Profiles by name, as TOML text (the keys: ``prodready.profiles.Definition``)."""


@hookspec
def prodready_formats() -> Mapping[str, Format]:  # type: ignore[empty-body]  # a specification has no body
    """Report formats by name: pure functions of a Result and ``prodready.reports.RenderOptions``."""
