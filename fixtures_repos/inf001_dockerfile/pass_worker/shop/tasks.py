from celery import Celery

app = Celery("shop", broker="redis://redis")


@app.task
def pay(order: int) -> None:
    print(order)
