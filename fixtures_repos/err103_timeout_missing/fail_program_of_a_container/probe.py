import requests


def probe() -> None:
    print(requests.get("https://shop.example/").text)  # expect: ERR103


if __name__ == "__main__":
    probe()
