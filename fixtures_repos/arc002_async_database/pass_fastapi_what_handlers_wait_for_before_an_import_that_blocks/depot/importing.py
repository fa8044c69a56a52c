import os

from neo4j import GraphDatabase


class Importing:
    def __init__(self):
        self.session = GraphDatabase.driver(os.environ["GRAPH"]).session()

    def _add(self, tx, name):
        tx.run("CREATE (n:Crate {name: $name})", name=name)

    def _clear(self, tx):
        tx.run("MATCH (n) DELETE n")

    def load(self, names):
        self.session.run("MATCH (n) RETURN n")
        with self.session.begin_transaction() as tx:
            self._clear(tx)
            for name in names:
                self._add(tx, name)
