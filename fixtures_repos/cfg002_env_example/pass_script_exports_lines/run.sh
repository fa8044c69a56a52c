#!/bin/bash
export $(grep -v "^#" .env | xargs)
exec uvicorn main:app
