import structlog


def renderer(as_json: bool = False, colors: bool = True):
    if as_json:
        return structlog.processors.JSONRenderer()
    return structlog.dev.ConsoleRenderer(colors=colors)
