from xml.sax.saxutils import escape


def rss(notes):
    return "".join(f"<item>{escape(note)}</item>" for note in notes)
