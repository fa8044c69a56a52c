def title_5() -> str:
    return "5"
