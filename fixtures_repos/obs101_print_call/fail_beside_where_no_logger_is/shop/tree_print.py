def tree(nodes):
    for node in nodes:
        print(node)
