def mends_15(line: str) -> bool:
    return "fault 15" in line
