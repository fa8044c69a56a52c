def title_3() -> str:
    return "3"
