import logging
import os
import secrets

from fastapi import FastAPI

app = FastAPI()
log = logging.getLogger(__name__)


@app.post("/check")
def check():
    captcha_secret_key = os.environ["CAPTCHA_SECRET_KEY"]
    log.info("verified by %s", captcha_secret_key)  # expect: OBS103


@app.post("/start")
def start(users: list[str]):
    first_password = "gardener"
    if users:
        first_password = secrets.token_urlsafe()
    log.info("made a user, whose password is %s", first_password)  # expect: OBS103


@app.post("/again")
def again(password: str):
    if not password:
        password = "gardener"
    log.info("made a user, whose password is %s", password)  # expect: OBS103
