import os

from fastapi import FastAPI

from depot.settings import settings

app = FastAPI()
TOKEN_ENDPOINT = os.environ.get("OAUTH_TOKEN_URL", "https://login.example.org/token")
SHOW_SECRETS = os.environ.get("DISABLE_SECRETS_REDACTION") == "1"
CHUNK = int(os.environ.get("CHUNK_TOKENS", "400"))
SHARED = int(os.environ.get("OVERLAP_TOKENS") or 40)
PLAIN = os.environ.get("REDIS_ALLOW_PLAINTEXT") or "no"
SHORTEST = int(os.environ["SHORTEST_TOKENS"])


@app.get("/parcels")
def parcels():
    return {"signed": bool(settings.signing_key), "chunk": CHUNK - SHARED, "short": SHORTEST, "shown": [SHOW_SECRETS, PLAIN], "from": TOKEN_ENDPOINT}
