"""# Leftovers of pydantic 1

**Reported**, where pydantic is version 2: `@validator` and `@root_validator`, an inner `class Config`, options that
were renamed (`orm_mode`, `allow_population_by_field_name`, `schema_extra` …), `Field(regex=…, min_items=…)`,
`.dict()`, `.json()`, `.parse_obj()`, `.from_orm()` and the like on models, imports that moved (`BaseSettings`,
`parse_obj_as`, `pydantic.generics`).

**Not reported**: projects that are on pydantic 1, or on both by a branch on the version; `pydantic.v1`; `.json()` of
responses and requests, `.dict()` and `.copy()` of anything that is not known to be a model, methods that a model or the
schemas of django-ninja define themselves.

Wrong: `user.dict()`. Right: `user.model_dump()`.

`prodready fix` rewrites them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from prodready.api import Finding, Location, Rewrite, Severity, finding
from prodready.facts.python import Call, CallRef, Class, Const, Expr, Map, Module, Op
from prodready.project.code.elements import element
from prodready.project.code.expressions import deep, expressions
from prodready.project.code.types import Types
from prodready.project.layout.dependencies import Dependencies
from prodready.project.requests.libraries import library_of
from prodready.project.services.production import Production, place, spot

_METHODS = {
    "dict": "model_dump",
    "json": "model_dump_json",
    "copy": "model_copy",
    "parse_obj": "model_validate",
    "parse_raw": "model_validate_json",
    "parse_file": "model_validate_json",
    "from_orm": "model_validate",
    "construct": "model_construct",
    "schema": "model_json_schema",
    "schema_json": "model_json_schema",
    "update_forward_refs": "model_rebuild",
    "validate": "model_validate",
}
_MAKERS = frozenset(
    {"parse_obj", "parse_raw", "parse_file", "from_orm", "construct", "copy", "model_validate", "model_copy"}
)
"""Methods of a model that give another one of its class."""
_ATTRIBUTES = {"__fields__": "model_fields", "__fields_set__": "model_fields_set"}
_DECORATORS = {"validator": "field_validator", "root_validator": "model_validator"}
RENAMED_OPTIONS = {
    "orm_mode": "from_attributes",
    "allow_population_by_field_name": "populate_by_name",
    "schema_extra": "json_schema_extra",
    "anystr_strip_whitespace": "str_strip_whitespace",
    "anystr_lower": "str_to_lower",
    "anystr_upper": "str_to_upper",
    "min_anystr_length": "str_min_length",
    "max_anystr_length": "str_max_length",
    "validate_all": "validate_default",
    "keep_untouched": "ignored_types",
}
"""Options that have only another name in version 2."""
_OPTIONS = {
    **RENAMED_OPTIONS,
    "copy_on_model_validation": "revalidate_instances",
    "allow_mutation": "frozen",
    "smart_union": "nothing: it is the default",
    "underscore_attrs_are_private": "nothing: they are",
    "fields": "Field()",
    "error_msg_templates": "nothing: it is gone",
    "getter_dict": "nothing: it is gone",
}
_MODEL_OPTIONS = frozenset(
    {*_OPTIONS, *RENAMED_OPTIONS.values(), "extra", "arbitrary_types_allowed", "use_enum_values"}
) | {
    "validate_assignment",
    "json_encoders",
    "alias_generator",
}
_PLAIN_BASES = ("builtins.", "abc.", "typing.", "enum.", "collections.", "pydantic.v1", "sqlalchemy.", "django.")
"""Bases whose inner classes mean something else, or nothing."""
_ARGUMENTS = {
    "regex": "pattern",
    "min_items": "min_length",
    "max_items": "max_length",
    "allow_mutation": "frozen",
    "const": "Literal",
    "unique_items": "set",
}
_MOVED = {
    "pydantic.BaseSettings": "pydantic_settings.BaseSettings",
    "pydantic.env_settings.BaseSettings": "pydantic_settings.BaseSettings",
    "pydantic.parse_obj_as": "TypeAdapter",
    "pydantic.tools.parse_obj_as": "TypeAdapter",
    "pydantic.generics.GenericModel": "BaseModel",
    "pydantic.PyObject": "ImportString",
    "pydantic.validate_arguments": "validate_call",
    "pydantic.error_wrappers.ValidationError": "pydantic.ValidationError",
}
_SECOND = re.compile(
    r"^pydantic\.(?:field_validator|model_validator|ConfigDict|TypeAdapter|RootModel|computed_field|field_serializer)$|"
    r"^pydantic_settings(?:\.|$)|^pydantic\.v1(?:\.|$)"
)
_VERSIONS = ("pydantic.VERSION", "pydantic.__version__", "pydantic.version.VERSION")
_OWN = ("ninja.Schema", "ninja.schema.Schema", "ninja.orm.ModelSchema", "ninja.ModelSchema")
"""Models of a library that keeps ``from_orm()`` for its own."""

_PINNED = re.compile(r"(?:^|,)\s*(?:==|~=|>=|\^|>)\s*2\b")


@finding(
    code="PYD101",
    name="pydantic-v1-leftover",
    section="pydantic",
    severity=Severity.WARNING,
    question="Is pydantic 2 used in the way of version 1?",
    why="What is deprecated goes with the next version, and some of it is ignored already.",
    fix="Use the name of version 2; prodready fix does it.",
    references=("https://docs.pydantic.dev/latest/migration/",),
    rewrite=Rewrite("prodready_rules.rewrites.pydantic_v2:to_version_2"),
)
def rule(production: Production, types: Types, dependencies: Dependencies) -> Iterator[Finding]:
    """Uses of names of version 1."""
    if not _is_second(production, dependencies) or _is_either(production, dependencies):
        return
    for path, module in production.application():
        yield from _imports(path, module)
        yield from _decorators(path, module, types)
        yield from _configurations(path, module, types)
        yield from _calls(path, module, types)
        yield from _attributes(path, module, types)


def _is_second(production: Production, dependencies: Dependencies) -> bool:
    """Whether the project is on pydantic 2: it is allowed, and declared or used."""
    if dependencies.below("pydantic", 2):
        return False
    if "pydantic" in dependencies.locked or "pydantic-settings" in dependencies.names:
        return True
    if any(item.name == "pydantic" and _PINNED.search(item.specifier) for _, item in dependencies.declared):
        return True
    return any(_SECOND.match(item.target) for _, module in production.application() for item in module.imports)


def _is_either(production: Production, dependencies: Dependencies) -> bool:
    """Whether the application runs on both versions: it asks which one is installed, and none is declared to be too old."""
    declared = [item.specifier for _, item in dependencies.declared if item.name == "pydantic"]
    if declared and all(_PINNED.search(specifier) for specifier in declared):
        return False
    modules = (module for _, module in production.application())
    asking = (module for module in modules if any(item.target.startswith("pydantic") for item in module.imports))
    return any(
        any(read.name.startswith(_VERSIONS) for read in module.reads)
        or any(call.name.startswith(_VERSIONS) for call in module.calls)
        for module in asking
    )


def _imports(path: str, module: Module) -> Iterator[Finding]:
    for item in module.imports:
        new = _MOVED.get(item.target)
        if new:
            where = Location(path, item.line, 0, item.line, 0)
            yield _leftover(where, f"{item.target} of pydantic 1 is now {new}", fixable="Settings" in new)


def _decorators(path: str, module: Module, types: Types) -> Iterator[Finding]:
    for function in module.functions:
        for decorator in function.decorators:
            call = module.call(decorator)
            name = call.name if call is not None else getattr(decorator, "name", "")
            head, _, last = types.symbols.resolve(path, str(name)).rpartition(".")
            if last in _DECORATORS and head in (
                "pydantic",
                "pydantic.class_validators",
                "pydantic.deprecated.class_validators",
            ):
                where = place(path, call) if call is not None else Location(path, decorator.line, 0, decorator.line, 0)
                yield _leftover(where, f"@{last} of pydantic 1 is now @{_DECORATORS[last]}")


def _configurations(path: str, module: Module, types: Types) -> Iterator[Finding]:
    for cls in module.classes:
        outer = module.classes[cls.owner] if cls.owner >= 0 else None
        if (
            cls.name == "Config"
            and outer is not None
            and (_is_model(path, outer, types) or _derives_unseen(path, outer, cls, types))
        ):
            names = [name for name in types.symbols.fields.get((path, cls.index), {}) if name in _OPTIONS]
            renamed = f"; {names[0]} is now {_OPTIONS[names[0]]}" if names else ""
            message = f"class Config in {outer.name} is now model_config = ConfigDict(…){renamed}"
            yield _leftover(place(path, cls), message)
    for call in module.calls:
        if call.kwargs and types.symbols.resolve(path, call.name) in (
            "pydantic.ConfigDict",
            "pydantic_settings.SettingsConfigDict",
        ):
            for key, _ in call.kwargs:
                if key in _OPTIONS:
                    yield _leftover(place(path, call), f"the option {key} of pydantic 1 is now {_OPTIONS[key]}")
    for assign in module.assigns:
        if assign.target == "&model_config" and isinstance(assign.value, Map):
            for entry, _ in assign.value.items:
                if isinstance(entry, Const) and entry.value in _OPTIONS:
                    message = f"the option {entry.value} of pydantic 1 is now {_OPTIONS[str(entry.value)]}"
                    yield _leftover(place(path, assign), message)


def _calls(path: str, module: Module, types: Types) -> Iterator[Finding]:
    for call in module.calls:
        last = call.name.rpartition(".")[2]
        if last in _METHODS and "." in call.name:
            names = (types.call_name(path, call), _made(path, module, call, types), _listed(path, module, call, types))
            owner = next((found for name in names if (found := _owner(name, last, types))), "")
            if owner:
                yield _leftover(place(path, call), f"{owner}.{last}() of pydantic 1 is now {_METHODS[last]}()")
        elif last.lstrip(":") == "Field" and types.symbols.resolve(path, call.name) in (
            "pydantic.Field",
            "pydantic.fields.Field",
        ):
            for key, _ in call.kwargs:
                if key in _ARGUMENTS:
                    message = f"Field({key}=…) of pydantic 1 is now {_ARGUMENTS[key]}"
                    yield _leftover(place(path, call), message, fixable=key not in ("const", "unique_items"))


def _made(path: str, module: Module, call: Call, types: Types) -> str:
    """The typed name of a method of a variable that a model's own constructor made (``User.from_orm(row)``)."""
    head, _, last = call.name.rpartition(".")
    bound = types.bound(path, call.scope, head)
    made = module.call(bound[0].value) if len(bound) == 1 else None
    if made is None:
        return ""
    name = types.call_name(path, made)
    if name[:1] == "%":
        name = _made(path, module, made, types) if made is not call and made.name != call.name else ""
    owner, _, method = name.rpartition(".")
    return f"{owner.removesuffix('()')}().{last}" if method in _MAKERS else ""


def _listed(path: str, module: Module, call: Call, types: Types) -> str:
    """The typed name of a method of each model in a list (``[user.dict() for user in users]``)."""
    head, _, last = call.name.rpartition(".")
    if head[:1] != "%" or "." in head:
        return ""
    bound = [item.value for item in types.bound(path, call.scope, head)]
    if any(not isinstance(value, Op) or value.kind != "iter" for value in bound):
        return ""
    through = [value.items[0] for value in bound if isinstance(value, Op)]
    if not bound and (call.scope < 0 or module.functions[call.scope].param(head[1:]) is None):
        through = [
            item.items[-1]
            for item in expressions(module)
            if isinstance(item, Op) and item.kind == "comp" and _holds(item.items[:-1], call)
        ]
    owners = {element(types, path, call.scope, item) for item in through}
    return f"{owners.pop()}.{last}" if len(owners) == 1 and "" not in owners else ""


def _holds(exprs: Iterable[Expr], call: Call) -> bool:
    parts = (part for expr in exprs for part in deep(expr))
    return any(isinstance(part, CallRef) and part.index == call.index for part in parts)


def _owner(typed: str, method: str, types: Types) -> str:
    """The name of the model that a method of version 1 is called on; empty if it is no model or its own method."""
    head = typed.rpartition(".")[0].removesuffix("()").removesuffix("[]")
    found = types.symbols.definition(head)
    if found is None or found.cls is None or not _is_model(found.path, found.cls, types):
        return ""
    own = types.symbols.method(found.path, found.cls, method)
    kept = method == "from_orm" and any(name in _OWN for name, _ in types.symbols.ancestors(found.path, found.cls))
    return found.cls.name if own is None and not kept else ""


def _attributes(path: str, module: Module, types: Types) -> Iterator[Finding]:
    for read in module.reads:
        head, _, last = read.name.rpartition(".")
        if last in _ATTRIBUTES and head:
            typed = types.typed(path, read.scope, head)
            found = types.symbols.definition(typed.removesuffix("()"))
            if found is not None and found.cls is not None and _is_model(found.path, found.cls, types):
                where = Location(path, read.line, read.column, read.line, 0)
                yield _leftover(where, f"{found.cls.name}.{last} of pydantic 1 is now {_ATTRIBUTES[last]}")


def _is_model(path: str, cls: Class, types: Types) -> bool:
    """Whether a class is a model of pydantic 2."""
    names = [name for name, _ in types.symbols.ancestors(path, cls)]
    if any(name.startswith("pydantic.v1") for name in names):
        return False
    return library_of(path, cls, types) == "pydantic" or any(name.endswith(".BaseSettings") for name in names)


def _derives_unseen(path: str, cls: Class, config: Class, types: Types) -> bool:
    """Whether a class derives from a library's, and its inner class sets options of models and nothing else."""
    names = types.symbols.fields.get((path, config.index), {}).keys()
    bases = [name for name, base in types.symbols.ancestors(path, cls) if base is None]
    unseen = any("." in name and name[0].isalpha() and not name.startswith(_PLAIN_BASES) for name in bases)
    return unseen and bool(names) and names <= _MODEL_OPTIONS


def _leftover(where: Location, message: str, *, fixable: bool = True) -> Finding:
    return spot("PYD101", Severity.WARNING, where, message, fixable=fixable)
