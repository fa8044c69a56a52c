class Graph:
    def __init__(self, store):
        self.store = store

    def owned(self, person: str) -> list:
        query = """
        SELECT DISTINCT ?graph FROM <urn:shop> WHERE {{
            ?graph dc:creator <{}> .
        }}
        """.format(person)
        return self.store.execute(query)
