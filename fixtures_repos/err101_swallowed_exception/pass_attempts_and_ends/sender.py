import contextlib
import json
import time

from mailer import send


def decoded(data: bytes) -> object:
    try:
        return json.loads(data)
    except Exception:
        pass

    try:
        text = data.decode("latin-1")
    except Exception:
        return {}
    return text


def at_last(text: str) -> None:
    sent = False
    for _ in range(5):
        with contextlib.suppress(Exception):
            sent = bool(send(text))
        if sent:
            return
        time.sleep(1)
    raise RuntimeError("not sent")


def at_last_by_clause(text: str) -> None:
    for _ in range(5):
        try:
            send(text)
            return
        except Exception:
            continue
    raise RuntimeError("not sent")


class Sender:
    def signal(self, number: int) -> None:
        try:
            self.process.send_signal(number)
        except Exception:
            pass

    def graceful_shutdown(self) -> None:
        for each in self.others:
            try:
                each.unload()
            except Exception:
                pass
