READERS = (int, float, complex)


def read(text: str) -> object:
    value: object = text
    for reader in READERS:
        try:
            value = reader(text)
            break
        except Exception:
            pass
    return value


def decoded(data: bytes, names: list[str]) -> str:
    text = ""
    for name in names:
        try:
            text = data.decode(name)
        except Exception:
            continue
        else:
            break
    return text
