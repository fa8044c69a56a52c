PARCELS = {"A1": 3}
