from depot.routing import Listed

crates = Listed(path="/crates")
