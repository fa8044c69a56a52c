def mends_5(line: str) -> bool:
    return "fault 5" in line
