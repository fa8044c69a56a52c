"""How much the name of a field, parameter or key shows that people write free text there."""

from __future__ import annotations

import re

SPEAKS, TAKES, NAMES, HIDES = range(4)
"""A place where people write what they like; one that takes text; one for what names or chooses a thing; one that shows
nothing of it."""

_NAMING = re.compile(
    r"(?:^|_)(?:id|key|slug|uu?id|urn|code|token|e?mail|password|secret|url|uri|hash|checksum|sha\d*|path|host|lang|language|locale|currency|chain"
    r"|type|mode|status|state|version|resolution|level|window|date|time|timezone|phone|filename|file_name|template_name|strategy"
    r"|user_?name|provider|algorithm|order|sort|scope|compatibility|interval|format|kind)s?$"
)
"""Fields that name a thing or choose one rather than speak."""
_SPEAKING = re.compile(
    r"(?:^|_)(?:comment|note|message|text|content|body|description|title|reason|summary|bio|about|feedback|review|question"
    r"|answer|html|caption|remark|subject|instruction|agenda|motivation|explanation|abstract)s?$"
    r"|(?:^|(?:first|last|full|legal|display|company)_)name$"
)
"""Fields in which people write what they like."""


def aside(name: str) -> int:
    """How little a field, parameter or key of this name shows free text."""
    return NAMES if _NAMING.search(name.lower()) else SPEAKS if _SPEAKING.search(name.lower()) else TAKES
