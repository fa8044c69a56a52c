from shop.jobs import queue_manager


def liveness():
    pass


def readiness():
    return queue_manager.get_status()
