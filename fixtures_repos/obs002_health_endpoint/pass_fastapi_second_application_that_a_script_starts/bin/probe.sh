#!/bin/sh
uvicorn shop_first:app --port 9000
