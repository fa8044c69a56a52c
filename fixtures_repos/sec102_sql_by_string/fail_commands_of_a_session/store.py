class Store:
    def __init__(self, cursor):
        self.cursor = cursor

    def limit(self, amount: str) -> None:
        self.cursor.execute(f"set statement_timeout = '{amount}'")  # expect: SEC102

    def of(self, tenant: str) -> None:
        self.cursor.execute(f"SET search_path TO {tenant}")  # expect: SEC102
