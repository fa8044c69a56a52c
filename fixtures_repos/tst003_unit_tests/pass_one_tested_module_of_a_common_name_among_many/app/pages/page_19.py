def title_19() -> str:
    return "19"
