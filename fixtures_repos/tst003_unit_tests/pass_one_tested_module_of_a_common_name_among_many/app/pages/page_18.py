def title_18() -> str:
    return "18"
