"""# Print calls

**Reported**: `print`, `pprint`, `sys.stdout.write`, `traceback.print_exc` in code that a service or a worker
demonstrably runs: in a module that what serves, works or starts imports, or loads by name or by its place.

**Not reported**: command-line entry points (click, typer, argparse, management commands, `if __name__ == "__main__"`), where
printing is the interface, and what only they run beside them in their module; repositories that are tools or libraries, and
tools and jobs beside the service; modules that nothing of it loads; scripts that nothing imports; what a verbosity, `quiet`,
`interactive` or a dry run decides, and what `settings.DEBUG` or `app.debug` shows to a developer; functions that ask for input,
show something in a notebook, read `sys.argv`, take the stream for a parameter (`file=sys.stdout`) or are `print` under another
name (`echo`); classes that listen to `sys.stdin` or ask in a loop, for which the output is one side of a conversation;
functions and classes named for printing (`print_totals`, `ProgressBar`) that no part of the service calls; what another process
printed, passed on as it is; what only commands run and draws on the terminal, sets its text apart by empty lines or goes to
stderr; displays of progress that draw; what a module says before it raises while it is loaded, and a function that sets logging
up before it begins; answers to `KeyboardInterrupt` and a last word after it; what a command is told where a request's user is
shown a message (`messages.info(request, …)`); flows of Prefect whose prints are logged (`log_prints=True`); what a client
library beside the service offers and nothing here calls; documents that are written to standard output (`json.dump(item,
sys.stdout)`); shells that echo by click; what a module's own text says to run; programs that set up clouds; kernels that are
pushed to Kaggle; hooks of gunicorn and of git, and receivers of `post_migrate`; Celery's `debug_task`; prompts that end no
line, and the word that ends it; modules named after the terminal; tests, migrations, scripts, docs, tasks of poe and PDM,
commands of setuptools and hooks of Hatch; a `print` that is something else (`from rich import print`); output to a file that is
neither stdout nor stderr.

A module that the service loads and that holds no entry point itself has a logger, also where only a command calls the
function, but whether what it prints is a report for whoever runs the command is not decided there.

Confidence is low in settings, and in functions that they alone call in a module without a logger, which run before
logging is set up, and in functions that nothing but tests is seen to call: they may wait for whoever wires them, be
offered to users of a library that is kept here, or be left over. So it is in a module that nothing of the service
loads yet, beside those that it loads, or that only names may load which nothing here tells
(`import_module(row.path)`): it may be a tool that is run by hand; in what only scripts and commands call in other
modules, of which a part is their report; and where a switch named for debugging asks for it.

Wrong: `print(f"user {user.id} created")`. Right: `logger.info("user %s created", user.id)`.

`prodready fix` rewrites a call to the module's logger and keeps its arguments.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Confidence, Finding, Rewrite, Severity, finding
from prodready.facts.files import Role
from prodready.facts.python import Call, Flag, Module, Ref
from prodready.project.services.apart import Apart
from prodready.project.services.called import Called
from prodready.project.services.command_lines import CommandLines
from prodready.project.services.drawing import ends_line, is_unended, passes_on
from prodready.project.services.kind import Services
from prodready.project.services.loaded import Loaded
from prodready.project.services.production import Production, place, quoted, spot
from prodready.project.services.terminals import asks_to_debug, logs

_PRINTS = {
    "builtins.print": "print",
    "pprint.pprint": "pprint",
    "pprint.pp": "pprint",
    "sys.stdout.write": "sys.stdout.write",
    "traceback.print_exc": "traceback.print_exc",
}


@finding(
    code="OBS101",
    name="print-call",
    section="observability",
    severity=Severity.ERROR,
    question="Does application code print?",
    why="Printed text has no level, time or request, cannot be switched off, and is lost in most deployments.",
    fix="Use logging.getLogger(__name__) and a level.",
    references=("https://docs.python.org/3/howto/logging.html",),
    rewrite=Rewrite("prodready_rules.rewrites.print_call:to_logger"),
)
def rule(
    production: Production, commands: CommandLines, services: Services, loaded: Loaded, apart: Apart, called: Called
) -> Iterator[Finding]:
    """Every print that is not an interface: of what the service loads and what stands beside it; of all application code
    where there is no service."""

    def unsure(path: str, call: Call) -> bool:
        """Whether nothing is seen to run the place, only scripts, commands of Django or settings do, or debugging asks for
        it."""
        module = production.snapshot.modules[path]
        return (
            path in loaded.supposed
            or called.is_idle(path, call.scope)
            or (called.is_for_settings(path, call.scope) and not logs(module))
            or commands.is_called_by_hand(path, call)
            or asks_to_debug(module, call.branch)
        )

    for path, module in production.modules():
        shown_to_run = not services.runs or loaded.holds(path)
        if not shown_to_run and not loaded.is_beside(path):
            continue
        sure = shown_to_run and production.snapshot.role(path) is not Role.SETTINGS
        for call in module.calls:
            name = _PRINTS.get(call.name)
            if name is None and call.name[0] == ":":  # ``say = print``
                name = _PRINTS.get(production.symbols.resolve(path, call.name))
            if (
                not name
                or call.flags & Flag.MAIN
                or not _to_console(module, call, name)
                or apart.holds(path, call.scope)
                or passes_on(module, call)
            ):
                continue
            if not commands.is_interface(path, call):
                shown = quoted(call.args[0]) if call.args else ""
                yield spot(
                    "OBS101",
                    Severity.ERROR,
                    place(path, call),
                    f"{name}({shown}) in application code; use a logger",
                    Confidence.HIGH if sure and not (services.runs and unsure(path, call)) else Confidence.LOW,
                    fixable=_is_fixable(call, name),
                )


def _is_fixable(call: Call, name: str) -> bool:
    """Whether the rewrite knows the call; whose result is asked for stays, and what ``traceback`` prints."""
    if call.name not in _PRINTS or name == "traceback.print_exc":
        return False
    return name != "sys.stdout.write" or bool(call.flags & Flag.STATEMENT)


def _to_console(module: Module, call: Call, name: str) -> bool:
    """Whether a print goes to stdout or stderr, by default or by what it is given; one that ends no line draws on a
    terminal, and so does the one that ends it."""
    target = call.arg(1, "stream") if name == "pprint" else call.kwarg("file")
    return not (is_unended(call) or ends_line(module, call)) and (
        target is None or (isinstance(target, Ref) and target.name in ("sys.stdout", "sys.stderr"))
    )
