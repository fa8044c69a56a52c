from motor.motor_asyncio import AsyncIOMotorClient


class Store:
    shared = None

    def __init__(self):
        self.client = AsyncIOMotorClient("mongodb://mongo")

    @classmethod
    def instance(cls) -> "Store":
        cls.shared = cls.shared or cls()
        return cls.shared
