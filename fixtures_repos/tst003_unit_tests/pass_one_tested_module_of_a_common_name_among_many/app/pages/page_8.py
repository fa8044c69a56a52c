def title_8() -> str:
    return "8"
