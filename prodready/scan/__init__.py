"""The audit on one page: open the tree, look what is known of it, and recall its result or make one."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext

import msgspec

from prodready.cache import Cache
from prodready.errors import UsageError
from prodready.facts.files import Role
from prodready.model import Result
from prodready.scan.configuration import chosen_profile, configuration, policy
from prodready.scan.memo import Memo
from prodready.scan.request import ScanRequest
from prodready.scan.silences import known_before
from prodready.survey import SurveySettings, remember, survey
from prodready.tree import Tree, TreeError, open_tree

__all__ = ["ScanRequest", "chosen_profile", "configuration", "opened", "policy", "scan"]


def scan(request: ScanRequest) -> Result:
    """Audit a repository. Raises :class:`~prodready.errors.UserError` where there is nothing to report on."""
    tree = opened(request)
    effective = configuration(request, tree)
    if effective.config.exclude:
        tree = opened(request, effective.config.exclude)
    known = known_before(request, effective, tree)
    with _cache(request) as cache:
        settings = SurveySettings(
            [(glob, Role(role)) for glob, role in effective.config.roles.items()],
            cache,
            request.path.resolve() if request.ref is None else None,
        )
        surveyed = survey(tree, settings)
        memo = Memo(cache, request, effective, known, tree, surveyed)
        result = memo.recall()
        if result is None:
            from prodready.scan.audit import audited

            result = audited(request, effective, known, tree, settings, surveyed)
            memo.keep(result)
        else:
            remember(surveyed, settings)
        if cache is not None and cache.notice:
            request.warn(cache.notice)
    return msgspec.structs.replace(result, target=tree.name, revision=tree.revision, prefix=tree.prefix)


def opened(request: ScanRequest, exclude: Sequence[str] = ()) -> Tree:
    """The tree that is audited. Raises :class:`UsageError`."""
    try:
        return open_tree(request.path, request.ref, exclude)
    except TreeError as error:
        raise UsageError(str(error)) from None


def _cache(request: ScanRequest) -> AbstractContextManager[Cache | None]:
    return Cache(root=request.path.resolve()) if request.cache else nullcontext()
