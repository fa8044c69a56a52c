import jwt
import psycopg
import redis
from fastapi import FastAPI
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import create_engine
from starlette.middleware.sessions import SessionMiddleware

app = FastAPI()
app.add_middleware(SessionMiddleware, secret_key="some-random-string")  # expect: SEC101
engine = create_engine("postgresql://shop:shoppw@db/shop")  # expect: SEC101
here = create_engine("postgresql://shop:shoppw@localhost/shop")
file = create_engine("sqlite:///shop.db")
cache = redis.Redis(host="cache", password="foobared")  # expect: SEC101
local = redis.Redis(host="localhost", password="foobared")
signer = URLSafeTimedSerializer("mail-links")  # expect: SEC101
config = {"SECRET_KEY": "words-of-mine", "DEBUG": False}  # expect: SEC101
labels = dict(secret="Secret", password="Password")


def connect(password):
    return psycopg.connect(host="db", user="shop", password="shoppw"), psycopg.connect(password=password)  # expect: SEC101


def encode(payload, key):
    return jwt.encode(payload, "sign-with-this"), jwt.encode(payload, key)  # expect: SEC101


def peek(token):
    return jwt.decode(token, options={"verify_signature": False})
