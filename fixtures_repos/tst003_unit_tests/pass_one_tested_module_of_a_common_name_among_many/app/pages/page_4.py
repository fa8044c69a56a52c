def title_4() -> str:
    return "4"
