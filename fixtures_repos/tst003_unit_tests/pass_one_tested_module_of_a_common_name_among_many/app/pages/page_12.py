def title_12() -> str:
    return "12"
