#!/bin/sh
python3 -m venv /opt/player-env
cat > /etc/systemd/system/player.service << EOF
[Unit]
Description=Sound for the rooms

[Service]
ExecStart=/opt/player-env/bin/player --quiet
EOF
systemctl enable player.service
