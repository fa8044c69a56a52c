"""What ``pytest --prodready`` is asked to do: pytest's command line over its configuration over the repository's."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import cast

import msgspec
import pytest

from prodready.baseline import Baseline
from prodready.commands import _options, _reports
from prodready.errors import UsageError
from prodready.model import RuleInfo
from prodready.plugins import installed
from prodready.profiles import Profile
from prodready.scan import ScanRequest, chosen_profile, configuration, opened, policy
from prodready.scan.silences import known_before
from prodready.score import Policy

NODE = "prodready"
INI = ("profile", "fail_under", "require")
CLI = (
    *(*INI, "fail_on", "select", "ignore", "exclude", "kind", "baseline", "allow_partial", "sure_only"),
    *("config", "no_repo_config"),
)


class Settings(msgspec.Struct, frozen=True):
    """Everything checked: what to audit, by which checklist, what the gate asks for, which reports to write.

    ``nodes`` are the points that the command line names; empty means all.
    """

    request: ScanRequest
    profile: Profile
    policy: Policy
    infos: tuple[RuleInfo, ...]
    known: Baseline | None
    reports: _reports.Plan
    nodes: frozenset[str]


def settings(config: pytest.Config) -> Settings:
    """Read and check all options. Raises :class:`prodready.errors.UserError`."""
    flag = config.getoption
    written = _options.layer(_ini(config), "pytest's configuration", _in_ini)
    typed = _options.layer(_cli(config), spelt=_in_cli)
    request = ScanRequest(
        path=_path(config),
        layers=(written, typed),
        config_file=flag("prodready_config") or "",
        repo_config=not flag("prodready_no_repo_config"),
        waivers=not flag("prodready_no_waivers"),
        ignores=not flag("prodready_no_ignores"),
        coverage=tuple(Path(each).absolute() for each in flag("prodready_coverage") or ()),
        cache=not flag("prodready_no_cache"),
    )
    tree = opened(request)
    effective = configuration(request, tree)
    plugins = installed()
    profile = chosen_profile(effective, plugins)
    return Settings(
        request,
        profile,
        policy(effective.config, profile),
        plugins.infos,
        known_before(request, effective, tree),
        _planned(config),
        _named(config),
    )


def _path(config: pytest.Config) -> Path:
    given = config.getoption("prodready_path")
    if given:
        return Path(given).absolute()
    written = cast("str | None", _ini_value(config, "path"))
    return _beside_ini(config, written) if written else config.rootpath


def _beside_ini(config: pytest.Config, path: str) -> Path:
    return (config.inipath.parent if config.inipath else config.rootpath) / path


def _ini_value(config: pytest.Config, name: str) -> object:
    try:
        return config.getini(f"prodready_{name}") or None
    except (TypeError, ValueError) as error:
        raise UsageError(f"pytest's configuration: prodready_{name}: {error}") from None


def _ini(config: pytest.Config) -> argparse.Namespace:
    return argparse.Namespace(**{**dict.fromkeys(CLI), **{name: _ini_value(config, name) for name in INI}})


def _cli(config: pytest.Config) -> argparse.Namespace:
    return argparse.Namespace(**{name: config.getoption(f"prodready_{name}") for name in CLI})


def _in_ini(name: str) -> str:
    return f"prodready_{name.replace('-', '_')} in pytest's configuration"


def _in_cli(name: str) -> str:
    return f"--prodready-{name}"


def _planned(config: pytest.Config) -> _reports.Plan:
    """The reports, their paths absolute because tests may change the working directory."""
    given = config.getoption("prodready_report")
    written = cast("list[str] | None", None if given else _ini_value(config, "report"))
    planned = _reports.plan((), given or written, several=False, option="--prodready-report")
    base = _beside_ini(config, "") if written else Path.cwd()
    files = tuple((kind, str(base / path)) for kind, path in planned.files)
    for _, path in files:
        if not os.path.isdir(os.path.dirname(path)):
            raise UsageError(f"{path} cannot be written: its folder does not exist")
    return _reports.Plan((), files)


def _named(config: pytest.Config) -> frozenset[str]:
    """Take the points out of the paths that pytest is to collect: no file stands behind them."""
    exists = (config.invocation_params.dir / NODE).exists()
    mine = [each for each in config.args if each.startswith(f"{NODE}::") or (each == NODE and not exists)]
    config.args[:] = [each for each in config.args if each not in mine]
    return frozenset(mine)
