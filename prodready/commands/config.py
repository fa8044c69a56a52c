"""Show the configuration in force and where each value comes from."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from prodready.commands import _options, _output
from prodready.config import FIELDS, Effective, Threshold, Waiver


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder, and the options that the audit would get."""
    parser.add_argument("path", metavar="PATH", nargs="?", default=".", help="the folder to audit (default: .)")
    parser.add_argument("--format", "-f", choices=("text", "json"), default="text", help="default: text")
    _options.add_config(parser)


def run(args: argparse.Namespace) -> int:
    """Print every key; a configuration that is wrong ends as it would end the audit."""
    from prodready.config.checks import weakened
    from prodready.plugins import installed
    from prodready.reports import escape
    from prodready.scan import ScanRequest, chosen_profile, configuration, opened

    layers = (_options.layer(args),)
    request = ScanRequest(Path(args.path), layers=layers, config_file=args.config, repo_config=not args.no_repo_config)
    effective = configuration(request, opened(request))
    chosen_profile(effective, installed())
    if args.format == "json":
        _output.emit(as_json(effective))
        return 0
    _output.show(as_text(effective))
    for notice in weakened(effective):
        _output.show(f"# {escape.visible(notice.message)}\n")
    return 0


def as_json(effective: Effective) -> str:
    """Every key with its value and its origin."""
    import msgspec

    values = {
        key: {"value": msgspec.to_builtins(getattr(effective.config, name)), "origin": effective.origin(name)}
        for key, name in FIELDS.items()
    }
    document = {"file": effective.file, "settings": values}
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def as_text(effective: Effective) -> str:
    """One key a line with its origin behind, in the language of the file."""
    lines = [
        (f"{key} = {_toml(getattr(effective.config, name))}", effective.origin(name)) for key, name in FIELDS.items()
    ]
    width = min(max(len(line) for line, _ in lines), 60)
    head = f"# {effective.file or 'no configuration file'}\n"
    return head + "".join(f"{line:<{width}}  # {origin}\n" for line, origin in lines)


def _toml(value: object) -> str:
    """``value`` as a TOML file would have it; what is not set has no value."""
    if value is None:
        return "(not set)"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_toml(key)} = {_toml(each)}" for key, each in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, str):
        spelt = value.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in spelt) + '"'
    if isinstance(value, Waiver):
        return _toml({"code": value.code, "owner": value.owner, "expires": value.expires})
    if isinstance(value, Threshold):
        return f'"{value}"' if value.percent else str(value)
    return str(value)
