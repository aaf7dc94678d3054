#!/usr/bin/env bash
# Installs the servers and phones of the telephony tests (and nginx, which
# stands before Huawei CEC in production and in a test), as far as they are
# missing, and starts none of them. Needs Debian or Ubuntu and root; says
# elsewhere what is missing. With CI=true something missing is an error.
set -euo pipefail

# kamailio, rtpengine, turnserver and nginx are where only root's PATH looks
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin

missing=()
services=()
need() { # need <package> <service or -> <test that it is there...>
  local package=$1 service=$2
  shift 2
  if "$@" >/dev/null 2>&1; then return; fi
  missing+=("$package")
  if [ "$service" != - ]; then services+=("$service"); fi
}
kamailio_module() { compgen -G "/usr/lib*/*/kamailio/modules/$1.so" || compgen -G "/usr/lib*/kamailio/modules/$1.so"; }

need kamailio kamailio command -v kamailio
need kamailio-websocket-modules - kamailio_module websocket
need kamailio-tls-modules - kamailio_module tls
need rtpengine-daemon rtpengine-daemon command -v rtpengine
need coturn coturn command -v turnserver
need baresip-core - command -v baresip
need sip-tester - command -v sipp
need nginx-light nginx command -v nginx
need ca-certificates - test -e /etc/ssl/certs/ca-certificates.crt
need openssl - command -v openssl
need chromium - sh -c 'command -v "${CHROME_PATH:-chromium}" || command -v chromium-browser || command -v google-chrome'

if [ ${#missing[@]} -eq 0 ]; then
  echo "Telephony: all here."
  exit 0
fi

if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then
  echo "Telephony: ${missing[*]} not found." >&2
  echo "On Debian or Ubuntu: sudo apt-get install ${missing[*]}" >&2
  echo "Without them the telephony tests will fail." >&2
  [ "${CI:-}" != true ]
  exit
fi

# 101: invoke-rc.d starts nothing. Otherwise the new servers would take the
# ports that they are known by (5060, 3478, 2223, 80).
policy=/usr/sbin/policy-rc.d
kept=$policy.before-telephony
restore() {
  rm -f "$policy"
  if [ -e "$kept" ] || [ -L "$kept" ]; then mv "$kept" "$policy"; fi
}
if [ -e "$policy" ] || [ -L "$policy" ]; then mv "$policy" "$kept"; fi
trap restore EXIT
printf '#!/bin/sh\nexit 101\n' >"$policy"
chmod 755 "$policy"

echo "Telephony: installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
install() { apt-get -o DPkg::Lock::Timeout=500 install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; }
if ! install; then
  echo "Telephony: the package lists may be old or absent; once more with new ones"
  apt-get -o DPkg::Lock::Timeout=500 update -qq
  install
fi

# nor at the next start of the machine
if command -v systemctl >/dev/null; then
  for service in "${services[@]}"; do systemctl disable --quiet "$service" 2>/dev/null || true; done
fi
