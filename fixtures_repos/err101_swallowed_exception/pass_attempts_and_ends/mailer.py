def send(text: str) -> None:
    print(text)
