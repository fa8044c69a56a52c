from neo4j import GraphDatabase, ManagedTransaction


class OrderRepository:
    def __init__(self):
        self.driver = GraphDatabase.driver("neo4j://db")

    def add(self, count: int):
        with self.driver.session() as session:
            session.execute_write(self._add, count)

    @staticmethod
    def _add(tx: ManagedTransaction, count: int):
        tx.run("CREATE (:Order {count: $count})", count=count)
