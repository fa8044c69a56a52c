import os

STAGE = os.getenv("STAGE", "trial")

SECRET_KEY = os.getenv("SECRET_KEY", "")
if not SECRET_KEY:
    if STAGE == "trial":
        raise RuntimeError("SECRET_KEY is needed")
    SECRET_KEY = "plum-of-orchards"  # expect: SEC101
BROKER_URL = os.getenv("BROKER_URL", "")
if not BROKER_URL:
    BROKER_URL = "amqp://plum:plum-of-orchards@rabbitmq:5672//"  # expect: SEC101
    if STAGE == "production":
        raise RuntimeError("BROKER_URL is needed")
SIGNING_SECRET = os.getenv("SIGNING_SECRET", "")
if not SIGNING_SECRET:
    if STAGE == "production":
        print("SIGNING_SECRET is needed")
    SIGNING_SECRET = "plum-of-orchards"  # expect: SEC101
