def send(address: str) -> str:
    return address
