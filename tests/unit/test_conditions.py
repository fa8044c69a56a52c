"""The setting that switches a cited line on."""

import pytest

from prodready.conditions import switch
from prodready.extract.python import extract_module


@pytest.mark.parametrize(
    ("test", "name"),
    [
        ("settings.enable_metrics", "enable_metrics"),
        ("get_settings().metrics.enabled", "enabled"),
        ("self.config.metrics", "metrics"),
        ("app_config.metrics and request.ready", "metrics"),
        ("USE_METRICS", "USE_METRICS"),
        ("app.config['METRICS']", "METRICS"),
        ("os.getenv('METRICS') == 'on'", "METRICS"),
        ("settings.endpoint is not None", "endpoint"),
        ("not settings.quiet", ""),
        ("request.path == '/metrics'", ""),
        ("settings.mode > 3", ""),
        ("found", ""),
    ],
)
def test_a_condition_on_a_setting_is_named(test: str, name: str) -> None:
    """Whatever holds the setting; other conditions say nothing."""
    source = (
        f"import os\n\nUSE_METRICS = True\n\n\ndef run(self, app, found, request):\n    if {test}:\n        start()\n"
    )
    assert switch(extract_module(source.encode()), 8) == name


def test_the_innermost_setting_counts_and_the_line_of_the_condition_is_none_of_its_own() -> None:
    """An ``else`` is reached without the setting."""
    source = (
        "if settings.a:\n    if found:\n        if settings.b:\n            one()\n        two()\nelse:\n    three()\n"
    )
    module = extract_module(source.encode())
    assert [switch(module, line) for line in (1, 4, 5, 7)] == ["", "b", "a", ""]
