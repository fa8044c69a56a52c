from crateserver.web import CrateHandler


class Crates(CrateHandler):
    def get(self):
        return {"crates": []}


class Shelves(CrateHandler):
    def get(self, number):
        return {"shelf": number}

    def put(self, number):
        return {"shelf": number}
