"""What a read of the environment is for that no settings module could do in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from prodready.facts.python import Branch, Call, CallRef, Const, Expr, Fmt, Map, Module, Op, Ref, Seq, Sub, last_word
from prodready.project.code.callers import Callers
from prodready.project.code.expressions import deep
from prodready.project.settings.env_reads import EnvRead, key_parameter
from prodready.project.settings.env_tables import is_given_by_callers

_SYSTEM = re.compile(
    r"(HOME|PATH|USER|USERNAME|LOGNAME|SHELL|TZ|LANG|LANGUAGE|LC_\w+|TERM|TMPDIR|TEMP|TMP|PWD|HOSTNAME|XDG_\w+|PYTHON\w*|PYTEST_\w+|CI"
    r"|RANK|LOCAL_RANK|WORLD_SIZE|MASTER_ADDR|MASTER_PORT|CUDA_VISIBLE_DEVICES|VIRTUAL_ENV|SUDO_\w+|READTHEDOCS\w*|DISPLAY|DBUS_\w+|OTEL_(?:(?:EXPORTER|PYTHON|SPAN|BSP|BLRP|ATTRIBUTE|EVENT|LINK|METRIC|TRACES)_\w+|SDK_DISABLED|SERVICE_NAME|RESOURCE_ATTRIBUTES)|WANDB_\w+|VCS_REF|DJANGO_CONFIGURATION|CIRCLECI|GITHUB_(?:ACTIONS|BASE_REF|HEAD_REF|REF(?:_NAME)?|SHA|RUN_ID|WORKFLOW|WORKSPACE|EVENT_(?:NAME|PATH))|UVICORN_\w+|mod_wsgi\.\w+|GUNICORN_CMD_ARGS|WEB_CONCURRENCY|TRAVIS|AWS_(?:DEFAULT_)?REGION|REQUESTS_CA_BUNDLE|SSL_CERT_FILE|(?:\w+_)?(?:COMMIT|GIT)(?:_(?:HASH|SHA|ID|REF|COMMIT))?|(?:BUILD|RELEASE)_(?:ID|NUMBER|SHA|HASH|DATE|TIME|TIMESTAMP|VERSION|TAG)|\w+_BUILD_(?:DATE|TIME|NUMBER)|(?:CUDA|HIP|ROCM)_(?:PATH|HOME)|JAVA_HOME|EDITOR|NO_COLOR|FORCE_COLOR|COLUMNS|WERKZEUG_RUN_MAIN|FLASK_RUN_FROM_CLI|FLASK_(?:APP|DEBUG)|TCL_LIBRARY|TK_LIBRARY|KUBERNETES_\w*|AWS_LAMBDA_\w+|HTTPS?_PROXY|NO_PROXY|JOURNAL_STREAM|(?:LOCAL)?APPDATA|PROGRAM(?:DATA|FILES)|USERPROFILE|SYSTEMROOT|WINDIR|COMSPEC|RUN_MAIN|RQ_(?:JOB|WORKER)_ID|SUPERVISOR_(?:ENABLED|PROCESS_NAME|GROUP_NAME|SERVER_URL)|DJANGO_SETTINGS_MODULE)",
    re.IGNORECASE,
)
_OTHER_NAMES = {
    "AZURE": ("APPLICATIONINSIGHTS_CONNECTION_STRING",),
    "BOTO3": ("AWS_",),
    "DDTRACE": ("DD_",),
    "ELASTICAPM": ("ELASTIC_APM_",),
    "HUGGINGFACE_HUB": ("HF_",),
    "LANGCHAIN": ("LANGSMITH_",),
    "NEWRELIC": ("NEW_RELIC_",),
    "SENTRY_SDK": ("SENTRY_DSN", "SENTRY_ENVIRONMENT", "SENTRY_RELEASE"),
    "TRANSFORMERS": ("HF_",),
}
"""By the upper-case names of libraries the beginnings of what they read themselves and is not called after them."""
_LOADS = frozenset({"from_object", "from_pyfile", "from_file", "from_json", "from_envvar"})
"""Methods of Flask's configuration that load settings."""
_MAKES = re.compile(r"^(?:create|make|build|get|init)_app(?:lication)?$")
"""Factories, which are told the settings' name first."""
_SETTINGS_CLASS = re.compile(r"(?:Config(?:uration)?|Settings)$")
_FROM_ENVIRONMENT = re.compile(r"(?:^|_)from_env(?:ironment)?(?:_|$)|^load_env")
"""Constructors whose job is to read it (``Client.from_env()``)."""


def is_excused(read: EnvRead, callers: Callers, inside: Collection[str]) -> bool:
    """Whether a read outside of the settings (``inside`` are their modules) is none that should have been made there."""
    modules = callers.snapshot.modules
    module = modules[read.path]
    purposes: tuple[Callable[[Module, EnvRead], bool], ...] = (
        _is_of_the_system,
        _is_in_a_class_of_settings,
        _picks_settings,
        _picks_a_module_of_settings,
        _is_elsewhere,
        _is_told_to_factory,
        _is_handed_on,
        _in_helper,
        _is_default,
        _is_set_before,
        _is_before_the_settings,
    )
    return (
        any(fits(module, read) for fits in purposes)
        or _is_of_libraries(module, read, modules)
        or _is_called_by_settings(read, callers, inside)
        or is_given_by_callers(module, read, callers)
    )


def is_its_own_settings(module: Module) -> bool:
    """Whether a module takes its own names for settings (``app.config.from_object(__name__)``)."""
    return any(
        last_word(call.name) in _LOADS
        and isinstance(given := call.arg(0, "obj"), Ref)
        and last_word(given.name) == "__name__"
        for call in module.calls
    )


def _is_of_the_system(_: Module, read: EnvRead) -> bool:
    return bool(_SYSTEM.fullmatch(read.name))


def _is_in_a_class_of_settings(module: Module, read: EnvRead) -> bool:
    """Whether the read is a default of a class that is called settings, which is a home of them wherever it stands."""
    return read.scope < 0 <= read.owner and bool(_SETTINGS_CLASS.search(module.classes[read.owner].name))


def _is_set_before(module: Module, read: EnvRead) -> bool:
    """Whether the function itself gave the variable a constant before, whatever the environment held."""
    return any(
        item.target == "os.environ[]"
        and isinstance(item.key, Const)
        and item.key.value == read.name
        and isinstance(item.value, Const)
        and item.line < read.line
        and (item.branch < 0 or _is_round(module.branches[item.branch], read))
        and not _asks_for(module, item.branch, read)
        for item in module.assigns_of(read.scope)
    )


def _is_before_the_settings(module: Module, read: EnvRead) -> bool:
    """Whether the function itself says which settings Django has to load (``os.environ.setdefault(…)``), and so starts it."""
    if read.scope < 0:
        return False
    set_here = [item.key for item in module.assigns_of(read.scope) if item.target == "os.environ[]"]
    set_here += [call.arg(0, "key") for call in module.calls_of(read.scope) if call.name == "os.environ.setdefault"]
    return any(isinstance(key, Const) and key.value == "DJANGO_SETTINGS_MODULE" for key in set_here)


def set_by_code(module: Module) -> Iterator[str]:
    """The variables that a module gives a constant or a text of its own, as what it starts or imports is told something."""
    for item in module.assigns:
        if item.target == "os.environ[]" and isinstance(item.key, Const) and isinstance(item.value, (Const, Fmt)):
            yield str(item.key.value)


def _asks_for(module: Module, branch: int, read: EnvRead) -> bool:
    """Whether a condition round a place is about the variable (``if "MODE" not in os.environ:``)."""
    return any(
        isinstance(item, Const) and item.value == read.name for arm in module.arms(branch) for item in deep(arm.test)
    )


def _is_called_by_settings(read: EnvRead, callers: Callers, inside: Collection[str]) -> bool:
    """Whether a read stands in a function that the settings alone call (``DATABASES = {"default": database.config()}``)."""
    function = callers.snapshot.modules[read.path].outermost(read.scope)
    sites = callers.of(read.path, function) if function is not None else None
    return bool(sites) and all(where in inside for where, _ in sites or ())


def _in_helper(module: Module, read: EnvRead) -> bool:
    if read.name or read.scope < 0:
        return False
    return key_parameter(module, module.functions[read.scope]) or any(
        call.line == read.line
        and call.scope == read.scope
        and call.name.startswith(("os.getenv", "os.environ"))
        and _is_told(module, call)
        for call in module.calls
    )


def _is_told(module: Module, call: Call) -> bool:
    """Whether an attribute or a piece of text says which variable to read (``os.getenv(self.token_variable)``)."""
    key = call.arg(0, "key")
    name = module.written(key)
    if isinstance(key, Sub) or (name[:1] == "%" and "." in name):
        return True
    looped = [item.items[0] for item in _gone_through(module, name, call)]
    return bool(looped) and all(isinstance(item, CallRef) for item in looped)


def _gone_through(module: Module, name: str, call: Call) -> list[Op]:
    """The loops that give a variable its values where a call stands."""
    bound = [item.value for item in module.assigns_of(call.scope) if item.target == name]
    bound += [
        item.value for item in module.comprehended if item.target == name and item.line <= call.line <= item.end_line
    ]
    return [item for item in bound if isinstance(item, Op) and item.kind == "iter"]


def _is_elsewhere(module: Module, read: EnvRead) -> bool:
    """Whether a read is about what settings cannot hold: where the code stands, what only a developer's machine has, and the
    environment as a whole."""
    here = [call for call in module.calls_of(read.scope) if call.line == read.line]
    if any(
        call.name in ("sys.path.append", "sys.path.insert") or last_word(call.name) == "add_argument" for call in here
    ):
        return True
    if read.scope >= 0 and _FROM_ENVIRONMENT.search(module.functions[read.scope].name):
        return True
    if any(_for_developers(item) for item in module.branches if _is_condition(item, read) or _is_round(item, read)):
        return True
    handed = (item for call in here for item in call.arguments)
    return not read.name and any(map(_is_environment, handed))


def _is_condition(branch: Branch, read: EnvRead) -> bool:
    return branch.test.line == read.line


def _is_round(branch: Branch, read: EnvRead) -> bool:
    return branch.line <= read.line <= branch.end_line


def _is_of_libraries(module: Module, read: EnvRead, modules: Collection[str]) -> bool:
    """Whether the variables that are only asked for, or looked for by another way than their name in brackets, are those of
    the system, or those that an imported library reads itself."""
    if read.name and not (read.tested and _is_only_asked(module, read)):
        return False
    here = [call for call in module.calls_of(read.scope) if call.line == read.line]
    names = {read.name} if read.name else {*looked_for(module, read), *_looped(module, here)}
    own = {part.removesuffix(".py") for path in modules for part in path.split("/")}
    imported = {top.upper() for item in module.imports if (top := item.target.partition(".")[0]) not in own}
    begins = (*(f"{top}_" for top in imported), *_read_by(imported))
    return bool(names) and all(_SYSTEM.fullmatch(name) or name.startswith(begins) for name in names)


def _read_by(libraries: Collection[str]) -> Iterator[str]:
    """The variables, by the beginnings of their names, that libraries read under another name than their own."""
    return (begin for library, begins in _OTHER_NAMES.items() if library in libraries for begin in begins)


def _is_only_asked(module: Module, read: EnvRead) -> bool:
    """Whether the module reads a variable nowhere else."""
    asked = [call.arg(0, "key") for call in module.calls if call.name.startswith(("os.getenv", "os.environ"))]
    names = [item.value for item in asked if isinstance(item, Const)] + [item.key for item in module.reads if item.key]
    return names.count(read.name) == 1


def _for_developers(branch: Branch) -> bool:
    """Whether a condition holds on a developer's machine alone (``settings.DEBUG and os.environ.get("TOOLBAR")``)."""
    needed = branch.test.items if isinstance(branch.test, Op) and branch.test.kind == "and" else (branch.test,)
    return not branch.negated and any(isinstance(item, Ref) and item.name.endswith("settings.DEBUG") for item in needed)


def looked_for(module: Module, read: EnvRead) -> Iterator[str]:
    """The variables of which a condition asks whether they are set (``"DISPLAY" not in os.environ``)."""
    tests = [item.test for item in module.branches if item.test.line == read.line]
    told = module.functions[read.scope].returned if read.scope >= 0 else ()
    tests += [item for item in told if any(_is_environment(part) and part.line == read.line for part in deep(item))]
    while tests:
        test = tests.pop()
        if isinstance(test, Op):
            if test.kind in ("in", "not in") and isinstance(test.items[0], Const) and _is_environment(test.items[1]):
                yield str(test.items[0].value)
            tests += test.items
    for call in (item for item in module.calls_of(read.scope) if item.line == read.line):
        yield from (name for item in call.args for name in _within(item))


def _within(expr: Expr) -> Iterator[str]:
    """The piece of a name that variables are looked for by (``any("KUBERNETES" in name for name in os.environ)``)."""
    if isinstance(expr, Op) and expr.kind == "comp" and _is_environment(expr.items[-1]):
        test = expr.items[0]
        if isinstance(test, Op) and test.kind == "in" and isinstance(test.items[0], Const):
            yield f"{str(test.items[0].value).rstrip('_')}_"


def _is_environment(expr: Expr) -> bool:
    return isinstance(expr, Ref) and expr.name == "os.environ"


def _looped(module: Module, calls: list[Call]) -> Iterator[str]:
    """The variables that a loop goes through (``for name in ("LANG", "LC_ALL")``)."""
    for call in calls:
        if call.name.startswith(("os.getenv", "os.environ")):
            for found in _gone_through(module, module.written(call.arg(0, "key")), call):
                spelt = found.items[0]
                if isinstance(spelt, Seq) and all(isinstance(item, Const) for item in spelt.items):
                    yield from (str(item.value) for item in spelt.items if isinstance(item, Const))


def _picks_settings(module: Module, read: EnvRead) -> bool:
    """Whether the variable says which settings to load (``app.config.from_object(os.getenv("APP_SETTINGS"))``)."""
    arms = [item for item in module.branches if _is_condition(item, read)]
    bound = {
        item.target
        for item in module.assigns
        if item.scope == read.scope
        and (item.line == read.line or any(arm.line <= item.line <= arm.end_line for arm in arms))
    }
    loading = [call for call in module.calls_of(read.scope) if last_word(call.name) in _LOADS]
    loading += [call for call in module.calls if _MAKES.match(last_word(call.name)) and call.line == read.line]
    given = [part for call in loading for item in call.args[:1] for part in _parts(item, module)]
    held = {item.name for item in given if isinstance(item, Ref)} - bound
    chosen = (item.value for item in module.assigns_of(read.scope) if item.target in held and item.value is not None)
    given += [part for value in chosen for part in _parts(value, module)]
    names = {read.name} if read.name else set(looked_for(module, read))
    return any(
        (isinstance(item, Ref) and item.name in bound)
        or (isinstance(item, (CallRef, Op, Sub)) and item.line == read.line)
        or (isinstance(item, Const) and item.value in names)
        for item in given
    )


def _picks_a_module_of_settings(module: Module, read: EnvRead) -> bool:
    """Whether the variable says of which module all names are taken (``if STAGE == "test": from shop.testing import *``)."""
    bound = {item.target for item in module.assigns if item.scope == read.scope == -1 and item.line == read.line}
    arms = [
        item
        for item in module.branches
        if _is_condition(item, read) or any(isinstance(part, Ref) and part.name in bound for part in deep(item.test))
    ]
    taken = [item for item in module.imports if item.local == "*" and item.scope < 0]
    return any(arm.line <= item.line <= arm.end_line for arm in arms for item in taken)


def _is_told_to_factory(module: Module, read: EnvRead) -> bool:
    """Whether it is what a factory is told where nobody says more (``def create_app(environment=os.getenv("APP_ENV"))``)."""
    bound = {item.target for item in module.assigns_of(read.scope) if item.line == read.line}
    defaults = [
        param.default
        for item in module.functions
        if _MAKES.match(item.name)
        for param in item.params
        if param.default is not None
    ]
    return any(
        (isinstance(item, Ref) and item.name in bound)
        or (not isinstance(item, (Const, Ref)) and item.line == read.line)
        for item in defaults
    )


def _is_handed_on(module: Module, read: EnvRead) -> bool:
    """Whether a process is given the variable under its own name (``{"APP_CONFIG": os.environ.get("APP_CONFIG")}``)."""
    spelt = [item.value for item in module.assigns] + [value for call in module.calls for value in call.arguments]
    return bool(read.name) and any(
        isinstance(key, Const) and key.value == read.name and getattr(value, "line", 0) == read.line
        for item in spelt
        if isinstance(item, Map)
        for key, value in item.items
    )


def _parts(expr: Expr, module: Module) -> tuple[Expr, ...]:
    """An expression, and by what it is looked up (``configs[name]``, ``named_config(name)``)."""
    call = module.call(expr)
    return (expr, expr.index) if isinstance(expr, Sub) else (expr, *(call.args if call is not None else ()))


def _is_default(module: Module, read: EnvRead) -> bool:
    """Whether the environment as a whole is a parameter's default, as of what starts processes with it."""
    defaults = (param.default for item in module.functions for param in item.params)
    return not read.name and any(
        isinstance(item, Ref) and item.name == "os.environ" and item.line == read.line for item in defaults
    )
