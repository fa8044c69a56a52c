import os

import boto3


class Orders:
    def __init__(self) -> None:
        self.table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])

    def add(self, number: str) -> None:
        self.table.put_item(Item={"number": number})
