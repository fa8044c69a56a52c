import boto3

table = boto3.resource("dynamodb").Table("orders")


def keep(event):
    table.put_item(Item=event)
