from celery import Celery

queue = Celery("shop")


@queue.task()
def example_task(one):
    print(f"adding {one}")
    return one
