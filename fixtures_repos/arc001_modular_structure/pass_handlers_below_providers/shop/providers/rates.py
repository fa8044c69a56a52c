RATES = {"EUR": 1.0, "USD": 1.1}


def rate(currency: str) -> float:
    return RATES[currency]
