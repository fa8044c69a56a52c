class SearchMixin:
    def search(self, text):
        return [each for each in self.rows if text in each]

    def newest(self):
        return self.rows[-1]

    def oldest(self):
        return self.rows[0]

    def between(self, first, last):
        return self.rows[first:last]

    def count(self):
        return len(self.rows)
