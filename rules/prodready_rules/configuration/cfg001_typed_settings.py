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

from prodready.api import Effort, Evidence, Verdict, failed, passed, point, unknown
from prodready.project.layering.hidden import Hidden, unless
from prodready.project.services.apart import Apart
from prodready.project.services.django_settings import DjangoSettings, is_development
from prodready.project.services.kind import Services
from prodready.project.services.main_service import MainService
from prodready.project.settings.bare import bare
from prodready.project.settings.elsewhere import SettingsElsewhere
from prodready.project.settings.env_reads import EnvReads
from prodready.project.settings.loose import LooseSettings
from prodready.project.settings.typed import TypedSettings

_BARE = "No typed settings object, and the environment is read bare."
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
    apart: Apart,
) -> Verdict:
    """Look for the object, then for what goes past it."""
    if not services.runs:
        return services.lacking("neither service nor worker")
    counts = _counted(len(reads.reads), "environment read"), _counted(len(reads.by_file), "file")
    searched = f"settings classes and libraries; {' in '.join(counts)}"
    if not settings.objects and elsewhere.places and not any(read.sensitive for read in reads.reads):
        return unknown(f"{elsewhere.places[0].note}.", *main.first(elsewhere.places)[:3], searched=searched)
    if not settings.objects or _of_another(settings, main):
        message, places = _untyped(settings, main, reads, loose, django, apart)
        return unless(failed(message, *places, searched=searched), hidden.settings)
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


def _of_another(settings: TypedSettings, main: MainService) -> bool:
    """Whether what the main service reads goes past settings that only a small service beside it has."""
    reads = any(main.holds(item.path) for item in settings.bypasses)
    return reads and not any(main.holds(item.path) for item in settings.objects)


def _untyped(
    settings: TypedSettings,
    main: MainService,
    reads: EnvReads,
    loose: LooseSettings,
    django: DjangoSettings,
    apart: Apart,
) -> tuple[str, list[Evidence]]:
    """What stands in the place of typed settings: a message and where it is seen."""
    read = main.first(bare(reads, main, apart))[:3]
    telling = any(each.sensitive for each in reads.reads)
    serves = bool(read) and main.weight(read[0].path) > 0  # then what serves nothing tells nothing of the service
    aside = [each for each in loose.aside if not telling and main.holds(each.path)]
    places = [*main.first(loose.places), *(() if loose.filled else aside)]
    untyped = [place for place in places if not serves or main.weight(place.path)][:2]
    if untyped:
        own = [place for place in read if not any(main.apart(place.path))]
        return f"Settings are not typed: {untyped[0].note}.", untyped + own
    if loose.filled and not telling:
        filled = main.first(loose.filled)[:2]
        return f"Settings are not typed: Flask's {filled[0].note}.", filled + read
    if read:
        return _BARE, read
    if django.modules and (constant := _constant(django)):
        but = f" but {reads.reads[0].name}" if reads.reads and reads.reads[0].name else ""
        return f"Django's settings read nothing from the environment{but}: they are constants.", [constant]
    stray = main.first(bare(reads, main, apart, stray=True))[:1]
    return (_BARE, stray) if stray else ("There is no settings object.", list(settings.written[:2]))


def _constant(django: DjangoSettings) -> Evidence | None:
    """The secret that Django's settings spell out, else the name of their database."""
    held = [*django.of("SECRET_KEY"), *(item for item in django.of("DATABASES") if item.key.endswith("NAME"))]
    item = next((each for each in held if isinstance(each.value, str) and each.value), None)
    return Evidence(item.path, item.line, f"{item.name} is a constant") if item is not None else None


def _near(path: str, settings: TypedSettings, main: MainService) -> Evidence:
    """The typed object that a place goes past: of the same part of the repository, where it has one."""
    own = main.topology.root_of(path)
    return next((each for each in settings.objects if main.topology.root_of(each.path) == own), settings.objects[0])


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"
