def mends_21(line: str) -> bool:
    return "fault 21" in line
