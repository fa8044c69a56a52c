"""YAML: values as tools read them, lines as people open them, and budgets."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from prodready.extract.plain import MAX_DEPTH
from prodready.extract.yaml import MAX_EVENTS, read_yaml, resolve
from prodready.facts.documents import Document, Scalar, Text, at, entries, text
from tests.unit.nodes import line_of, plain


def read(source: str) -> Document:
    found = read_yaml(source.encode())
    assert isinstance(found, Document)
    return found


def test_a_workflow_keeps_on_as_text_and_knows_the_lines_of_its_steps() -> None:
    workflow = read(
        "name: ci\non:\n  push:\n    branches: [main]\njobs:\n  test:\n    runs-on: ubuntu-latest\n"
        "    steps:\n      - uses: actions/checkout@v4\n      - run: |\n          pip install .\n          pytest\n"
    )
    assert [entry.key for entry in entries(workflow.root)] == ["name", "on", "jobs"]
    assert text(workflow.at("jobs", "test", "steps", 1, "run")) == "pip install .\npytest\n"
    assert line_of(workflow, "jobs", "test", "steps", 1, "run") == 10
    assert line_of(workflow, "on") == 2
    assert plain(workflow.at("on", "push", "branches")) == ["main"]
    assert not workflow.problem


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("on", "on"),
        ("yes", "yes"),
        ("3", 3),
        ("-12", -12),
        ("012", "012"),
        ("0x1F", 31),
        ("3.10", 3.1),
        ("1e3", 1000.0),
        ("1.2.3", "1.2.3"),
        ("5432:5432", "5432:5432"),
        ("2024-01-01", "2024-01-01"),
        ("9" * 30, "9" * 30),
        (".inf", ".inf"),
        (".", "."),
    ],
)
def test_plain_scalars_resolve_by_the_core_schema(written: str, value: object) -> None:
    assert resolve(written) == value
    assert type(resolve(written)) is type(value)


def test_quoted_and_explicitly_typed_scalars() -> None:
    assert plain(read("a: '1'\nb: !!str 1\nc: !!int '1'\nd: !!int 1\n").root) == {"a": "1", "b": "1", "c": 1, "d": 1}


def test_several_documents_are_several_roots() -> None:
    manifests = read("kind: Deployment\n---\nkind: Service\n---\nkind: Ingress\n")
    assert [text(at(root, "kind")) for root in manifests.roots] == ["Deployment", "Service", "Ingress"]
    assert manifests.roots[2].line == 5


def test_unknown_tags_are_kept_beside_the_plain_value() -> None:
    document = read("a: !reference [x, y]\nb: !Ref Bucket\nc: !reset\nd: !!python/object/apply:os.system [ls]\n")
    assert plain(document.root) == {"a": ["x", "y"], "b": "Bucket", "c": None, "d": ["ls"]}
    tags = [entry.value.tag for entry in entries(document.root)]
    assert tags == ["!reference", "!Ref", "!reset", "!!python/object/apply:os.system"]


def test_merge_keys_are_resolved_with_the_lines_of_the_anchor() -> None:
    compose = read(
        "x-base: &base\n  image: app\n  restart: always\nx-more: &more {restart: never, user: app}\n"
        "services:\n  api:\n    <<: [*base, *more]\n    image: api\n"
    )
    assert plain(compose.at("services", "api")) == {"image": "api", "restart": "always", "user": "app"}
    assert line_of(compose, "services", "api", "restart") == 3
    assert line_of(compose, "services", "api", "image") == 8
    assert not compose.problem


def test_an_alias_is_the_anchored_node() -> None:
    document = read("steps:\n  - &checkout {uses: actions/checkout@v4}\n  - *checkout\n")
    assert document.at("steps", 0) == document.at("steps", 1)


def test_a_key_given_twice_is_named_and_the_last_value_counts() -> None:
    document = read("jobs:\n  a: 1\njobs:\n  b: 2\n")
    assert plain(document.root) == {"jobs": {"b": 2}}
    assert (document.problem_line, "'jobs'" in document.problem) == (3, True)


def test_a_key_given_twice_with_the_same_value_is_no_problem() -> None:
    document = read("python: 3.11\nenv: A=1\npython: 3.11\n")
    assert (plain(document.root), document.problem) == ({"python": 3.11, "env": "A=1"}, "")
    assert read("python: 3.11\npython: '3.11'\n").problem


def test_a_template_expression_is_a_scalar() -> None:
    chart = read("image: {{ .Values.image }}\nreplicas: {{ .Values.replicas | int }}\nname: x\n")
    assert text(chart.at("image")) == "{{ .Values.image }}"
    assert text(chart.at("replicas")) == "{{ .Values.replicas | int }}"
    assert text(chart.at("name")) == "x"


def test_a_template_that_does_not_parse_is_text_with_the_line_of_the_error() -> None:
    found = read_yaml(b"a: 1\n{{- if .Values.x }}\nlimits: limit_req\n{{- end }}\n")
    assert isinstance(found, Text)
    assert found.lines[2] == "limits: limit_req"
    assert found.problem_line == 3
    assert "template" in found.problem


def test_what_stands_before_an_error_is_kept() -> None:
    document = read("a: 1\n---\nb: [1\n")
    assert [plain(root) for root in document.roots] == [{"a": 1}]
    assert document.problem.startswith("not valid YAML")
    assert document.problem_line == 4


def test_keys_that_are_collections_have_their_source_as_name() -> None:
    assert plain(read("? [a, b]\n: 1\n2: x\n").root) == {"[a, b]": 1, "2": "x"}


def test_an_empty_file_has_no_root() -> None:
    assert read("") == Document()
    assert read("# nothing\n") == Document()


def test_byte_order_marks_are_understood() -> None:
    found = read_yaml(b"\xff\xfe" + "on: push\n".encode("utf-16-le"))
    assert isinstance(found, Document)
    assert plain(found.root) == {"on": "push"}


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("[" * 30_000, "deeper"),
        ("a: &a [*a]\n", "inside its own anchor"),
        ("a: *missing\n", "no anchor"),
        ("- 1\n" * (MAX_EVENTS + 1), "events"),
        (
            "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)),
            "expand",
        ),
        (
            "a0: &a0 {x: 1}\n"
            + "".join(f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)),
            "expand",
        ),
    ],
)
def test_budgets_end_what_loaders_would_build(source: str, reason: str) -> None:
    document = read(source)
    assert reason in document.problem
    assert not document.roots


def test_the_depth_limit_itself_is_read() -> None:
    assert not read("[" * MAX_DEPTH + "]" * MAX_DEPTH).problem


def means_the_same_in_both_versions(source: str) -> bool:
    """``0E0`` is text in YAML 1.1, so its dumper does not quote it, and a number in 1.2."""
    return isinstance(resolve(source), str) or not isinstance(yaml.safe_load(source), str)


JSON_LIKE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.from_regex(r"[a-zA-Z0-9_./:@ é-]{0,8}", fullmatch=True)
    .map(str.strip)
    .filter(lambda source: ":" in source or "@" in source or means_the_same_in_both_versions(source)),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.from_regex("[a-z]{1,6}", fullmatch=True), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(JSON_LIKE)
def test_what_a_dumper_wrote_is_read_back(value: object) -> None:
    written = yaml.safe_dump(value, allow_unicode=True)
    root = read(written).root
    # A dumper quotes what YAML 1.1 would misread, so both schemas agree on what it wrote.
    assert plain(root) == value


@given(st.text("-:[]{}&*<!|>'\"#%a1 \n\t,?", max_size=60))
@example("---")
def test_any_text_ends_in_a_document(source: str) -> None:
    found = read_yaml(source.encode())
    assert isinstance(found, Document | Text)
    if isinstance(found, Document) and not found.problem and found.root is not None:
        assert 1 <= found.root.line <= source.count("\n") + 1
    assert not isinstance(found, Scalar)
