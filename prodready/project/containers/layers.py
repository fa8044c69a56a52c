"""What a build puts where: files of the repository at their places in the image, and what is set beside them."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

import msgspec

from prodready.facts.documents import Instruction, Stage
from prodready.project.containers.context import Context

_OFFICIAL = (
    "alpine amazonlinux archlinux bash busybox caddy centos clojure composer debian docker eclipse-temurin elixir "
    "erlang fedora gcc golang gradle haproxy httpd influxdb mariadb maven memcached mongo mysql nats neo4j nginx "
    "node openjdk oraclelinux perl photon php postgres pypy python r-base rabbitmq redis rockylinux almalinux "
    "ruby rust scratch solr sonarqube swift telegraf tomcat traefik ubuntu varnish vault valkey elasticsearch "
    "kibana logstash hylang buildpack-deps clearlinux cirros mageia opensuse sl hello-world registry consul "
    "chronograf kapacitor couchbase couchdb cassandra percona postgis rethinkdb unit zookeeper julia dart bun "
    "deno ibmjava jetty "
)
OFFICIAL = frozenset(_OFFICIAL.split())
"""Names of Docker's official images: a bare name that is neither one of these nor a stage resolves to nothing."""


class Mount(msgspec.Struct, frozen=True):
    """A file or folder of the repository at its place in the image."""

    dest: str
    source: str
    folder: bool


class Problem(msgspec.Struct, frozen=True, order=True):
    """Why a build or a start cannot work: the line of the Dockerfile, or of ``path`` if that is set."""

    line: int
    text: str
    path: str = ""


class Run(msgspec.Struct, frozen=True, eq=False):
    """A ``RUN`` with the folder it runs in and what is then in the image."""

    text: str
    line: int
    directory: str
    mounts: tuple[Mount, ...]
    base: str = ""


class Layers(msgspec.Struct, frozen=True):
    """A stage as built. ``vague`` are places whose content does not come from the repository.

    ``runs`` are those of the stages below and of stages that files are copied from. ``base`` is the first image below.
    """

    stage: Stage
    base: str
    context: Context
    mounts: tuple[Mount, ...] = ()
    vague: tuple[str, ...] = ()
    env: Mapping[str, str] = msgspec.field(default_factory=dict)
    args: Mapping[str, str] = msgspec.field(default_factory=dict)  # which stages that build on this one have too
    workdir: str = "/"
    user: Instruction | None = None
    entrypoint: Instruction | None = None
    command: Instruction | None = None
    healthcheck: Instruction | None = None
    runs: tuple[Run, ...] = ()
    problems: tuple[Problem, ...] = ()
    own_runs: tuple[Run, ...] = ()  # without those of stages that files are copied from
    bases: tuple[str, ...] = ()  # first images below the stages that files are copied from
    chmods: tuple[str, ...] = ()  # places that a copy makes executable
    base_line: int = 0  # of the ``FROM`` that names the base

    def find(self, path: str) -> str | None:
        """The repository's file or folder that stands at an absolute path of the image."""
        for mount in reversed(self.mounts):
            if path == mount.dest:
                return mount.source
            below = relative(path, mount.dest) if mount.folder else None
            if below is not None:
                candidate = posixpath.join(mount.source, below)
                if self.context.has(candidate):
                    return candidate
        return None

    def is_left_out(self, path: str) -> bool:
        """Whether the repository has a file for a place in a copied folder, and the context leaves it out."""
        below = ((mount, relative(path, mount.dest)) for mount in self.mounts if mount.folder)
        sources = [posixpath.join(mount.source, inner) for mount, inner in below if inner is not None]
        return any(source in self.context.snapshot.files and not self.context.has(source) for source in sources)

    def is_vague(self, path: str) -> bool:
        """Whether what stands there comes from elsewhere."""
        return any(path == place or relative(path, place) is not None for place in self.vague)

    def mentions(self, word: str) -> bool:
        """Whether any command of the build speaks of ``word``."""
        return any(word in run.text for run in self.runs)

    def path(self, name: str) -> str:
        """An absolute path of the image for a name that may be relative to the working directory."""
        return posixpath.normpath(posixpath.join(self.workdir, name))


def relative(path: str, folder: str) -> str | None:
    """The part of ``path`` below ``folder``, None if it is not below."""
    prefix = "/" if folder == "/" else f"{folder}/"
    return path[len(prefix) :] if path.startswith(prefix) else None
