def mends_1(line: str) -> bool:
    return "fault 1" in line
