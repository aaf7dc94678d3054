#!/usr/bin/env bash
# Installs the three browsers of the tests (Chromium with and without windows), an X server for the third, and fonts
# for the pictures. Needs the packages of Debian, and root; says elsewhere what is missing.
# With CI=true something missing is an error.
set -euo pipefail

missing=()
need() { # need <package> <test that it is there...>
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}
font() { fc-list 2>/dev/null | grep -qi "$1"; }

need chromium sh -c 'command -v "${CHROME_PATH:-chromium}" || command -v chromium-browser || command -v google-chrome'
need chromium-headless-shell sh -c 'command -v "${CHROME_PATH:-chromium-headless-shell}" || command -v google-chrome'
need firefox-esr sh -c 'command -v "${FIREFOX_PATH:-firefox-esr}" || command -v firefox'
need webkit2gtk-driver command -v WebKitWebDriver
need xvfb command -v Xvfb
need fontconfig command -v fc-list
need fonts-noto-cjk font 'Noto Sans CJK'
need fonts-noto-core font 'NotoSans-Regular'

if [ ${#missing[@]} -eq 0 ]; then
  echo "Browsers: all here."
  exit 0
fi

if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "Browsers: installing ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get -o DPkg::Lock::Timeout=500 update -qq
  apt-get -o DPkg::Lock::Timeout=500 install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  exit 0
fi

echo "Browsers: ${missing[*]} not found." >&2
echo "On Debian: sudo apt-get install ${missing[*]}" >&2
echo "Elsewhere set CHROME_PATH and FIREFOX_PATH; tests in an engine that is missing will fail." >&2
[ "${CI:-}" != true ]
