"""The names of one module's top level, and how dotted names come apart."""

from __future__ import annotations

from prodready.facts.python import Assign, Class, Const, Flag, Function, Import, Module, Ref, Sub, is_literal

VENDOR_FOLDERS = frozenset(
    {"_vendor", "vendor", "vendors", "vendored", "third_party", "thirdparty", "3rdparty", "site-packages"}
)
"""Folders that hold copies of libraries, which are read only where they are small."""


_SPECIAL_FORMS = frozenset({"Annotated", "Optional", "Union", "Literal", "Final", "ClassVar"})


class Scope:
    """Names of one module's top level."""

    def __init__(self, module: Module) -> None:
        self.imports: dict[str, Import] = {}
        self.stars: list[str] = []
        for item in module.imports:
            if item.scope == -1 and item.local == "*":
                if not (self.stars and item.flags & Flag.EXCEPT):  # what is left if the first is not installed
                    self.stars.append(item.target)
            elif item.scope == -1:
                self.imports.setdefault(item.local, item)
        self.functions: dict[str, Function] = {}
        self.classes: dict[str, Class] = {}
        self.assigns: dict[str, Assign] = {}
        for function in module.functions:
            self.functions[function.qualname] = function
        for cls in module.classes:
            self.classes[cls.qualname] = cls
        for assign in module.assigns:
            if assign.target[0] == ":" and "[" not in assign.target and not assign.flags & Flag.DELETED:
                known = self.assigns.get(assign.target[1:])
                if known is None or (_is_open(known) and not _is_open(assign)):
                    self.assigns[assign.target[1:]] = assign


def _is_open(assign: Assign) -> bool:
    """Whether a name waits for its value: only annotated, or None until a function that declares it global binds it."""
    if assign.annotation is not None:
        return assign.value is None
    return assign.value is None or is_literal(assign.value, None)


def alias_of(assign: Assign | None) -> str:
    """What an unconditional assignment only gives another name to (``Base = orm.Base``, ``Users = Crud[User]``)."""
    if assign is None or assign.annotation is not None or assign.branch != -1:
        return ""
    if assign.flags & (Flag.AUGMENTED | Flag.GLOBAL):
        return ""
    if isinstance(assign.value, Ref):
        return assign.value.name
    if (
        isinstance(assign.value, Sub)
        and isinstance(assign.value.value, Ref)
        and not isinstance(assign.value.index, Const)
    ):
        name = assign.value.value.name
        last = name.rpartition(".")[2].lstrip(":")
        special = name.startswith(("typing", "collections.")) or last in _SPECIAL_FORMS
        return name if last[:1].isupper() and not special else ""
    return ""


def library_name(path: str) -> str:
    """The dotted name that a vendored file has in its library (``app/_vendor/six/moves.py`` is ``six.moves``)."""
    parts = path.removesuffix(".py").removesuffix("/__init__").split("/")
    folders = [position for position, part in enumerate(parts[:-1]) if part in VENDOR_FOLDERS]
    return ".".join(parts[folders[-1] + 1 :] if folders else parts[-1:])


def is_outside(name: str) -> bool:
    """Whether a global name is that of a package outside of the repository, and of none of its modules or variables."""
    return name[:1] not in ("", ":", "%", "&", "?") and ".py:" not in name
