from markupsafe import Markup


def bold(text):
    return Markup(f"<b>{text}</b>")
