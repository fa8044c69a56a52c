"""PYD101: what is left of pydantic 1 by its names in version 2."""

from __future__ import annotations

import pytest

from tests.fix.fixing import AROUND, PATH, becomes, declined, fixed, plan

HEAD = "from pydantic import BaseModel, ConfigDict\n"


def model(body: str, imports: str = "BaseModel, validator, root_validator, Field, Extra") -> str:
    """A module with one model of the given body."""
    return f"from pydantic import {imports}\n\n\nclass User(BaseModel):\n    name: str\n\n{body}\n"


def class_of(source: str) -> str:
    """What stands below the first field of the model."""
    return source.partition("    name: str\n\n")[2].rstrip("\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    class Config:\n        orm_mode = True", "    model_config = ConfigDict(from_attributes=True)"),
        (
            "    class Config:\n        extra = Extra.forbid\n        allow_mutation = False",
            '    model_config = ConfigDict(extra="forbid", frozen=True)',
        ),
        (
            "    class Config:\n        # of rows\n        orm_mode = True  # yes\n        title = 'User'",
            "    model_config = ConfigDict(\n        # of rows\n        from_attributes=True,  # yes\n        title='User',\n    )",
        ),
        (
            "    class Config:\n        smart_union = True\n        title = 'a'",
            "    model_config = ConfigDict(title='a')",
        ),
        (
            "    class Config: orm_mode = True; title = 'a'",
            "    model_config = ConfigDict(from_attributes=True, title='a')",
        ),
        (
            "    class Config:\n        orm_mode = True  # rows\n        schema_extra = {\n            'example': [\n"
            "                1,\n            ],\n        }",
            "    model_config = ConfigDict(\n        from_attributes=True,  # rows\n        json_schema_extra={\n"
            "            'example': [\n                1,\n            ],\n        },\n    )",
        ),
    ],
)
def test_class_config_becomes_a_config_dict(before: str, after: str) -> None:
    assert class_of(fixed(model(before), "PYD101")) == after


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("    class Config:\n        fields = {'name': 'n'}", "version 2 has no option fields"),
        ("    class Config:\n        json_loads = str\n        orm_mode = True", "version 2 has no option json_loads"),
        (
            "    class Config:\n        orm_mode = True\n\n        def f(self):\n            pass",
            "holds more than options",
        ),
        ("    @validator('name', always=True)\n    def f(cls, v):\n        return v", "no always=True"),
        ("    @validator('name', each_item=True)\n    def f(cls, v):\n        return v", "no each_item=True"),
        ("    @validator('name')\n    def f(cls, v, field):\n        return v", "does not give validators field"),
        ("    @root_validator\n    def f(cls, values):\n        return values", "gives the model itself"),
    ],
)
def test_what_version_2_does_otherwise_stays(body: str, why: str) -> None:
    used = [name for name in ("root_validator", "validator") if f"@{name}" in body]
    source = model(body, ", ".join(["BaseModel", *used]))
    assert why in declined(source + "\n\ndef use(user: User) -> None:\n    user.model_dump()\n", "PYD101")


def test_validators_become_class_methods_with_the_mode_of_version_2() -> None:
    becomes(
        """
        from pydantic import BaseModel, root_validator, validator


        class User(BaseModel):
            name: str
            nick: str

            @validator("name", "nick", pre=True, allow_reuse=True)
            def stripped(cls, v):
                return v.strip()

            @validator("nick")
            @classmethod
            def other(cls, v, values):
                if values["name"] == v or values.get("x") or v.values:
                    raise ValueError("the same")
                return v

            @root_validator(pre=True)
            def whole(cls, values):
                return values
        """,
        """
        from pydantic import BaseModel, ValidationInfo, field_validator, model_validator


        class User(BaseModel):
            name: str
            nick: str

            @field_validator("name", "nick", mode="before")
            @classmethod
            def stripped(cls, v):
                return v.strip()

            @field_validator("nick")
            @classmethod
            def other(cls, v, info: ValidationInfo):
                if info.data["name"] == v or info.data.get("x") or v.values:
                    raise ValueError("the same")
                return v

            @model_validator(mode="before")
            @classmethod
            def whole(cls, values):
                return values
        """,
        "PYD101",
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("user.dict(exclude_unset=True)", "user.model_dump(exclude_unset=True)"),
        ("user.json(indent=2)", "user.model_dump_json(indent=2)"),
        ("user.copy(update={'name': 'a'})", "user.model_copy(update={'name': 'a'})"),
        ("User.parse_obj({})", "User.model_validate({})"),
        ("User.parse_raw(b'')", "User.model_validate_json(b'')"),
        ("User.from_orm(user)", "User.model_validate(user)"),
        ("User.construct(name='a')", "User.model_construct(name='a')"),
        ("User.schema()", "User.model_json_schema()"),
        ("User.schema_json()", "json.dumps(User.model_json_schema())"),
        ("list(User.__fields__)", "list(User.model_fields)"),
        ("user.__fields_set__", "user.model_fields_set"),
    ],
)
def test_methods_have_new_names(before: str, after: str) -> None:
    source = f"{HEAD}\n\nclass User(BaseModel):\n    name: str\n\n\ndef use(user: User):\n    return {before}\n"
    assert fixed(source, "PYD101").endswith(f"    return {after}\n")


@pytest.mark.parametrize(
    "call", ["user.json(ensure_ascii=False)", "user.dict(skip_defaults=True)", "User.__fields__['name']"]
)
def test_methods_with_options_of_version_1_stay(call: str) -> None:
    source = f"{HEAD}\n\nclass User(BaseModel):\n    name: str\n\n\ndef use(user: User):\n    return {call}\n"
    assert declined(source, "PYD101")


def test_options_of_fields_have_new_names() -> None:
    body = "    code: str = Field(regex='^a', max_items=3)\n    id: int = Field(1, allow_mutation=False)"
    after = fixed(model(body, "BaseModel, ConfigDict, Field"), "PYD101")
    assert "Field(pattern='^a', max_length=3)" in after
    assert "Field(1, frozen=True)" in after


def test_two_options_of_one_field_are_mended_together() -> None:
    source = model("    names: list = Field([], min_items=1, max_items=3)", "BaseModel, Field")
    fixes = plan({**AROUND, PATH: source}, "PYD101")
    assert fixes.declined == ()
    assert b"Field([], min_length=1, max_length=3)" in fixes.changes[0].after


def test_settings_come_from_their_own_package() -> None:
    source = (
        "from pydantic import BaseSettings, Field, ConfigDict\n\n\nclass S(BaseSettings):\n    a: int = Field(1)\n\n"
    )
    source += "    class Config:\n        env_prefix = 'X_'\n"
    after = fixed(source, "PYD101")
    assert after.startswith("from pydantic import Field, ConfigDict\nfrom pydantic_settings import BaseSettings, Sett")
    assert "    model_config = SettingsConfigDict(env_prefix='X_')\n" in after
