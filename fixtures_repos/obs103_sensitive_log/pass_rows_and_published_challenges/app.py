import logging

from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)


@app.delete("/tokens")
def purge(tokens: list):
    for token in tokens:
        if token.expires_at is None:
            logger.warning("deleting the token %s", token)


@app.post("/acme")
def answer(zone, orm_token):
    create_txt_record(zone, "abc")
    logger.info("kept %s", orm_token)


def create_txt_record(domain, token):
    logger.debug("record created: %s, token: %s", domain, token)


def dns_challenge(token):
    logger.debug("answered %s", token)
