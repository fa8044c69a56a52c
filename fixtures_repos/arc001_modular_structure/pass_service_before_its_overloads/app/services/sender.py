from typing import overload

from app.models.mail import Mail


@overload
def send(mail: Mail) -> int: ...


@overload
def send(mail: list[Mail]) -> list[int]: ...


def send(mail):
    if isinstance(mail, list):
        return [send(one) for one in mail]
    return len(mail.to)
