import html


def label(name: str) -> str:
    return html.escape(name)
