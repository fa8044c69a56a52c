import html

import mistune


def rendered(text):
    return mistune.html(text)


def shown(text):
    return html.escape(text)
