bind = "0.0.0.0:8000"


def on_starting(server):
    from pythonjsonlogger.json import JsonFormatter

    for handler in server.log.access_log.handlers:
        handler.setFormatter(JsonFormatter())
