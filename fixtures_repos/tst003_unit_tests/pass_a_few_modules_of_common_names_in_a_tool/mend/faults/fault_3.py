def mends_3(line: str) -> bool:
    return "fault 3" in line
