class Orders:
    def __init__(self, connection):
        self.connection = connection

    def all(self):
        print "asking"
        return self.connection.execute("SELECT * FROM orders")


def unfinished(:
