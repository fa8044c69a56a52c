"""Every command that a start leads to, scripts of the image followed, each with its own place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from prodready.project.commands.expand import Expander
from prodready.project.commands.programs import Command
from prodready.project.commands.runners.fragments import quote
from prodready.project.commands.shell import split
from prodready.project.commands.steps import Context, Step
from prodready.project.containers.layers import Layers
from prodready.project.containers.shellwords import fill
from prodready.project.containers.starts import Start
from prodready.project.layout.repo import Repo

MAX_REACHED = 300


def follow(layers: Layers, start: Start) -> tuple[Command, ...]:
    """The commands behind ``start``, its own first. Paths of the image are put back to those of the repository."""
    snapshot = layers.context.snapshot
    below = layers.find(layers.workdir)
    directory = below if below is not None and below not in snapshot.files else layers.context.folder
    env = tuple(layers.env.items())
    body = (_translated(layers, start.text), start.line)
    step = Step((body,), Context(start.path, "image", "", directory, env))
    return tuple(islice(Expander(Repo(snapshot)).step(step), MAX_REACHED))


def _translated(layers: Layers, text: str) -> str:
    """``/app/run.sh`` as the file of the repository that was copied there; what is no plain list of words stays."""
    simples = split((text, 1))
    if len(simples) != 1 or simples[0].env or simples[0].cds:
        return text
    return quote(tuple(_word(layers, word) for word in simples[0].words))


def _word(layers: Layers, word: str) -> str:
    filled = fill(word, layers.env)
    candidates = [layers.path(filled)]
    if "/" not in filled:
        candidates += [
            f"{folder}/{filled}" for folder in (*layers.env.get("PATH", "").split(":"), "/usr/local/bin", "")
        ]
    for place in candidates:
        found = layers.find(place)
        if found is not None and found in layers.context.files:
            return f"./{found}" if "/" not in found and place != layers.path(filled) else found
    return word


def words_of(commands: tuple[Command, ...]) -> Iterator[str]:
    """The commands as written, for searches."""
    return (command.raw for command in commands)
