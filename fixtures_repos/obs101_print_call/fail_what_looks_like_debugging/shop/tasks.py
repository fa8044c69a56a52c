from celery import shared_task


@shared_task
def count_orders():
    print("counted")  # expect: OBS101


@shared_task
def debug_orders():
    print("looked at")  # expect: OBS101


def debug_task(message):
    print(message)  # expect: OBS101
