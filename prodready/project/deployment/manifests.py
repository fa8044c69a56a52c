"""Deployments written down otherwise than for compose: Kubernetes, Helm, Terraform, Render blueprints."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Iterator, Sequence

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.documents import Document, Node, Text, at, items, text, walk
from prodready.project.deployment.charts import charts, databases_beside, usable
from prodready.project.deployment.image_names import ImageNames
from prodready.project.deployment.resources import CLOWD_APP, resources
from prodready.project.deployment.servers import UNNAMED, database, is_db
from prodready.project.layout.repo import Repo
from prodready.project.snapshot import Snapshot

WORKLOADS = frozenset(
    {
        "Deployment",
        "StatefulSet",
        "DaemonSet",
        "ReplicaSet",
        "Pod",
        "Rollout",
        "Knative",
        "Service",
        "DeploymentConfig",
        CLOWD_APP,
    }
)
_DATABASE_KINDS = re.compile(r"postgres|mysql|mariadb|mongodb|percona|cockroach|^Cluster$|Database", re.I)
_DATABASE_GROUPS = re.compile(
    r"cnpg|postgres|mysql|mariadb|mongodb|percona|psmdb|pxc|zalan|crunchydata|cockroach", re.I
)
_CLOUDS = {"fly": "Fly.io", "railway": "Railway"}
_BUILDS = frozenset({"dockerfilePath", "dockerfile", "image", "builder", "buildCommand", "startCommand"})
"""Keys of their configuration that say what is built and started."""
_HANDLER = re.compile(r'\s*handler\s*=\s*"([\w./-]+)"')
_RESOURCE = re.compile(r'^\s*(?:resource|module)\s+"([\w-]+)"(?:\s+"([\w-]+)")?')
_COMPUTE = re.compile(
    r"aws_(ecs_(service|task_definition)|apprunner_service|lambda_function|elastic_beanstalk_environment|instance"
    r"|launch_template|lightsail_container_service\w*)|google_(cloud_run\w*_service|app_engine_\w+|compute_instance)"
    r"|azurerm_(container_app|container_group|linux_web_app|app_service|kubernetes_cluster)|kubernetes_deployment\w*"
    r"|digitalocean_app|render_web_service|heroku_app|fly_app|nomad_job|scaleway_container|hcloud_server"
)
_STORES = re.compile(
    r"aws_(db_instance|rds_cluster\w*|docdb_cluster|dynamodb_table|aurora\w*)|google_(sql_database_instance|firestore\w*"
    r"|alloydb\w*|spanner\w*)|azurerm_(postgresql\w*|mysql\w*|mssql\w*|cosmosdb\w*|sql_\w+)|digitalocean_database_cluster"
    r"|render_(postgres|database)|mongodbatlas_\w+|heroku_addon|supabase_\w+|neon_\w+|scaleway_rdb_instance|postgres\w*"
)


class Manifest(msgspec.Struct, frozen=True):
    """One way of deploying: ``apps`` are places that run the application, ``servers`` databases with their places.

    ``probes`` are places with a probe of the application's containers, ``users`` places that keep them from being root.
    """

    kind: str
    folder: str
    apps: tuple[Evidence, ...] = ()
    servers: tuple[tuple[str, Evidence], ...] = ()
    probes: tuple[Evidence, ...] = ()
    users: tuple[Evidence, ...] = ()

    @property
    def databases(self) -> frozenset[str]:
        """The database servers that it brings."""
        return frozenset(kind for kind, _ in self.servers)


class Manifests(msgspec.Struct, frozen=True):
    """All of them."""

    found: tuple[Manifest, ...] = ()


@fact
def manifests(snapshot: Snapshot, names: ImageNames) -> Manifests:
    """Read every manifest of the repository."""
    repo = Repo(snapshot)
    return Manifests(
        (
            *_kubernetes(snapshot, names),
            *_helm(snapshot, names),
            *_terraform(snapshot),
            *_render(snapshot),
            *_cloud(repo),
        )
    )


def _kubernetes(snapshot: Snapshot, names: ImageNames) -> Iterator[Manifest]:
    """All plain manifests together; what stands in different top folders may be alternatives, but starts the same."""
    apps: list[Evidence] = []
    servers: list[tuple[str, Evidence]] = []
    probes: list[Evidence] = []
    users: list[Evidence] = []
    for path, document in snapshot.of(Document):
        if not usable(snapshot, path) or not path.endswith((".yml", ".yaml")):
            continue
        for resource in resources(document):
            kind, group = resource.kind, resource.group
            if not kind or not group:
                continue
            if _DATABASE_GROUPS.search(group) and _DATABASE_KINDS.search(kind):
                found = database(group) or "postgresql"
                servers.append((found, Evidence(path, resource.node.line, f"{kind} of {group}")))
            asked = at(resource.node, "spec", "database", "name") if kind == CLOWD_APP else None
            if asked is not None:
                servers.append(("postgresql", Evidence(path, asked.line, "Clowder's database")))
            if kind not in WORKLOADS:
                continue
            for image, line, container in resource.containers():
                if store := database(image) or (UNNAMED if is_db(image) else ""):
                    servers.append((store, Evidence(path, line, image)))
                elif names.own(image):
                    apps.append(Evidence(path, line, f"{kind} runs {image}"))
                    probes.extend(_probes(path, container))
                    users.extend(_users(path, resource.node, container))
    if apps or servers:
        whole = _whole({place.path for place in apps}, {place.path for _, place in servers})
        apps.sort(key=lambda place: posixpath.dirname(place.path) != whole)
        servers.sort(key=lambda item: posixpath.dirname(item[1].path) != whole)
        yield Manifest("Kubernetes manifests", "", tuple(apps), tuple(servers), tuple(probes), tuple(users))


def _whole(apps: set[str], servers: set[str]) -> str | None:
    """The topmost folder that holds both the application and its database, if one does."""
    both = {posixpath.dirname(path) for path in apps} & {posixpath.dirname(path) for path in servers}
    return min(both, key=lambda folder: (folder.count("/"), folder), default=None)


def _probes(path: str, container: Node) -> Iterator[Evidence]:
    for name in ("livenessProbe", "readinessProbe", "startupProbe"):
        probe = at(container, name)
        if probe is not None:
            yield Evidence(path, probe.line, name)


def _users(path: str, root: Node, container: Node) -> Iterator[Evidence]:
    pod = at(root, "spec", "template", "spec") or at(root, "spec")
    for holder in (container, pod):
        context = at(holder, "securityContext")
        for key in ("runAsNonRoot", "runAsUser"):
            value = at(context, key)
            if value is not None and text(value) not in ("", "false", "0"):
                yield Evidence(path, value.line, f"{key}: {text(value)}")


def _helm(snapshot: Snapshot, names: ImageNames) -> Iterator[Manifest]:
    """Charts whose templates hold a workload of the application; their databases are dependencies or templates of their own,
    or a chart beside that holds nothing else."""
    found = tuple(charts(snapshot))
    for chart in found:
        if chart.apps and any(map(names.own, (chart.name, *chart.images))):
            beside = () if chart.servers else databases_beside(chart, found)
            title = f"Helm chart{'s' if beside else ''} {' and '.join((chart.name, *(one.name for one in beside)))}"
            servers = (*chart.servers, *(server for one in beside for server in one.servers))
            yield Manifest(title, chart.folder, chart.own, servers, chart.probes, chart.users)


def _terraform(snapshot: Snapshot) -> Iterator[Manifest]:
    apps: list[Evidence] = []
    servers: list[tuple[str, Evidence]] = []
    for path, found in snapshot.of(Text):
        if not path.endswith(".tf") or not usable(snapshot, path):
            continue
        for number, line in enumerate(found.lines, 1):
            resource = _RESOURCE.match(line)
            if not resource:
                continue
            if _COMPUTE.fullmatch(resource[1]):
                if _runs_the_code(found.lines[number:], snapshot):
                    apps.append(Evidence(path, number, f"resource {resource[1]}"))
            elif _STORES.fullmatch(resource[1]):
                servers.append((_store(resource[1]), Evidence(path, number, f"resource {resource[1]}")))
    if apps:
        yield Manifest("Terraform", "", tuple(apps), tuple(servers))


def _runs_the_code(lines: Sequence[str], snapshot: Snapshot) -> bool:
    """Whether a resource whose block goes on with these lines may run the application: a function whose handler stands in none
    of its modules is another program (what formats alerts, what rotates keys)."""
    block = itertools.takewhile(lambda line: not line.startswith("}"), lines)
    handler = next(filter(None, map(_HANDLER.match, block)), None)
    if handler is None:
        return True
    module = f"{handler[1].rpartition('.')[0].replace('.', '/')}.py"
    return any(f"/{path}".endswith(f"/{module}") for path, _ in snapshot.application())


def _render(snapshot: Snapshot) -> Iterator[Manifest]:
    for path, document in snapshot.of(Document):
        if posixpath.basename(path) not in ("render.yaml", "render.yml"):
            continue
        services = [item for item in items(document.at("services")) if text(at(item, "type")) in _RENDERED]
        stores = items(document.at("databases"))
        apps = tuple(Evidence(path, item.line, f"service {text(at(item, 'name'))}") for item in services)
        probes = tuple(Evidence(path, node.line, "healthCheckPath") for node in _at_each(services, "healthCheckPath"))
        servers = tuple(("postgresql", Evidence(path, item.line, "database")) for item in stores)
        if apps:
            yield Manifest("Render blueprint", posixpath.dirname(path), apps, servers, probes)


def _store(resource: str) -> str:
    return "dynamodb" if "dynamodb" in resource else database(resource) or UNNAMED


_RENDERED = frozenset({"web", "worker", "pserv"})


def _at_each(nodes: list[Node], key: str) -> Iterator[Node]:
    for node in nodes:
        found = at(node, key)
        if found is not None:
            yield found


def _cloud(repo: Repo) -> Iterator[Manifest]:
    """Fly.io and Railway: an application and a health check, no database of their own."""
    for path in repo.snapshot.files:
        name = posixpath.basename(path)
        document = repo.document(path) if name in ("fly.toml", "railway.toml", "railway.json") else None
        if document is None or document.root is None:
            continue
        probes = [
            Evidence(path, node.line, str(keys[-1]))
            for keys, node in walk(document.root)
            if keys and keys[-1] in ("http_checks", "tcp_checks", "checks", "healthcheckPath")
        ]
        told = [node.line for keys, node in walk(document.root) if keys and keys[-1] in _BUILDS]
        kind = _CLOUDS[name.partition(".")[0]]
        apps = (Evidence(path, min(told, default=1), f"{kind} builds and deploys it"),)
        yield Manifest(f"{kind} ({path})", posixpath.dirname(path), apps, (), tuple(probes))
