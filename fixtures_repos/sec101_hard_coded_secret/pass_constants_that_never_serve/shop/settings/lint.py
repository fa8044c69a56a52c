SECRET_KEY = "checked-by-nobody-but-linters"
