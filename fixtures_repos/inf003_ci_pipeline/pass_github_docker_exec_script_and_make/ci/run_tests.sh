#!/bin/bash -xe

cd /srv/shop/shop

make validate
