from celery import Celery

app = Celery("worker", broker="redis://localhost")


@app.task
def add(a, b):
    return a + b
