def title_10() -> str:
    return "10"
