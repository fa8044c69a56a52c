"""# Example environment file

**Passes** with three things: an example file for the service (`.env.example`, `.env.sample`, `.env.template`,
`.env.dist`, `env.example`, `template.env` …); something that loads such files (settings with `env_file`, python-dotenv,
decouple, compose's `env_file` or `${VARIABLE}`, make, just, task, poe, PDM, mise, pipenv, systemd, a documented copy step);
and no tracked environment file with usable secrets that the default path, compose or a command loads as it is.

**Does not pass**: a front end's example file only, a real `.env` in place of an example, an example that nothing loads.

**How it is decided.** Files are found by name, outside of tests, documentation and front ends (folders with a
`package.json` and no Python). Loaders are resolved calls, settings, compose files, Makefiles, scripts and documents.

Passes: `.env.example` beside `class Settings(BaseSettings): model_config = SettingsConfigDict(env_file=".env")`.
Fails: the same settings with nothing but a README that lists the variables.

**Limits.** Whether the example names every variable is not judged.
"""

from __future__ import annotations

import posixpath

from prodready.api import Effort, Evidence, Verdict, failed, passed, point
from prodready.project.services.kind import Services
from prodready.project.settings.env_files import EnvFiles


@point(
    code="CFG002",
    name="env-example",
    section="configuration",
    question="Can somebody new start the service from an example environment file?",
    why="Without an example every new colleague and every deployment finds out by crashes which variables are needed.",
    fix="Commit .env.example with every variable and harmless values, ignore .env, and let the settings read it.",
    effort=Effort.MINUTES,
    references=("https://12factor.net/config",),
)
def rule(services: Services, env: EnvFiles) -> Verdict:
    """Look for an example, a loader, and secrets that are loaded as they are."""
    if not services.runs:
        return services.lacking("neither service nor worker")
    searched = "files named for environments, settings, dotenv calls, compose files, scripts, documents"
    if not env.examples:
        near = [
            *(Evidence(item.path, item.line, f"{item.note}, not for the service") for item in env.others),
            *env.in_use,
            *env.near,
        ]
        said = f"{env.empty} is empty." if env.empty else "There is no example environment file for the service."
        return failed(said, *near[:3], searched=searched)
    if env.exposed:
        found = env.exposed[0]
        return failed(
            f"{found.path} is tracked with a usable {found.variable.name} and is loaded as it is.",
            Evidence(found.path, found.variable.line, f"{found.variable.name} has a value"),
            found.loader,
            searched=searched,
        )
    if not env.loaders:
        return failed(
            f"{env.examples[0].path} exists, but nothing loads environment files.", *env.examples[:2], searched=searched
        )
    folders = {posixpath.dirname(item.path): item for item in reversed(env.examples)}  # the first of each
    examples = sorted(folders.values(), key=env.examples.index)
    return passed(
        f"{env.examples[0].path} documents the environment, and it is loaded.", *examples[:2], *env.loaders[:2]
    )
