def mends_18(line: str) -> bool:
    return "fault 18" in line
