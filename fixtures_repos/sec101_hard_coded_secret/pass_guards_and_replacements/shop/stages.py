import os

STAGE = os.getenv("STAGE", "trial")

SECRET_KEY = os.getenv("SECRET_KEY", "")
if not SECRET_KEY:
    if STAGE == "production":
        raise RuntimeError("SECRET_KEY is needed")
    SECRET_KEY = "plum-of-trials"
BROKER_URL = os.getenv("BROKER_URL", "")
if not BROKER_URL:
    if STAGE in ("prod", "production"):
        raise RuntimeError("BROKER_URL is needed")
    BROKER_URL = "amqp://plum:plum-of-trials@rabbitmq:5672//"
