def title_16() -> str:
    return "16"
