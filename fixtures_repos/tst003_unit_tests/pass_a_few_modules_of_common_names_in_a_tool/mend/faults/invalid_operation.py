def mends(line: str) -> bool:
    return line.startswith("invalid operation")
