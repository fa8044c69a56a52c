from celery import Celery

celery = Celery("shop")


@celery.task(rate_limit="10/m")
def mail() -> None: ...
