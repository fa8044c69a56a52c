#!/bin/sh
python_bin="/opt/hub-env/bin/python"

echo "HUB_ARGS=\"-m hub.cli\"" > /etc/hub.env
cat > /etc/systemd/system/hub.service << EOF
[Unit]
Description=Rooms

[Service]
EnvironmentFile=/etc/hub.env
ExecStart=${python_bin} \$HUB_ARGS
EOF
systemctl enable hub.service
