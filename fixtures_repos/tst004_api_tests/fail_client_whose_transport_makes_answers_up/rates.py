import httpx

client = httpx.Client(base_url="https://rates.example.com", timeout=5)


def rate(code):
    return client.get(f"/{code}").json()["rate"]
