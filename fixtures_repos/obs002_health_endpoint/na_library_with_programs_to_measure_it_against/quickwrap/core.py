def wrap(text, width):
    return [text[start : start + width] for start in range(0, len(text), width)]
