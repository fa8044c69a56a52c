from ninja import Schema


class Given(Schema):
    label: str


class Listed:
    def __init__(self, path):
        self.path = path
        self.hooks = {}
        self.add()

    def post(self, name):
        return lambda function: self.hooks.setdefault(name, function)

    def add(self):
        @self.post(self.path)
        def keep(request, given: Given):
            return {"label": given.label}
