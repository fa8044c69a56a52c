import boto3
from flask import Flask, request

app = Flask(__name__)
table = boto3.resource("dynamodb").Table("orders")


@app.post("/orders")
def keep():
    table.put_item(Item=request.get_json())
    return {}, 201
