from celery import Celery

worker = Celery("items", broker="redis://cache")


@worker.task
def index(name: str) -> None:
    """Put an item into the index."""
