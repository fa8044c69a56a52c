def title_2() -> str:
    return "2"
