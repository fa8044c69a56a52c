def mends_11(line: str) -> bool:
    return "fault 11" in line
