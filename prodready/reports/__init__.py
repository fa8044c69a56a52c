"""Reports: ``render(name, result, options) -> str``, one module per format, loaded when it is asked for.

Every renderer is a pure function of a Result and the options: no file, no environment, no clock.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

import msgspec

from prodready.model import Result

FORMATS: dict[str, str] = {
    "text": "prodready.reports.text:render",
    "lines": "prodready.reports.lines:render",
    "json": "prodready.reports.json:render",
    "markdown": "prodready.reports.markdown:render",
    "html": "prodready.reports.html:render",
    "github": "prodready.reports.github:render",
    "azure": "prodready.reports.azure:render",
    "gitlab": "prodready.reports.gitlab:render",
    "sarif": "prodready.reports.sarif:render",
    "junit": "prodready.reports.junit:render",
    "badge": "prodready.reports.badge:render",
    "badge-svg": "prodready.reports.badge:render_svg",
}
"""Name of a format to ``module:function``."""


class RenderOptions(msgspec.Struct, frozen=True):
    """What a report needs to know about its reader.

    ``width`` in columns, ``color`` and ``unicode`` matter for terminals; ``verbose`` shows every place instead of the
    first few. ``host`` is the address under which a path of the audited revision opens
    (``https://github.com/owner/name/blob/<commit>``); empty makes no links.
    """

    width: int = 80
    color: bool = False
    verbose: bool = False
    unicode: bool = True
    host: str = ""


Renderer = Callable[[Result, RenderOptions], str]


def load(name: str) -> Renderer:
    """The renderer of a format; ``KeyError`` for an unknown name."""
    module, _, function = FORMATS[name].partition(":")
    return cast(Renderer, getattr(import_module(module), function))


def render(name: str, result: Result, options: RenderOptions | None = None) -> str:
    """``result`` in the format called ``name``, ending with a newline."""
    return load(name)(result, options or RenderOptions())
