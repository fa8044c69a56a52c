"""What a configuration says against itself or against what is installed, and where it weakens the audit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from prodready.config import FIELDS, Config, Effective, covers
from prodready.errors import ConfigError, listed, nearest
from prodready.model import Notice, RuleInfo

LISTS = {
    "select": "judges only",
    "ignore": "leaves out",
    "exclude": "leaves unread",
    "roles": "sets the role of",
    "per_file_ignores": "silences findings in",
}
SHOWN = 5


def check(effective: Effective, rules: Sequence[RuleInfo], criteria: Collection[str] = ()) -> None:
    """Raise :class:`ConfigError` for a code that is not installed and for options that contradict each other.

    ``rules`` are the installed ones; ``criteria`` what the chosen profile asks, which may be required too.
    """
    config = effective.config
    known = tuple(rule.code for rule in rules)
    for name in ("select", "ignore"):
        for code in getattr(config, name):
            _known(effective, name, code, known)
    for code in config.require:
        _known(effective, "require", code, (*known, *criteria))
    for codes in config.per_file_ignores.values():
        for code in codes:
            _known(effective, "per_file_ignores", code, known)
    for waiver in config.waivers:
        _known(effective, "waivers", waiver.code, known, waiver.place)
    for code in config.rules:
        if code not in known:
            _fail(effective, "rules", f'has options for "{code}", which is no installed rule{nearest(code, known)}')
    for rule in rules:
        for option in config.rules.get(rule.code, {}):
            _option(effective, rule, option)
    points = tuple(rule.code for rule in rules if rule.severity is None)
    _contradictions(effective, known, (*points, *criteria))


def check_profile(effective: Effective, names: Iterable[str]) -> None:
    """Raise :class:`ConfigError` if the profile is neither among ``names`` nor the configuration's own."""
    known = sorted({*names, *effective.config.profiles})
    if effective.config.profile not in known:
        hint = nearest(effective.config.profile, known) or f"; the profiles are {', '.join(known)}"
        _fail(effective, "profile", f'is "{effective.config.profile}", which is not installed{hint}')


def _known(effective: Effective, name: str, code: str, known: Sequence[str], place: str = "") -> None:
    exists = any(covers(code, each) or code.startswith(f"{each}:") for each in known)
    if not exists:
        _fail(effective, name, f'names "{code}", which is no installed rule{nearest(code, known)}', place)


def _option(effective: Effective, rule: RuleInfo, option: str) -> None:
    """Refuse an option that the rule does not read."""
    if option in rule.options:
        return
    name = f"rules.{rule.code}.{option}"
    options = f"; its options are {listed(rule.options)}" if rule.options else f"; {rule.code} has no options"
    place = effective.origins.get(name) or effective.origin("rules")
    raise ConfigError(f'{place}: unknown key "{name}"{nearest(option, rule.options) or options}')


def _contradictions(effective: Effective, known: Sequence[str], points: Sequence[str]) -> None:
    config = effective.config
    for code in config.select:
        if code in config.ignore:
            _fail(effective, "ignore", f"names {code}, which select ({effective.origin('select')}) asks for")
    kept = selected(config, known)
    for code in config.require:
        required = [each for each in points if covers(code, each)]
        if not required:
            _fail(effective, "require", f"names {code}, which decides no point; findings are gated by fail-on")
        # A beginning asks for what is left of its family; one that is left out as a whole contradicts itself.
        if not any(each in kept or each not in known for each in required):
            by = "ignore" if any(covers(mask, required[0]) for mask in config.ignore) else "select"
            _fail(effective, "require", f"names {code}, which {by} ({effective.origin(by)}) leaves out")


def _fail(effective: Effective, name: str, problem: str, place: str = "") -> None:
    key = name.replace("_", "-")
    raise ConfigError(f"{place or effective.origin(name)}: {key} {problem}")


def selected(config: Config, codes: Iterable[str]) -> tuple[str, ...]:
    """The codes that ``select`` and ``ignore`` leave, in their order; of two that match one code the longer decides."""

    def reach(masks: Iterable[str], code: str) -> int:
        return max((len(mask) for mask in masks if covers(mask, code)), default=-1)

    return tuple(
        code for code in codes if (reach(config.select, code) if config.select else 0) > reach(config.ignore, code)
    )


def weakened(effective: Effective) -> tuple[Notice, ...]:
    """One notice for each way in which the repository's own configuration makes its audit looser, with its place.

    What the command line overrules is not among them.
    """
    return tuple(
        Notice("note", f"{effective.origin(name)}: {key} {effect}", "config")
        for key, name in FIELDS.items()
        if name in effective.repository and (effect := _effect(effective.config, name))
    )


def _effect(config: Config, name: str) -> str:
    if name in LISTS:
        values = tuple(getattr(config, name))
        return f"{LISTS[name]} {_some(values)}" if values else ""
    if name == "waivers" and config.waivers:
        return f"waives {_some(tuple(waiver.code for waiver in config.waivers))}"
    if name == "fail_on" and config.fail_on == "never":
        return "lets no finding fail the gate"
    if name == "allow_partial" and config.allow_partial:
        return "accepts an incomplete audit"
    if name == "sure_only" and config.sure_only:
        return "leaves out findings of low confidence"
    if name == "kind" and config.kind:
        return f'has this judged as "{config.kind}" whatever it is'
    if name == "baseline" and config.baseline:
        return f"marks what {config.baseline} lists as known"
    return ""


def _some(values: tuple[str, ...]) -> str:
    shown = values[:SHOWN] + ((f"{len(values) - SHOWN} more",) if len(values) > SHOWN else ())
    return listed(shown)
