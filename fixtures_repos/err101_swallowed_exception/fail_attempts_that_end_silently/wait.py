from mailer import send


def wait() -> None:
    for number in range(9):
        try:
            send(str(number))
            break
        except:  # expect: ERR101
            number += 1


if __name__ == "__main__":
    wait()
