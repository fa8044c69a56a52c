#!/bin/bash -xe

cd /srv/app/shop/shop

make validate
