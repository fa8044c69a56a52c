print("tables made")
