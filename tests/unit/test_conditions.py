"""The setting that switches a cited line on."""

import pytest

from prodready.extract.python import extract_module
from prodready.project.code.conditions import condition


@pytest.mark.parametrize(
    ("test", "asked"),
    [
        ("settings.enable_metrics", "where enable_metrics is set"),
        ("get_settings().metrics.enabled", "where enabled is set"),
        ("self.config.metrics", "where metrics is set"),
        ("app_config.metrics and request.ready", "where metrics is set"),
        ("USE_METRICS", "where USE_METRICS is set"),
        ("app.config['METRICS']", "where METRICS is set"),
        ("os.getenv('METRICS') == 'on'", "where METRICS is on"),
        ("settings.endpoint is not None", "where endpoint is set"),
        ("settings.stage in ('live', 'demo')", "where stage is live or demo"),
        ("settings.stage != 'test'", "unless stage is test"),
        ("settings.stage in STAGES", "where stage is set"),
        ("not settings.quiet", "unless quiet is set"),
        ("settings.one or settings.other", "where one or other is set"),
        ("settings.one or found", ""),
        ("endpoint", "where one or other is set"),
        ("request.path == '/metrics'", ""),
        ("request.args.get('key') == settings.key", ""),
        ("settings.mode > 3", ""),
        ("found", ""),
    ],
)
def test_a_condition_on_a_setting_is_named(test: str, asked: str) -> None:
    """Whatever holds the setting; other conditions say nothing."""
    source = (
        "import os\n\nUSE_METRICS = True\n\n\ndef run(self, app, found, request, settings):\n"
        f"    endpoint = settings.one or settings.other\n    if {test}:\n        start()\n"
    )
    assert condition(extract_module(source.encode()), 9) == asked


def test_the_innermost_setting_counts_and_the_line_of_the_condition_is_none_of_its_own() -> None:
    """An ``else`` is reached without the setting."""
    source = (
        "if settings.a:\n    if found:\n        if settings.b:\n            one()\n        two()\nelse:\n    three()\n"
    )
    module = extract_module(source.encode())
    found = [condition(module, line) for line in (1, 4, 5, 7)]
    assert found == ["", "where b is set", "where a is set", "unless a is set"]
