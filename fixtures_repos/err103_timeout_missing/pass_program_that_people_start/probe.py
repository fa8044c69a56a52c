import requests


def probe() -> None:
    print(requests.get("https://shop.example/").text)


if __name__ == "__main__":
    probe()
