from celery import Celery

app = Celery("letters", broker="amqp://queue")


@app.task
def send(text):
    return len(text)
