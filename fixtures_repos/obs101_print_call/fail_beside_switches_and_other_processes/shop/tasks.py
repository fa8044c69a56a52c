from celery import Celery

queue = Celery("shop")


@queue.task()
def restocking_task(one):
    print(f"adding {one}")  # expect: OBS101
    return one
