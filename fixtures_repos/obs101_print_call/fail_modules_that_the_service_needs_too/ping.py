from app.settings import DEBUG

print(DEBUG)
