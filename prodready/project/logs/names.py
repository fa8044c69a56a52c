"""Names of public packages that make log records machine-readable (their documentation; detection OBS001)."""

from __future__ import annotations

import re

from prodready.project.code.scopes import is_outside
from prodready.project.words import words

OF_DJANGO = "django.utils.log.DEFAULT_LOGGING"
"""The configuration that Django itself brings, which is plain text."""
PROCESSOR_FORMATTER = "structlog.stdlib.ProcessorFormatter"
"""structlog's bridge to logging, which writes what its own renderer makes."""

_FORMATTER = re.compile(
    r"""^(?:pythonjsonlogger|json_log_formatter|logstash_formatter|logstash_async|ecs_logging|dockerflow\.logging|
    jsonformatter|jsonlogging|json_logging|logfmter|logging_json|aws_lambda_powertools\.logging|muselog|jslog4kube|
    mozilla_cloud_services_logger|django_log_formatter_asim|google\.cloud\.logging(?:_v2)?\.handlers|newrelic\.(?:agent|api\.log))
    \.(?:.*\.)?(?:\w*Formatter\w*|Logfmter|StructuredLogHandler)$""",
    re.X,
)
_FORMATTER_WORDS = re.compile(
    r"(?!.*\.py:)[\w.]+\.\w*(?:JSON|Json|Stackdriver|StackDriver|Logstash|GELF|Gelf|ECS|Ecs|ELK|Elk|Logfmt)\w*Formatter"
)
_HANDLER_WORDS = re.compile(
    r"(?!.*\.py:)[\w.]+\.\w*(?:Loki|Logz|Logtail|Data[dD]og|Splunk|Fluent|GELF|Gelf|Logstash|CloudWatch|NewRelic|Elastic|OpenSearch"
    r"|LogDNA|SumoLogic|(?:JSON|Json)Log)\w*Handler|(?!.*\.py:)\w+\.(?:\w+\.)*(?:\w+_)?log(?:ging|gers?|s)?\.(?:\w+\.)*StructuredLogger"
)
"""Classes of packages that no list can name in full: of formats, and of services that take records with their fields."""
_HANDLER = re.compile(
    r"""^(?:google\.cloud\.logging(?:_v2)?\.(?:handlers\.(?:\w+\.)?(?:CloudLoggingHandler|StructuredLogHandler|setup_logging)
    |Client\(\)\.setup_logging|client\.Client\(\)\.setup_logging)
    |watchtower\.CloudWatchLogHandler
    |opentelemetry\.(?:sdk\._logs|instrumentation\.logging\.handler)\.LoggingHandler
    |opentelemetry\.exporter\.otlp\.proto\.(?:grpc|http)\._log_exporter\.OTLPLogExporter
    |azure\.monitor\.opentelemetry\.configure_azure_monitor
    |opencensus\.ext\.azure\.log_exporter\.(?:AzureLogHandler|AzureEventHandler)
    |logfire\.(?:configure|LogfireLoggingHandler)
    |(?:logging_loki|loki_logger_handler)\.(?:.*\.)?\w*Handler
    |graypy\.(?:.*\.)?GELF\w*Handler|pygelf\.Gelf\w*Handler
    |(?:logstash|logstash_async)\.(?:.*\.)?\w*Handler
    |fluent\.(?:async)?handler\.FluentHandler|seqlog\.(?:log_to_seq|configure_from_\w+)|logtail\.LogtailHandler
    |eliot\.(?:to_file|add_destinations?)
    |axiom_py\.logging\.AxiomHandler|splunk_handler\.SplunkHandler|logdna\.LogDNAHandler|coralogix\.handlers\.CoralogixLogger
    |aws_lambda_powertools\.Logger|aws_lambda_powertools\.logging\.Logger
    |json_logging\.(?:init_\w+|enable_json)|logzero\.json
    |aiologger\.loggers\.json\.JsonLogger(?:\.with_default_handlers)?|applicationinsights\.logging\.(?:LoggingHandler|enable)
    |litestar\.(?:plugins\.structlog\.Structlog(?:Plugin|Config)|logging\.(?:config\.)?StructLoggingConfig)
    |safir\.logging\.configure_logging|servicelayer\.logs\.configure_logging|neuro_logging\.init_logging|fsd_utils\.logging\.logging\.init_app
    |lite_bootstrap\.\w+Bootstrapper|microbootstrap\.bootstrappers\.\w+\.\w+Bootstrapper
    |(?!.*\.py:)\w+\.(?:\w+\.)*(?:configure|set_?up|init)_(?:structlog|json_?log\w*|structured_log\w*)(?:_from_\w+)?
    |structlog_gcp\.build_(?:gcp_)?processors
    |dmutils\.(?:(?:flask_init|logging)\.)?init_app|notifications_utils\.logging\.(?:\w+\.)*init_app|cmreslogging\.handlers\.CMRESHandler)$""",
    re.X,
)
OBSERVERS = frozenset({"twisted.logger.jsonFileLogObserver", "twisted.logger._json.jsonFileLogObserver"})
"""What makes an observer of Twisted's log write JSON, called or handed on as a factory of observers."""
RENDERER = re.compile(r"^structlog\.processors\.(?:JSONRenderer|LogfmtRenderer|KeyValueRenderer)(?:\(\))?$")
"""structlog's machine-readable renderers."""
CONSOLE = ".ConsoleRenderer"
"""structlog's renderer for people."""
BRIDGE = ".ProcessorFormatter.wrap_for_formatter"
"""The processor that leaves the rendering to the formatter of a handler."""
DUMPER = re.compile(
    r"(?:^|[.:])(?:json|orjson|ujson|rapidjson|simplejson|msgspec\.json|msgspec|ormsgpack)"
    r"(?:\.(?:JSONEncoder|Encoder)\(\))?\.(?:dumps|dump|encode|iterencode)$|to_json$|encode_json$|model_dump_json$"
)
"""Calls that write JSON."""
_LOGFMT = re.compile(r"^(?:\w+=[\"']?%\(\w+\)\w[\"']?\s*){3,}$")
_SET_UP = re.compile(
    r"^(?:set_?up|configure|init|initiali[sz]e|config|install)_?(?:\w+_)?logg(?:ing|er|ers)$"
    r"|^(?:struct|app_)?log(?:ging|ger)?_(?:set_?up|configure|init|initiali[sz]e)$"
)
_INIT = re.compile(r"^(?:set_?up|configure|init|initiali[sz]e|install)(?:_(?:app|application))?$")
_LOGS = re.compile(r"(?:^|\.)(?:\w*_)?(?:logging|logs|logger)(?:_\w*)?$")
"""Set-ups by the module that they stand in: ``company_utils.logging.init_app``."""
_PLAIN_PACKAGES = words("logging django pyramid plaster paste celery scrapy twisted tornado uvicorn absl cdislogging")
_LOGGERS = frozenset(["structlog", "loguru", "multiprocessing", "billiard", "dramatiq", "prefect", "airflow", "kombu"])


def is_formatter(name: str) -> bool:
    """Whether a global name is a class whose records are machine-readable; structlog's bridge is not one by itself."""
    return bool(_FORMATTER.match(name) or _FORMATTER_WORDS.fullmatch(name))


def is_handler(name: str) -> bool:
    """Whether a global name is a handler or a set-up call that ships structured records."""
    return bool(_HANDLER.match(name) or _HANDLER_WORDS.fullmatch(name))


def is_structured_format(text: str) -> bool:
    """Whether a format string makes the whole record JSON or logfmt."""
    stripped = text.strip()
    return bool(_LOGFMT.match(stripped)) or (stripped.startswith("{") and stripped.endswith("}") and '"' in stripped)


def is_delegated(name: str) -> bool:
    """Whether something outside the repository sets logging up, or hands out loggers, in a way that cannot be seen."""
    outside = is_outside(name) and "." in name and "()" not in name
    head, last = name.partition(".")[0], name.rpartition(".")[2]
    if not outside or head in _PLAIN_PACKAGES:
        return False
    if _INIT.match(last) and _LOGS.search(name.rpartition(".")[0]):
        return head not in _LOGGERS
    return bool(_SET_UP.match(last)) or (last == "get_logger" and head not in _LOGGERS)
