def mends_8(line: str) -> bool:
    return "fault 8" in line
