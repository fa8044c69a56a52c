from celery import Celery

app = Celery("jobs")


@app.task
def sweep() -> None: ...
