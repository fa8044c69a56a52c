import os

from celery import Celery

BROKER = "BROKER_URL"
celery = Celery("shop", broker=os.getenv(BROKER))
