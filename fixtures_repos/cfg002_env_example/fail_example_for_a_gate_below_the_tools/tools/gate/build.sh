#!/bin/sh
env -i - $(cat default-config-env) ./simulate.sh
