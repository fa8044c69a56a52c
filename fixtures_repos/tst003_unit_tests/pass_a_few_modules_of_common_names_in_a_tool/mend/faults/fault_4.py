def mends_4(line: str) -> bool:
    return "fault 4" in line
