from till.factory import create_app

app = create_app("/etc/till.yml")
