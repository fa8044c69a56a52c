def title_0() -> str:
    return "0"
