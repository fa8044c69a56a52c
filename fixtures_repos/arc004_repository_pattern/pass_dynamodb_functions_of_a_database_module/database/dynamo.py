from os import environ

import boto3


def save_order(number: str) -> None:
    table = boto3.resource("dynamodb").Table(environ["ORDERS"])
    table.put_item(Item={"number": number})


def find_order(number: str) -> dict:
    table = boto3.resource("dynamodb").Table(environ["ORDERS"])
    return table.get_item(Key={"number": number})["Item"]
