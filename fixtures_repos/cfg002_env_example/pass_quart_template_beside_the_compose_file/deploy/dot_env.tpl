# Copied to .env beside this file.
STACK_NAME=parcels
STORE_PASSWORD=choose-one
