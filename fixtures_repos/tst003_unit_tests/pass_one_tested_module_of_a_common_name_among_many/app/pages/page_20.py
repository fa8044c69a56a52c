def title_20() -> str:
    return "20"
