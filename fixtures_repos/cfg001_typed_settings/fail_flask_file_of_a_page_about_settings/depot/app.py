import os

import yaml
from flask import Flask, request

app = Flask(__name__)
app.secret_key = os.environ["SECRET_KEY"]


@app.post("/settings")
def update_config_texts():
    texts = yaml.safe_load(request.data)
    return {"texts": len(texts)}
