class Books:
    items: list = []  # expect: DAT101

    def add(self, book):
        self.items.append(book)

    def all(self):
        return self.items
