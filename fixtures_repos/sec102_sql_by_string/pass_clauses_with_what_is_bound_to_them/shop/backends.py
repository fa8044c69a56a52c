class Server:
    mark = "%s"


class File:
    mark = "?"


class Sessions:
    def __init__(self, db, cursor):
        self.db = db
        self.cursor = cursor

    def known(self, key):
        self.cursor.execute("SELECT value FROM sessions WHERE key = %s" % self.db.mark, (key,))
        return self.cursor.fetchone()
