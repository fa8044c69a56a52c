from celery import Celery, shared_task

app = Celery("shop")


@app.task(bind=True)
def debug_task(self):
    print(f"Request: {self.request!r}")


@shared_task
def debug_mail_task(number):
    print("mail", number)
