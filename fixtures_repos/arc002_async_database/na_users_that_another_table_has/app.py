import logging

import boto3
from fastapi import FastAPI, HTTPException

app = FastAPI()
log = logging.getLogger(__name__)
dynamodb = boto3.client("dynamodb")


@app.post("/login")
def login(name: str):
    item = dynamodb.get_item(TableName="users", Key={"name": {"S": name}})
    if "Item" not in item:
        log.info("update of the login failed")
        raise HTTPException(401)
    return {"name": name}
