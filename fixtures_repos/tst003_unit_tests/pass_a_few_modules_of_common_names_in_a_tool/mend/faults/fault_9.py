def mends_9(line: str) -> bool:
    return "fault 9" in line
