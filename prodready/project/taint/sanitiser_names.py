"""Names of what makes text harmless in HTML, and of what holds none that could harm (documentation of the libraries)."""

from __future__ import annotations

import re

SANITISERS = re.compile(
    r"^(?:nh3\.(?:clean|clean_text|Cleaner\(\)\.clean)|bleach\.(?:clean|linkify|Cleaner\(\)\.clean|sanitizer\.Cleaner\(\)\.clean)"
    r"|(?:lxml_html_clean|lxml\.html\.clean)(?:\.clean_html|\.clean|\.Cleaner\(\)\.clean_html)"
    r"|html_sanitizer(?:\.\w+)*\.Sanitizer\(\)\.sanitize|justhtml\.JustHTML\(\)\.to_html|sanitize_html\.sanitize|html_sanitizer\.sanitize"
    r"|pybluemonday\.\w+\(\)\.sanitize|ammonia\.clean)$"
)
"""Sanitisers: dangerous markup is taken out, the rest stays."""
ESCAPERS = re.compile(
    r"^(?:html\.escape|cgi\.escape|pygments\.highlight|pygments\.formatters(?:\.html)?\.HtmlFormatter\(\)\.get_style_defs|markupsafe\.escape(?:_silent)?|flask\.escape|jinja2\.escape|jinja2\.utils\.escape"
    r"|werkzeug\.utils\.escape|django\.utils\.html\.(?:escape|conditional_escape|format_html|format_html_join|json_script"
    r"|strip_tags|urlize|linebreaks|escapejs)|tornado\.escape\.(?:xhtml_escape|linkify)|bottle\.html_escape|webob\.html_escape"
    r"|xml\.sax\.saxutils\.(?:escape|quoteattr)|pyramid\.\w+\.escape|webhelpers2?\.html\.(?:escape|HTML\.\w+)"
    r"|markupsafe\.Markup\.escape|markupsafe\.Markup\(\)\.(?:format|join)|wtforms\.widgets(?:\.core)?\.html_params|django\.forms\.utils\.flatatt|django\.template\.defaultfilters\.(?:urlize|escape|force_escape"
    r"|linebreaks(?:br)?|striptags)|difflib\.HtmlDiff\(\)\.make_(?:file|table)|.*\.diff_prettyHtml"
    r"|plotly\.io\.to_html|plotly(?:\.\w+)+\(\)\.to_html"
    r"|reversion_compare\.helpers\.html_diff|whoosh\.highlight\.highlight)$"
)
"""Escapers: markup becomes text. Plotly writes its data as JSON without a sign of a tag."""
RENDERERS = re.compile(
    r"(?:^|[.:%])(?:render_to_string|render_template|render_block_to_string|get_template\(\)\.render|render_string)$|^flask_wtf\..*csrf"
    r"|\.render\(?\)?$|^django\.middleware\.csrf\.get_token$"
)
"""Templates render through their own escaping, which is judged where it is set up."""
MARKS = re.compile(
    r"^(?:django\.utils\.(?:safestring|html)\.(?:mark_safe|SafeString|SafeText)|markupsafe\.Markup|flask\.Markup"
    r"|jinja2\.(?:utils\.)?Markup|wtforms\.widgets(?:\.core)?\.HTMLString|webhelpers2?\.html\.(?:literal|builder\.literal))$"
)
"""What says that a text is markup, so that nothing escapes it any more."""
NO_HTML = re.compile(r"(?:Escape|No|Strip|Disable|Deny)_?(?:Html|HTML)")
HARMLESS = re.compile(
    r"(?:^|[.:])(?:url_for|reverse|reverse_lazy|static|get_absolute_url|route_url|route_path|urlencode|quote|quote_plus"
    r"|staticfiles_storage\.url|u?n?gettext(?:_lazy|_noop)?|n?pgettext(?:_lazy)?|_|lazy_gettext|isoformat|strftime|naturaltime|naturalday|date_format|time_format|uuid4|len|int|float|round|static_url|hexdigest|jwt\.encode"
    r"|has_perms?|has_module_perms|has_permission|exists|startswith|endswith|is_valid|builtins\.(?:any|all|bool|isinstance|hasattr)"
    r"|(?:standard_|urlsafe_)?b(?:64|32|16)encode(?:\(\)\.decode)?|get_\w+_display|display_for_(?:value|field)|defaultfilters\.(?:date|time|timesince|timeuntil|filesizeformat|pluralize))$"
)
"""Calls whose result holds no markup of users: addresses, translations, numbers, truth values, dates, names of choices,
encodings into letters and digits."""
NO_TEXT = frozenset(
    f"{name}()"
    for name in ("builtins.int", "builtins.float", "builtins.bool", "decimal.Decimal", "uuid.UUID", "datetime.date")
) | {"datetime.datetime()", "datetime.time()", "datetime.timedelta()"}
"""Types whose values hold no tag when they are written."""
OF_OPERATOR = re.compile(
    r"^(?:os\.(?:getenv|environ\b)|socket\.gethostname|platform\.node|django\.conf\.settings\.|flask\.current_app\.config\b)"
)
"""What whoever runs the service sets."""
OF_APPLICATION = re.compile(r"(?:^|[.%:])app\.(?:title|version|docs_url|redoc_url|openapi_url)$")
"""What whoever made the application called it."""
