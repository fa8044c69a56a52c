from app.env import number

PORT = number("PORT")
