def area(a: float, b: float) -> float:
    return a * b
