def offered(kind: str) -> list[str]:
    return [kind, kind.upper()]
