#!/bin/sh
docker run --env-file .env shop
