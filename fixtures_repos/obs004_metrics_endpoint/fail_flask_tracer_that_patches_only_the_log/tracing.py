import logging


def start_tracing():
    from ddtrace import patch

    patch(logging=True, flask=False)
    logging.basicConfig(format="%(dd.trace_id)s %(message)s")
