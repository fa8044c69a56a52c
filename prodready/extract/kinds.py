"""Which extractor reads a file, told from its path alone.

Names and suffixes are those that pytest, coverage.py, pip, uv, Poetry, PDM, Pipenv, pixi, Docker, Compose and the usual
CI services, platforms and gateways look for. What no rule asks about (images, styles, data, front-end code) is
``NONE``: listed, not read.
"""

from __future__ import annotations

import re
from posixpath import splitext

from prodready.facts.files import Kind

SMALL_SQL = 256 * 1024
"""SQL above this size is a dump, not a migration or a query."""

SMALL_JSON = 1024 * 1024
"""JSON above this size is data or a generated description of an interface, not configuration."""

_SUFFIXES = {
    Kind.PYTHON: ".py .wsgi",
    Kind.TOML: ".toml",
    Kind.YAML: ".yml .yaml",
    Kind.INI: ".ini .cfg .coveragerc .flake8 .pylintrc .pypirc",
    Kind.COVERAGE: ".lcov",
    Kind.TEXT: (
        ".html .htm .xhtml .jinja .jinja2 .j2 .mako .njk .mustache .hbs .liquid .tmpl .tpl .template .mjml .pt "
        ".md .rst .adoc .sh .bash .ps1 .bat .cmd .mk .just .conf .nginx .vcl .tf .tfvars .hcl .nix .bicep .cron .sql "
        ".service .timer .dockerignore .gitignore .htaccess .properties .hurl .http .bru .envrc .groovy .rego"
    ),
    # What no rule asks about, whatever it is called: code in other languages, pictures, translations.
    Kind.NONE: (
        ".js .mjs .cjs .ts .tsx .jsx .vue .svelte .go .rs .rb .java .kt .cs .php .c .h .cpp .css .scss .less .map .po "
        ".mo .svg .png .jpg .jpeg .gif .webp .ico .woff .woff2 .ttf .eot .ipynb .pdf .zip .gz"
    ),
}
_BY_SUFFIX = {suffix: kind for kind, suffixes in _SUFFIXES.items() for suffix in suffixes.split()}

_NAMES = {
    Kind.TOML: "pipfile",
    Kind.INI: "pip.conf supervisord.conf supervisor.conf pylintrc .coveragerc .flake8 .pylintrc",
    Kind.LOCK: "uv.lock poetry.lock pdm.lock pipfile.lock pixi.lock conda-lock.yml conda-lock.yaml",
    Kind.COVERAGE: ".coverage coverage.json cov.json lcov.info",
    Kind.JSON: (
        "package.json devcontainer.json .devcontainer.json railway.json railpack.json nixpacks.json app.json "
        "vercel.json now.json dagger.json serverless.json firebase.json zappa_settings.json host.json function.json "
        "cdk.json openapi.json swagger.json krakend.json kong.json taskdef.json dockerrun.aws.json cookiecutter.json "
        "pyrightconfig.json log_config.json log-config.json logconfig.json"
    ),
    Kind.TEXT: (
        "makefile gnumakefile justfile .justfile procfile jenkinsfile caddyfile vagrantfile tiltfile earthfile crontab "
        "crontabs haproxy.cfg varnish.vcl .dockerignore .containerignore .gitignore .gitmodules .envrc .python-version "
        ".tool-versions runtime.txt build.sh _headers .htaccess entrypoint start run manage boot readme readme.txt "
        "install.txt contributing.txt sqitch.plan"
    ),
    Kind.NONE: "package-lock.json pnpm-lock.yaml pnpm-workspace.yaml codeowners license licence copying notice authors",
}
_BY_NAME = {name: kind for kind, names in _NAMES.items() for name in names.split()}

_EXAMPLE = r"(?:example|sample|template|dist|default|defaults|tmpl|tpl)"
_ENVIRONMENT = r"(?:local|dev|development|prod|production|stage|staging|test|testing|ci|docker|shared|base|common)"
_SCRIPT_FOLDERS = frozenset(
    [
        "bin",
        "sbin",
        "s",
        "script",
        "scripts",
        "tools",
        "build-tools",
        "hack",
        "docker",
        "compose",
        "container",
        "deploy",
        ".ci",
        "ci",
        "nginx",
        "haproxy",
    ]
)
_CODE = re.compile(
    r"\.(?:py|pyi|js|mjs|cjs|ts|tsx|jsx|vue|svelte|go|rs|rb|java|kt|cs|php|c|h|cpp|sh|bash|ps1|bat|md|mdx|rst|html?"
    r"|json5?|ya?ml|toml|ini|cfg|conf|xml|svg|png|jpe?g|gif|webp|css|scss|sql|tf|gpg|age|enc|asc|zip|gz|ipynb|pdf|snap)$"
)
_NOT_OURS = re.compile(
    r"(?:^|/)(?:node_modules|cassettes|__snapshots__)/|(?:^|/)locales?/(?!(?:.*/)?(?!formats\.py$)\w+\.py$)"
)
"""What is kept, recorded or translated; a package may be about locales, beside the ``formats.py`` of one."""

_NAME_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.NONE, re.compile(r".*\.min\.\w+$")),
    (Kind.COVERAGE, re.compile(r"\.coverage\..+|.*(?:coverage|cobertura).*\.xml$|cov\.xml$")),
    (Kind.TOML, re.compile(r"\.coveragerc\.toml$")),
    (Kind.LOCK, re.compile(r"pylock(?:\.[^.]+)?\.toml$|pdm\..+\.lock$|.*conda-lock\.ya?ml$")),
    (Kind.REQUIREMENTS, re.compile(r".*(?:requirements|constraints).*\.(?:txt|in|pip|lock)$")),
    (Kind.DOCKERFILE, re.compile(r".*(?:dockerfile|containerfile)(?:[._-].*)?(?<!ignore)$")),
    (
        Kind.JSON,
        re.compile(
            r".*(?:task[-_]?def(?:inition)?s?.*|openapi|postman_collection|postman_environment|logging.*|log(?:s|gers?)?[-_]?conf.*)\.json$"
        ),
    ),
    (Kind.INI, re.compile(r"(?:.*supervisor.*|log(?:ging|config|_config|-config)?(?:[._-].*)?)\.conf$")),
    # `readme.yml` and `makefile.yml` are workflows.
    (Kind.TEXT, re.compile(r"(?:makefile|procfile|jenkinsfile|caddyfile|readme)[._-](?!.*\b(?:ya?ml|toml)$).+")),
)
_PATH_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.REQUIREMENTS, re.compile(r"(?:^|/)(?:requirements|reqs)/(?:[^/]+/)?[^/]+\.(?:txt|in|pip)$")),
    (Kind.DOCKERFILE, re.compile(r"(?:^|/)dockerfiles?/(?!(?:license|notice|makefile|readme)$)[^/.]+$")),
    (Kind.JSON, re.compile(r"(?:^|/)(?:\.devcontainer/(?:[^/]+/)?[^/]+|\.chalice/config)\.json$")),
    (Kind.INI, re.compile(r"(?:^|/)supervisor/(?:[^/]+/)*[^/]+\.conf$")),
    (Kind.TEXT, re.compile(r"(?:^|/)(?:db|database|liquibase|migrations?|changelogs?)/(?:[^/]+/)*[^/]+\.xml$")),
    (Kind.TEXT, re.compile(r"(?:^|/)(?:templates?|emails?)/(?:[^/]+/)*[^/]+\.(?:txt|xml)$")),
)

_ENV_FILES = re.compile(
    r"(?:^|/)(?:"
    r"\.env(?:ironment)?(?:[._-][^/]*)?|\.flaskenv|[^/]*\.env(?:[._-][^/]*)?"
    rf"|(?:dot)?_?env[._-](?:file[._-])?(?:{_ENVIRONMENT}[._-])?{_EXAMPLE}(?:[._-][^/]*)?"
    rf"|env[._-]{_ENVIRONMENT}(?:[._-][^/]*)?"
    rf"|env_file[^/]*|(?:{_EXAMPLE}|{_ENVIRONMENT})[._-]env(?:[._-][^/]*)?|dot_?env(?:[._-][^/]*)?"
    rf"|\.envs/(?:[^/]+/)*[^/]+|(?:envs|\.?envs?\.d)/(?:[^/]+/)*[^/.]+[._-]{_EXAMPLE}"
    r")$"
)
_ROOT_SCRIPT = re.compile(r"(?!env$)[a-z][a-z0-9_-]*")
"""A project's own command at its root (``./tasks test``), unlike ``LICENSE``."""
_EXAMPLE_OF = re.compile(rf"[._-]{_EXAMPLE}$")


def kind_of(path: str, size: int = 0) -> Kind:
    """The kind of the file at the POSIX ``path``; ``size`` in bytes, where known, keeps dumps and data out."""
    lowered = path.lower()
    kind = _kind(lowered)
    if kind is Kind.NONE and _ROOT_SCRIPT.fullmatch(path):
        return Kind.TEXT
    dump = kind is Kind.TEXT and size > SMALL_SQL and lowered.endswith(".sql")
    return Kind.NONE if dump or (kind is Kind.JSON and size > SMALL_JSON) else kind


def _kind(path: str) -> Kind:
    folder, _, name = path.rpartition("/")
    found = _pattern(path, name) or _BY_NAME.get(name)
    if found is not None:
        return found
    is_code = _CODE.search(name)
    if not is_code and _ENV_FILES.search(path):
        return Kind.ENV
    example = _EXAMPLE_OF.sub("", name)
    if example not in {name, ""} and (inner := _kind(f"{folder}/{example}")) not in {Kind.NONE, Kind.PYTHON}:
        return inner if inner is not Kind.YAML or not name.endswith(("tmpl", "tpl", "template")) else Kind.TEXT
    return _by_suffix(folder, name)


def _pattern(path: str, name: str) -> Kind | None:
    if _NOT_OURS.search(path):
        return Kind.NONE
    if name.endswith(".py"):
        return Kind.PYTHON  # `readme_writer.py`, too
    if _BY_SUFFIX.get(splitext(name)[1]) is Kind.NONE:
        return Kind.NONE
    for kind, pattern in _NAME_PATTERNS:
        # `dockerfile_parser.js` is a program and `Dockerfile.md` a page.
        if pattern.match(name) and not (kind is Kind.DOCKERFILE and _CODE.search(name)):
            return kind
    return next((kind for kind, pattern in _PATH_PATTERNS if pattern.search(path)), None)


def _by_suffix(folder: str, name: str) -> Kind:
    kind = _BY_SUFFIX.get(splitext(name)[1])
    if kind is None and "." not in name and _SCRIPT_FOLDERS.intersection(folder.split("/")):
        return Kind.TEXT
    return kind or Kind.NONE
