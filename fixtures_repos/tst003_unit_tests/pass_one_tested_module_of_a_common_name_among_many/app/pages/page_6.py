def title_6() -> str:
    return "6"
