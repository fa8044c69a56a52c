def cost(name):
    costs = {"near": 1, "far": 4}
    return costs[name]
