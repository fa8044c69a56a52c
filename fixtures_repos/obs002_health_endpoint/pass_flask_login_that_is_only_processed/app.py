from flask import Flask

from auth import process_auth_or_cookie

app = Flask(__name__)


@app.get("/health")
@process_auth_or_cookie
def health():
    return {"status": "up"}
