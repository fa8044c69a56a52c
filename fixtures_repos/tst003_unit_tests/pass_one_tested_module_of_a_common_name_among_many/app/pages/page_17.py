def title_17() -> str:
    return "17"
