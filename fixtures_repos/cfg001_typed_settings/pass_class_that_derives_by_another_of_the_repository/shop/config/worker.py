from shop.config.common import CommonConfig


class WorkerConfig(CommonConfig):
    queue: str = "orders"
    jobs: int = 2
