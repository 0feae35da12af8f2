#!/bin/sh
# Who may embed the dashboard, as the server's part of the policy, from the list that the dashboard
# itself reads: `embed.allowedOrigins` in config.json.
#   sh origins.sh nginx config.json > /etc/nginx/luzhi-origins.conf
#   sh origins.sh caddy config.json > /etc/caddy/luzhi-origins.caddy
# What is no origin (scheme, host, port, nothing after it, no wildcard) stops it.
set -eu

if [ $# -ne 2 ] || { [ "$1" != nginx ] && [ "$1" != caddy ]; }; then
  echo "Usage: sh origins.sh nginx|caddy config.json" >&2
  exit 2
fi
if [ ! -r "$2" ]; then
  echo "$2 cannot be read: name the config.json that lies beside index.html." >&2
  exit 2
fi

list=$(tr -d '\r\n' < "$2" | sed -n 's/.*"allowedOrigins"[^[]*\[\([^]]*\)\].*/\1/p')
ancestors="'self'"
rest=$list
while [ -n "$rest" ]; do
  case $rest in
    *\"*\"*) ;;
    *) break ;;
  esac
  rest=${rest#*\"}
  origin=${rest%%\"*}
  rest=${rest#*\"}
  if ! printf '%s\n' "$origin" | grep -Eq '^https?://[a-z0-9.-]+(:[0-9]{1,5})?$'; then
    echo "$2: \"$origin\" is no origin; write it as https://portal.example.gov.cn or http://10.1.2.3:8080." >&2
    exit 1
  fi
  ancestors="$ancestors $origin"
done

if [ "$1" = nginx ]; then
  printf 'set $luzhi_ancestors "%s";\n' "$ancestors"
else
  printf 'vars luzhi_ancestors "%s"\n' "$ancestors"
fi
