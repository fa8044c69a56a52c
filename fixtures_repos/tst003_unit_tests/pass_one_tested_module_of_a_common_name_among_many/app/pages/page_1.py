def title_1() -> str:
    return "1"
