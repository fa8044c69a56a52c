def mends_17(line: str) -> bool:
    return "fault 17" in line
