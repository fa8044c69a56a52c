from till.factory import create_app

app = create_app("/var/lib/till", {"TITLE": "Our till"})
