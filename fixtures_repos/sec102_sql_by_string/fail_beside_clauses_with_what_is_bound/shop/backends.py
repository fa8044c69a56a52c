class Server:
    mark = "%s"


class Row:
    def __init__(self, mark):
        self.mark = mark


class Sessions:
    def __init__(self, db, cursor):
        self.db = db
        self.cursor = cursor

    def known(self, key):
        self.cursor.execute("SELECT value FROM sessions WHERE key = '%s'" % self.db.mark, (key,))  # expect: SEC102
        return self.cursor.fetchone()
