"""Images that do one thing and end: all that they start is a script that leaves at its end."""

from __future__ import annotations

import posixpath
import re

from prodready.facts.python import Call, Const, Flag
from prodready.project.code.reach import Reach
from prodready.project.commands.background import ends, starts_server
from prodready.project.containers.development import module_of
from prodready.project.containers.follow import follow
from prodready.project.containers.layers import Layers
from prodready.project.containers.starts import Start
from prodready.project.deployment.images import Image
from prodready.project.snapshot import Snapshot

_STAYS = re.compile(
    r"(?:^|[.:%])(?:\w*serve(?:_\w+)?|\w+_forever|run_\w+|start_\w+|\w*consume\w*|listen\w*|\w*polling|sleep|loop\w*)\Z"
    r"|(?<!subprocess)\.run\Z|(?:Timer|Scheduler)\Z"
)
"""Names of calls by which a program stays: servers, consumers, clocks, and what waits to do something again."""


def ends_by_itself(snapshot: Snapshot, reach: Reach, image: Image) -> bool:
    """Whether every start of an image only migrates or fills a database, or runs a script whose main guard ends in
    ``sys.exit()``, and nothing that stays."""
    return bool(image.starts) and all(_ends(snapshot, reach, image.layers, start) for start, _ in image.starts)


def _ends(snapshot: Snapshot, reach: Reach, layers: Layers, start: Start) -> bool:
    commands = follow(layers, start)
    if commands and all(ends(_without_folders(command.words)) for command in commands):
        return True
    run = [path for command in commands if command.program == "python" and (path := module_of(snapshot, command))]
    return bool(run) and not any(starts_server(command.raw) for command in commands) and _leaves(reach, run[-1])


def _without_folders(words: tuple[str, ...]) -> str:
    """A command as it reads without the places of its files (``/srv/init/start.sh`` starts what it likes)."""
    return " ".join(posixpath.basename(word) for word in words)


def _leaves(reach: Reach, path: str) -> bool:
    module = reach.types.symbols.modules[path]
    calls = [call for call in module.calls_of(-1) if call.has(Flag.MAIN)]
    if not calls or not _is_exit(calls[-1]) or len(tuple(module.arms(calls[-1].branch))) > 1:
        return False
    return not any(_STAYS.search(call.name) or _stays_below(reach, path, call) for call in calls)


def _is_exit(call: Call) -> bool:
    good = not call.args or (isinstance(call.args[0], Const) and not call.args[0].value)
    return call.name in ("sys.exit", "builtins.exit") and good


def _stays_below(reach: Reach, path: str, call: Call) -> bool:
    found = reach.types.callee(path, call)
    if found is None or found.function is None:
        return False
    return any(_STAYS.search(item.call.name) for item in reach.from_function(found.path, found.function))
