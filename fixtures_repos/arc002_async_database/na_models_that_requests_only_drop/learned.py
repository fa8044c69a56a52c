held: dict[str, object] = {}


def reset() -> None:
    global held
    held = {}


def load(name: str) -> object:
    held[name] = object()
    return held[name]
