def as_prometheus(values: dict[str, int]) -> str:
    return "\n".join(" ".join((name, str(value))) for name, value in values.items())
