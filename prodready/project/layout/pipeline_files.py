"""Files that say what a pipeline of continuous integration runs, told by their names."""

from __future__ import annotations

import re

_NAME = re.compile(
    r"\.github/|\.gitlab-ci|\.gitlab/|\.circleci/|\.buildkite/|\.drone|\.travis|azure-pipelines"
    r"|bitbucket-pipelines|cloudbuild|Jenkinsfile"
)


def is_of_a_pipeline(path: str) -> bool:
    """Whether a pipeline reads the file, which so says nothing of what is deployed; only at the root of the repository."""
    return _NAME.match(path) is not None
