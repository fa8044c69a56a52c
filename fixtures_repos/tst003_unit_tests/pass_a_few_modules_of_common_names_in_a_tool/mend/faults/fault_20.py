def mends_20(line: str) -> bool:
    return "fault 20" in line
