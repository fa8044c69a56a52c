from shop.providers import offered


class Schema:
    def run(self) -> list[str]:
        return offered("schema")
