def ListOrders():
    return []


def Health():
    return {"status": "well"}
