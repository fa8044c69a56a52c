def title_13() -> str:
    return "13"
