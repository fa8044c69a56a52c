from celery import Celery

app = Celery("shop", broker="redis://broker")


@app.task
def ship(order: int) -> None:
    """Send an order."""
