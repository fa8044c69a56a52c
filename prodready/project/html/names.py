"""Names by which HTML is known: what renders, answers with, marks and mails it, and words that speak of it."""

from __future__ import annotations

import re

from prodready.project.taint.sanitiser_names import MARKS

PAGES = re.compile(
    r"^(?:(?:flask|quart)\.(?:render_template|stream_template)|flask_themes2?\.render_theme_template|django\.shortcuts\.render(?:_to_response)?"
    r"|django\.template\.(?:loader\.(?:render_to_string|get_template|select_template)|response\.\w*TemplateResponse)"
    r"|aiohttp_jinja2\.(?:template|render_template|setup)|bottle\.(?:template|view|jinja2_template|jinja2_view|mako_template)"
    r"|pyramid(?:\.\w+)*\.renderers\.render(?:_to_response)?|pyramid\.renderers\.render(?:_to_response)?"
    r"|litestar(?:\.\w+)*\.(?:Template|JinjaTemplateEngine|TemplateConfig|MakoTemplateEngine)|sanic_ext\.render|sanic_jinja2\.SanicJinja2"
    r"|(?:starlette|fastapi)\.templating\.Jinja2Templates(?:\(\)\.(?:TemplateResponse|get_template))?"
    r"|tornado\.template\.(?:Loader|Template)|chameleon\.PageTemplate\w*|genshi\.template\.\w+|mako\.(?:lookup|template)\.\w+"
    r"|twisted\.web\.template\.(?:renderElement|flatten|flattenString|XMLFile|XMLString)"
    r"|django\.views\.generic(?:\.\w+)*\.TemplateView\.as_view|django_jinja\.\w+|robyn\.templating\.\w+)$"
)
HTML_RESPONSES = re.compile(
    r"^(?:(?:fastapi|starlette)\.responses\.HTMLResponse|sanic\.response\.html|sanic\.html|django\.http\.HttpResponse\w*"
    r"|django\.http\.response\.HttpResponse\w*|(?:flask|quart)\.(?:make_response|Response)|(?:pyramid\.response|webob)\.Response|bottle\.HTTPResponse|blacksheep(?:\.\w+)*\.html)$"
)
DEFAULT_HTML = re.compile(r"HTMLResponse$|\.html$|HttpResponse\w*$|^(?:flask|quart|pyramid|webob|bottle)\.")
"""Responses whose content type is HTML unless something else is said."""
TYPE_ARGUMENTS = ("content_type", "media_type", "mimetype", "status_type")
BODY_ARGUMENTS = (
    "content",
    "text",
    "body",
    "body_template",
    "response",
    "html",
    "html_content",
    "html_message",
    "html_body",
    "data",
)
MAIL_ARGUMENTS = ("html_message", "html_content", "html_body", "HtmlBody", "body_html", "html")
WORDS = (
    "render",
    "render_string",
    "TemplateResponse",
    "MIMEText",
    "attach_alternative",
    "add_alternative",
    "set_content",
    "send_message",
    "MessageSchema",
    "write",
    "finish",
)
"""Last names of calls that make HTML if their receiver or their arguments say so."""
MAILERS = re.compile(r"mail|message|send|MIMEText|smtp|resend|notif", re.IGNORECASE)
PATTERNS = "django.utils.html.format_html"
"""Escapes what it is given beside its pattern, and not the pattern."""
RESEND = "resend.Emails.send"
ENVIRONMENTS = re.compile(r"^jinja2(?:\.\w+)*\.(?:(?:Immutable)?(?:Sandboxed)?|Native)Environment$")
TAG = re.compile(
    r"<(?:!doctype html|/?(?:html|head|body|script|style|div|span|p|a|h[1-6]|table|t[rdh]|ul|ol|li|br|b|i|strong|em|img|iframe"
    r"|form|input|button|title|pre|code|meta|link|section|footer|header|svg|option|select)\b)",
    re.IGNORECASE,
)
TEMPLATE_FOLDER = re.compile(r"^[\w./-]*(?:templates?|mails?|pages|views)[\w-]*/?$", re.IGNORECASE)
HTML_WORD = re.compile(r"\.html?\b|text/html|html", re.IGNORECASE)


def may_make_html(name: str) -> bool:
    """Whether a call of this typed name can make HTML, whatever its arguments are."""
    return bool(PAGES.match(name) or MARKS.match(name) or ENVIRONMENTS.match(name) or HTML_RESPONSES.match(name)) or (
        name.endswith((".render_template_string", "jinja2.environment.Template"))
        or name in ("jinja2.Template", PATTERNS, RESEND)
    )


RENDERED_PARTS = re.compile(
    r"\.(?:hidden_fields|visible_fields|as_(?:widget|hidden|table|div|p|ul)|label_tag)(?:\(\))?\s*$|\.management_form\s*$"
)
"""Parts of forms that render themselves, which escapes."""
CLEANING_PACKAGES = frozenset({"markdown_filter"})
"""Filters of packages that sanitise."""
DESCRIBING_PAGES = re.compile(
    r"(?:^|/)(?:drf_spectacular|drf[-_]yasg|rest_framework_swagger|rest_framework/schema|flasgger|swagger_ui)/"
)
"""Pages of packages that describe the interface."""
ADDING_FILTERS = re.compile(
    r"(?:add|default|d|default_if_none|join|yesno)\s*(?::\s*(?P<colon>\S.*)|\((?P<round>[^()]+)\)\s*\Z)", re.DOTALL
)
"""Filters whose argument gets into the text."""
SETTING_NAME = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
"""How settings and constants are spelt that all templates are given."""
