import bleach
import mistune
from markupsafe import Markup


class Cleaner(bleach.Cleaner):
    def __init__(self):
        super().__init__(tags={"p", "a"})


def rendered(text, wrap):
    html = mistune.create_markdown(escape=False)(text)
    cleaner = Cleaner()
    html = cleaner.clean(html)
    if wrap:
        html = '<div class="markdown">{0}</div>'.format(html.strip())
    return Markup(html)
