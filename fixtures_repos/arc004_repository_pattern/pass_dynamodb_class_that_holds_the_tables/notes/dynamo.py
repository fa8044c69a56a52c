import boto3


class Tables:
    def _table(self, name: str):
        resource = boto3.resource("dynamodb")
        return resource.Table(name)


class Notes(Tables):
    def __init__(self) -> None:
        self.notes_table = self._table("notes")

    def add(self, key: str, body: str) -> None:
        self.notes_table.put_item(Item={"id": key, "body": body})

    def one(self, key: str) -> dict:
        return self.notes_table.get_item(Key={"id": key})["Item"]

    def everything(self) -> list[dict]:
        return self.notes_table.scan()["Items"]
