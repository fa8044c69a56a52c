from confluent_kafka.admin import AdminClient


class Admin(AdminClient):
    def __init__(self, servers: str) -> None:
        super().__init__({"bootstrap.servers": servers})

    def topics(self) -> dict:
        return super().list_topics(timeout=2).topics
