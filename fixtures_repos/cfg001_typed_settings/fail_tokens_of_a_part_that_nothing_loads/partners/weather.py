import os

WEATHER_API_KEY = os.getenv("WEATHER_API_KEY")
