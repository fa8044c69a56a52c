import os

from celery import Celery

queue = Celery("letters")


def create_app(application):
    application.config["BUCKET"] = os.environ["BUCKET"]
    queue.conf.update(application.config)
    return application
