def mends(line: str) -> bool:
    return line.endswith("no such task")
