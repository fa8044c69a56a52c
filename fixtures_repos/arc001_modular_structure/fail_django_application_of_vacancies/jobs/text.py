def shorten(title, length=40):
    return title if len(title) <= length else title[: length - 1] + "…"
