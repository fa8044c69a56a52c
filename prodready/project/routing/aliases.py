"""Methods of routers that modules give names of their own: ``rule = blueprint.add_url_rule``, ``get = router.get``."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from prodready.facts.python import Call, Ref, last_word
from prodready.project.code.symbols import Symbols
from prodready.project.words import words

_METHODS = words(
    """add_url_rule add_resource add_route add_api_route include_router register_blueprint route get post put patch delete"""
)


def aliases(symbols: Symbols) -> Mapping[str, str]:
    """The method that each such name means, both as global names; the method itself, which a resolved name may be, too."""
    found = {
        f"{path}{assign.target}": f"{symbols.resolve(path, assign.value.name.rpartition('.')[0])}.{last}"
        for path, module in symbols.modules.items()
        for assign in module.assigns
        if assign.scope < 0 and assign.target[:1] == ":" and isinstance(assign.value, Ref)
        if assign.value.name[:1] == ":" and "." in assign.value.name
        if (last := last_word(assign.value.name)) in _METHODS
    }
    return {**found, **{method: method for method in found.values()}}


def meant(call: Call, path: str, known: Mapping[str, str], symbols: Symbols) -> Call:
    """A call by the name of the method that it means."""
    method = known.get(symbols.resolve(path, call.name))
    return call if method is None else replace(call, name=method)
