def mends_10(line: str) -> bool:
    return "fault 10" in line
