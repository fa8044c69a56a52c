import inspect
from dataclasses import dataclass


@dataclass
class Mark:
    path: str
    methods: list


def operation(path, methods=("GET",)):
    def mark(handler):
        handler.mark = Mark(path, list(methods))
        return handler

    return mark


def marked(modules):
    for module in modules:
        for _, handler in inspect.getmembers(module, inspect.isfunction):
            if hasattr(handler, "mark"):
                yield handler.mark, handler
