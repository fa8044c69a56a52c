def price(town, seats):
    return 12 * seats if town else 0
