def title_14() -> str:
    return "14"
