import threading


class Table:
    def rows(self):
        return [1]

    def start(self):
        threading.Thread(target=self.rows).start()


class Report:
    def start(self):
        self.table = Table()
        self.table.start()
        show_all(self.table.rows())


def show_all(rows):
    for row in rows:
        show(row)


def show(row, level=0):
    print("row", row)
    if level < 2:
        show(row, level + 1)
