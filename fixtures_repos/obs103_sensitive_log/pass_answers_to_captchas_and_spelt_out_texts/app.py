import logging

import httpx
from fastapi import FastAPI

app = FastAPI()
log = logging.getLogger(__name__)


@app.post("/check")
def check(recaptcha_token: str, captcha_secret_key: str):
    try:
        httpx.post("https://captcha.example/verify", data={"secret": captcha_secret_key, "response": recaptcha_token})
    except httpx.HTTPError:
        log.exception("could not be verified", extra={"recaptcha_token": recaptcha_token})


@app.post("/start")
def start(users: list[str]):
    if not users:
        first_password = "gardener"
        log.info("made the first user, whose password is %s until it is changed", first_password)
