def mends_2(line: str) -> bool:
    return "fault 2" in line
