def mends_16(line: str) -> bool:
    return "fault 16" in line
