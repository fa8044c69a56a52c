def title_7() -> str:
    return "7"
