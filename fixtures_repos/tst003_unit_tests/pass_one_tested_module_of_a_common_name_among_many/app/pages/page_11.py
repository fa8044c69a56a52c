def title_11() -> str:
    return "11"
