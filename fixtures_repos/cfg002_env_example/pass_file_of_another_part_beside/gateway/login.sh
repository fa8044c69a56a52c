#!/bin/sh
export $(cat .env.gateway | xargs)
