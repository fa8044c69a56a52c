from celery import Celery, Task

celery = Celery("orders")


class PackOrder(Task):
    name = "orders.pack"

    def run(self, number: int) -> None:
        raise NotImplementedError("The worker has it")
