from sqlalchemy import text


class LabelPage:
    def __init__(self, width):
        self.width = width

    def header(self):
        return "-" * self.width

    def footer(self):
        return "-" * self.width

    def framed(self, word):
        return "\n".join((self.header(), word, self.footer()))


def draw(session, key):
    row = session.execute(text("select at from parcels where id = :key"), {"key": key}).one()
    return LabelPage(20).framed(row.at)
