"""Names of libraries that read settings with types (their documentation; detection CFG001)."""

from __future__ import annotations

import re

from prodready.facts.python import Call, Const

SETTINGS_BASES = re.compile(
    r"^(?:pydantic_settings(?:\.\w+)*\.BaseSettings|pydantic(?:\.v1)?(?:\.env_settings)?\.BaseSettings"
    r"|goodconf\.GoodConf|confz\.(?:BaseConfig|ConfZ)|traitlets\.config\.(?:SingletonConfigurable|Configurable)"
    r"|traitlets\.config(?:\.\w+)*\.(?:Application|SingletonConfigurable|Configurable|LoggingConfigurable)|piccolo_conf\.\w+)$"
)
"""Bases whose fields are settings, read and converted by the library."""
OUTSIDE_SETTINGS = re.compile(r"\.\w*BaseSettings$|\.pydantic(?:_settings)?\.\w*(?:Config|Settings)$")
"""A base that another package derives from pydantic's, by its name or by that of the module that it stands in."""
SETTINGS_CONFIG = re.compile(r"pydantic_settings(?:\.\w+)*\.SettingsConfigDict(?:\(\))?\Z")
"""What configures a class whose base is not known as a settings class."""
TYPED_CALLS = {
    "environs.Env()": "environs",
    "environs.FileAwareEnv()": "environs",
    "environs.env": "environs",
    "environ.Env()": "django-environ",
    "environ.FileAwareEnv()": "django-environ",
    "envparse.Env()": "envparse",
    "envparse.env": "envparse",
}
"""Types whose calls and typed getters read one variable each and raise for what does not convert."""
SCHEMA = "settings through django-environ, which is told their types"
"""What is said of the one place that gives all settings their types (``environ.Env(DEBUG=(bool, False))``)."""
_LIKE_ENVIRONS = re.compile(r"(?!gym(?:nasium)?\.)[A-Za-z]\w*(?:\.\w+)*\.\w*Env\(\)\Z")
_GETTERS = frozenset(["bool", "int", "float", "list", "dict", "json", "url", "path", "timedelta", "date", "datetime"])
"""What another package may call a reader that it derives from that of environs, and what is asked of it for types."""
OF_ENVS = re.compile(r"[A-Za-z]\w*(?:\.\w+)*\.env(?:s|iron)?\.get_(?:bool|int|float|list\w*|delimited_list|json)\Z")
"""Getters of a module for the environment of another package, which convert what they read."""
CASTING = {
    "decouple.config": ("python-decouple", 2, "cast"),
    "decouple.Config()": ("python-decouple", 2, "cast"),
    "decouple.AutoConfig()": ("python-decouple", 2, "cast"),
    "prettyconf.config": ("prettyconf", 2, "cast"),
    "betterconf.field": ("betterconf", 2, "caster"),
    "typedconfig.key": ("typedconfig", 9, "cast"),
    "everett.manager.ConfigManager()": ("everett", 6, "parser"),
}
"""Readers that convert where they are told to: the library, and the argument's index and keyword."""
BORROWED = re.compile(r"[A-Za-z]\w*(?:\.\w+)+\.config\Z")
"""What another package may call its own reader that is called as python-decouple's is."""
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]+\Z")
STARLETTE = frozenset({"starlette.config.Config()", "starlette.datastructures.Config()"})
"""Starlette's reader, which converts where it is given ``cast``."""
TYPED_LIBRARIES = {
    "typed_settings.load": "typed-settings",
    "typed_settings.load_settings": "typed-settings",
    "typed_settings.settings": "typed-settings",
    "environ.to_config": "environ-config",
    "environ.config": "environ-config",
    "everett.manager.Option": "everett",
    "everett.component.ConfigOptions": "everett",
    "dynaconf.Validator": "dynaconf with validators",
    "dynaconf.validator.Validator": "dynaconf with validators",
    "oslo_config.cfg.StrOpt": "oslo.config",
    "oslo_config.cfg.IntOpt": "oslo.config",
    "oslo_config.cfg.BoolOpt": "oslo.config",
    "confspirator.load": "confspirator",
    "confspirator.load_dict": "confspirator",
    "confspirator.load_file": "confspirator",
    "dature.load": "dature",
    "confuse.Configuration().get": "confuse",
    "confuse.LazyConfig().get": "confuse",
    "bison.Bison": "bison",
    "yapconf.YapconfSpec": "yapconf",
    "dataclass_wizard.EnvWizard": "dataclass-wizard",
    "trafaret_config.read_and_validate": "trafaret-config",
    "trafaret_config.commandline.config_from_options": "trafaret-config",
    "hydra.utils.instantiate": "hydra",
    "omegaconf.OmegaConf.structured": "OmegaConf",
    "knobs.Knob": "knobs",
    "classyconf.Value": "classyconf",
    "classyconf.Configuration": "classyconf",
}
"""Calls and bases that declare typed settings, each with the library as a report names it."""
ENV_OPTION = re.compile(r"configargparse\.\w+\(\).*\.(?:add|add_arg|add_argument)$")
"""Options of the command line that configargparse reads from the environment too."""
CONFIGURATIONS = re.compile(r"^configurations\.values\.(?!Value$)\w*Value$|^configurations\.values\.Value$")
"""Values of django-configurations."""
STRUCTURED = re.compile(
    r"^(?:dataclasses\.dataclass|attrs?\.(?:s|attrs|define|frozen|mutable|dataclass)|typing\.NamedTuple|msgspec\.Struct)(?:\(\))?$"
)
"""What makes a record of a class, which refuses nothing by itself."""
STRUCTURING = frozenset({"msgspec.convert", "cattrs.structure", "cattr.structure"})
"""Functions that make a typed record of a class, their second argument, and refuse what does not fit."""
STRUCTURERS = {
    "adaptix.load": (1, "tp"),
    "adaptix.Retort().load": (1, "tp"),
    "dacite.from_dict": (0, "data_class"),
    "dataclass_factory.Factory().load": (1, "class_"),
    "mashumaro.codecs.basic.decode": (1, "shape_type"),
}
"""Others, by their typed names, with the index and keyword of the class."""
DECODERS = frozenset({"msgspec.toml.decode", "msgspec.yaml.decode"})
"""Functions that make such a record of the text of a file, in a language that hardly anything but settings is written in."""
PARSERS = frozenset({"model_validate", "parse_obj", "model_validate_json", "parse_raw", "parse_file", "from_dict"})
"""Methods that fill a model and refuse what does not fit."""
OVERRIDES = "set_override"
"""What puts a value into oslo.config's options, which convert it."""
READERS = frozenset({"configargparse", "environs", "environ", "envparse", "decouple", "prettyconf", "everett"})
"""Libraries whose readers variables hold, so that every call may be one of theirs."""
STARLETTE_IMPORTS = re.compile(r"starlette(?:\.(?:config|datastructures)(?:\.Config)?)?")
"""Starlette's reader, as it is imported."""


def is_borrowed(name: str, call: Call) -> bool:
    """Whether a function of another package is told which variable to read and what to convert it with."""
    given = call.arg(0, "")
    variable = isinstance(given, Const) and isinstance(given.value, str) and _VARIABLE.match(given.value)
    return bool(variable and BORROWED.match(name) and ".py:" not in name) and call.kwarg("cast") is not None


def of_another(name: str, owner: str, getter: str, call: Call) -> str:
    """What another package reads with types that goes by the usual names, and the place that tells django-environ all types;
    empty for anything else."""
    if name == "environ.Env" and call.kwargs:
        return SCHEMA
    if not _names_variable(call):
        return ""
    if _LIKE_ENVIRONS.match(owner) and getter in _GETTERS:
        return f"settings through the Env of {owner.partition('.')[0]}"
    return f"settings through the typed getters of {name.rpartition('.')[0]}" if OF_ENVS.match(name) else ""


def _names_variable(call: Call) -> bool:
    given = call.arg(0, "name")
    return isinstance(given, Const) and bool(_VARIABLE.match(str(given.value)))
