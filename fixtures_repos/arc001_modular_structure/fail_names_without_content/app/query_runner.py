def run(text):
    text = text.strip()
    return text
