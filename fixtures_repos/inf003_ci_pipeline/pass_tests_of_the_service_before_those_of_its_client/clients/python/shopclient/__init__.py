def ask() -> str:
    return ""
