from shop.connection import opened


class MongoOrders:
    async def find_one(self, name: str, wanted: dict) -> dict:
        collection = opened().shop[name]
        return await collection.find_one(wanted)

    def price(self, row: dict) -> int:
        return row["count"] * row["each"]

    def weight(self, row: dict) -> int:
        return row["count"] * row["kilos"]

    def label(self, row: dict) -> str:
        return f"{row['name']} ({row['count']})"
