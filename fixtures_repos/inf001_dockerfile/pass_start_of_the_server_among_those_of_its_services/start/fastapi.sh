#!/bin/sh
exec uvicorn yard.app:app --host 0.0.0.0
