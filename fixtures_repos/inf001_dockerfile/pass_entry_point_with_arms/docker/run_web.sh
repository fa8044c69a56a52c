#!/bin/sh
uvicorn --app-dir /app shop:app
