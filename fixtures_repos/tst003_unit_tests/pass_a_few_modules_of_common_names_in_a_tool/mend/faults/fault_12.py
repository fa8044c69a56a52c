def mends_12(line: str) -> bool:
    return "fault 12" in line
