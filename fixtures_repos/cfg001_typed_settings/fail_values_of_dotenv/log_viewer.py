import os


def view() -> None:
    with open(os.environ["ORDERS_LOG_PATH"], encoding="utf-8") as log:
        print(log.read())


if __name__ == "__main__":
    view()
