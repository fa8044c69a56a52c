"""# Typed settings

**Passes** when settings are read into a typed, validated object in one place: pydantic-settings, environs,
django-environ, python-decouple or Starlette's `Config` with casts, dynaconf with validators, typed-settings,
environ-config, everett, django-configurations, a dataclass or attrs class built with conversion, own helpers that
convert and raise. In Django the settings module is the object.

**Does not pass**: bare `os.environ` reads, module constants, plain classes of `os.environ.get(…)`, and a database
address, broker address or secret that bypasses the object. A stray read of something harmless does not matter here.

**How it is decided.** Settings classes and calls are resolved to their libraries; every read of an environment variable
in the application code that production runs is located; reads of secrets and addresses (by the variable's name) outside
of the typed object fail.

Passes: `class Settings(BaseSettings): database_url: PostgresDsn`. Fails: `DEBUG = bool(os.getenv("DEBUG"))`, which is
true for `DEBUG=false`.

**Unknown** where the class of the settings derives from one of a package outside the repository that is not known.

**Limits.** Whether a typed field is validated strictly enough is not judged.
"""

from __future__ import annotations

from collections.abc import Sequence

from prodready.api import Effort, Evidence, Verdict, failed, passed, point, unknown
from prodready.project.layering.hidden import Hidden, unless
from prodready.project.services.django_settings import DjangoSettings, is_development
from prodready.project.services.kind import Services
from prodready.project.services.main_service import MainService
from prodready.project.settings.elsewhere import SettingsElsewhere
from prodready.project.settings.env_reads import EnvRead, EnvReads
from prodready.project.settings.loose import LooseSettings
from prodready.project.settings.typed import TypedSettings

SHOWN = 4
"""Settings objects that are cited, each of a module of its own."""


@point(
    code="CFG001",
    name="typed-settings",
    section="configuration",
    question="Are settings read into one typed, validated object?",
    why="A missing or misspelt variable then stops the start with its name, rather than a request days later.",
    fix="Move the environment reads into one pydantic-settings class; secrets as SecretStr without defaults.",
    effort=Effort.HOURS,
    references=("https://docs.pydantic.dev/latest/concepts/pydantic_settings/",),
)
def rule(
    services: Services,
    main: MainService,
    settings: TypedSettings,
    reads: EnvReads,
    loose: LooseSettings,
    django: DjangoSettings,
    elsewhere: SettingsElsewhere,
    hidden: Hidden,
) -> Verdict:
    """Look for the object, then for what goes past it."""
    if not services.runs:
        return services.lacking("neither service nor worker")
    dense = _dense(reads, main)
    counts = _counted(len(reads.reads), "environment read"), _counted(len(reads.by_file), "file")
    searched = f"settings classes and libraries; {' in '.join(counts)}"
    if not settings.objects and elsewhere.places and not any(read.sensitive for read in reads.reads):
        return unknown(f"{elsewhere.places[0].note}.", *main.first(elsewhere.places)[:3], searched=searched)
    if not settings.objects:
        message = (
            "No typed settings object, and the environment is read bare." if dense else "There is no settings object."
        )
        bare = main.first(dense)[:3]
        serves = bool(bare) and main.weight(bare[0].path) > 0  # then what serves nothing tells nothing of the service
        untyped = [place for place in main.first(loose.places) if not serves or main.weight(place.path)][:2]
        if untyped:
            message = f"Settings are not typed: {untyped[0].note}."
        elif loose.filled and not any(read.sensitive for read in reads.reads):
            untyped = main.first(loose.filled)[:2]
            message = f"Settings are not typed: Flask's {untyped[0].note}."
        elif django.modules and not dense:
            message = "Django's settings read nothing from the environment: no deployment can set them."
            bare = [Evidence(django.modules[0], 1, "settings are constants")]
        return unless(failed(message, *untyped, *bare, searched=searched), hidden.settings)
    if settings.bypasses:
        first = settings.bypasses[0]
        misses = [Evidence(item.path, item.line, f"{item.name} bypasses the settings") for item in settings.bypasses]
        return failed(
            f"{first.name} ({first.sensitive}) bypasses the typed settings: it is read bare in {first.path}.",
            *misses[:3],
            _near(first.path, settings, main),
            searched=searched,
        )
    if settings.written:
        written = settings.written[0]
        return failed(
            f"The database's address is written in {written.path}, past the typed settings.",
            written,
            _near(written.path, settings, main),
            searched=searched,
        )
    nearest = {item.path: item for item in reversed(settings.objects)}
    shown = sorted(nearest.values(), key=settings.objects.index)
    shown = [item for item in shown if not is_development(item.path)] or shown
    return passed(f"Settings are typed: {settings.objects[0].note}.", *shown[:SHOWN])


def _near(path: str, settings: TypedSettings, main: MainService) -> Evidence:
    """The typed object that a place goes past: of the same part of the repository, where it has one."""
    own = main.topology.root_of(path)
    return next((each for each in settings.objects if main.topology.root_of(each.path) == own), settings.objects[0])


def _dense(reads: EnvReads, main: MainService) -> list[Evidence]:
    """The read in each file that matters most; those of helpers, whose variable is a parameter, only if there are no others.
    Secrets of what the service does not load say less than anything that it reads itself."""
    named = {path: kept for path, found in reads.by_file.items() if (kept := [one for one in found if one.name])}
    files = [list(found) for found in (named or reads.by_file).values()]
    loaded = [found for found in files if not any(main.apart(found[0].path))] or files
    telling = [found for found in loaded if any(read.sensitive for read in found)]
    return [_barest(found) for found in sorted(telling or loaded, key=_aside)]


def _aside(reads: Sequence[EnvRead]) -> tuple[bool, bool]:
    """What sets the reads of a file behind others: a server's own file, and nothing but versions and switches."""
    return "gunicorn" in reads[0].path, all(read.incidental for read in reads)


def _barest(reads: Sequence[EnvRead]) -> Evidence:
    """The first read of a secret or an address, else the first that nothing converts or tests; with the number of all."""
    first = min(reads, key=lambda each: (not each.sensitive, each.number or each.tested, each.incidental, each.line))
    name = f" of {first.name}" if first.name else ""
    more = f", one of {len(reads)}" if len(reads) > 1 else ""
    return Evidence(first.path, first.line, f"a bare read{name}{more}")


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"
