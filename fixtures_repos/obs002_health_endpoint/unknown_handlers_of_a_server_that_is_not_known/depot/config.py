TITLE = "Depot"
