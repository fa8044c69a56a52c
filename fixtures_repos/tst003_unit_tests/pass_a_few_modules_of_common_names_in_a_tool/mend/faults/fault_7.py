def mends_7(line: str) -> bool:
    return "fault 7" in line
