def title_9() -> str:
    return "9"
