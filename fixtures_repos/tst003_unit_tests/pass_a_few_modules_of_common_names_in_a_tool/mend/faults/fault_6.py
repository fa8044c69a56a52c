def mends_6(line: str) -> bool:
    return "fault 6" in line
