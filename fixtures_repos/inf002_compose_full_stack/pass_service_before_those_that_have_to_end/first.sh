#!/bin/sh
touch /srv/ready
