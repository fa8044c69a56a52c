def price(count: int) -> int:
    return 2 * count
