from html import escape

TAG = "questions"


def block(texts: list[str]) -> str:
    lines = [f"<{TAG}>"]
    for number, text in enumerate(texts, start=1):
        safe = escape(text).replace("\n", " ")
        lines.append(f"{number}. {safe}")
    return "\n".join([*lines, f"</{TAG}>"])
