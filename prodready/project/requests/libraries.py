"""The libraries whose classes describe what a body holds: pydantic and what builds on it, msgspec, attrs."""

from __future__ import annotations

import re

from prodready.facts.python import Class
from prodready.project.code.types import Types

PYDANTIC = frozenset(
    {
        "pydantic.BaseModel",
        "pydantic.main.BaseModel",
        "pydantic.v1.BaseModel",
        "pydantic.v1.main.BaseModel",
        "pydantic.RootModel",
        "pydantic.generics.GenericModel",
        "sqlmodel.SQLModel",
        "sqlmodel.main.SQLModel",
        "ninja.Schema",
        "ninja.ModelSchema",
        "ninja.schema.Schema",
        "ninja.orm.ModelSchema",
        "hatchway.Schema",
        "hatchway.schema.Schema",
        "ninja_schema.ModelSchema",
        "ninja_extra.schemas.Schema",
        "odmantic.Model",
        "odmantic.EmbeddedModel",
        "beanie.Document",
        "ormar.Model",
        "fastapi_camelcase.CamelModel",
        "fastapi_utils.api_model.APIModel",
        "fastapi_restful.api_model.APIModel",
        "fastapi_users.schemas.BaseUser",
        "fastapi_users.schemas.BaseUserCreate",
        "fastapi_users.schemas.BaseUserUpdate",
        "fastapi_users.schemas.CreateUpdateDictModel",
    }
)
MSGSPEC = frozenset({"msgspec.Struct", "sqlspec.utils.schema.CamelizedBaseStruct"})
_ATTRS = re.compile(r"^attrs?\.(?:s|attrs|define|frozen|mutable|dataclass)(?:\(\))?$")
_PYDANTIC_DATACLASS = re.compile(r"^pydantic\.(?:v1\.)?dataclasses\.dataclass(?:\(\))?$")


def library_of(path: str, cls: Class, types: Types) -> str:
    """``pydantic``, ``msgspec`` or ``attrs``, whichever the class is a model of; empty if it is none."""
    for name, found in types.symbols.ancestors(path, cls):
        if name in PYDANTIC or (found is None and name.rpartition(".")[2] == "BaseModel" and "peewee" not in name):
            return "pydantic"
        if name in MSGSPEC:
            return "msgspec"
    for decorator in cls.decorators:
        name = types.symbols.expr_name(path, decorator)
        if _PYDANTIC_DATACLASS.match(name):
            return "pydantic"
        if _ATTRS.match(name):
            return "attrs"
    return ""
