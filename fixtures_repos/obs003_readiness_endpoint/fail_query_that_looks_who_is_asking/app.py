from flask import Flask

from auth import process_auth
from models import db

app = Flask(__name__)
db.init_app(app)


@app.get("/health")
@process_auth
def health():
    return {"status": "up"}
