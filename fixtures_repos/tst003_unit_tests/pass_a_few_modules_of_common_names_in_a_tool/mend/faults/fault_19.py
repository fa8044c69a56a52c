def mends_19(line: str) -> bool:
    return "fault 19" in line
