def mends_14(line: str) -> bool:
    return "fault 14" in line
