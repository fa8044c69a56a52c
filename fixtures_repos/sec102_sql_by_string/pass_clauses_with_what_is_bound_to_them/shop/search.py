class Search:
    def __init__(self, filters):
        self.filters = filters

    def clause(self, ordered=True):
        parts, values = [], []
        for each in self.filters:
            part, bound = each.clause()
            parts.append(part)
            values.extend(bound)
        return "WHERE " + " AND ".join(parts), values

    def pieces(self):
        for each in self.filters:
            yield each.clause()
