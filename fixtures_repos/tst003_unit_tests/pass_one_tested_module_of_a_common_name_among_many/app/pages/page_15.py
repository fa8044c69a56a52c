def title_15() -> str:
    return "15"
