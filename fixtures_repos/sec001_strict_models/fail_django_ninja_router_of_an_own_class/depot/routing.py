from ninja import Router, Schema


class Given(Schema):
    label: str


class Listed(Router):
    def __init__(self, path):
        super().__init__()
        self.path = path
        self.add()

    def add(self):
        @self.post(self.path)
        def keep(request, given: Given):
            return {"label": given.label}
