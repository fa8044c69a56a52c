def mends_22(line: str) -> bool:
    return "fault 22" in line
