def mends_13(line: str) -> bool:
    return "fault 13" in line
