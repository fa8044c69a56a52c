def price(a: int) -> int:
    return a * 2
