from mailer import send


def again(text: str) -> None:
    for _ in range(3):
        try:
            send(text)
            break
        except Exception:  # expect: ERR101
            pass


def everybody(names: list[str]) -> None:
    for name in names:
        try:
            send(name)
        except Exception:  # expect: ERR101
            pass


def waiting(text: str) -> None:
    while True:
        try:
            send(text)
            break
        except Exception:  # expect: ERR101
            pass


def each_until_it_is_sent(names: list[str]) -> None:
    for name in names:
        while True:
            try:
                send(name)
                break
            except Exception:  # expect: ERR101
                pass
