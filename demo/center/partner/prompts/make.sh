#!/bin/sh
# Makes the spoken prompts: 8 kHz mu-law without a header, as they go into RTP packets.
# Needs espeak-ng and sox. Run in this folder; the results are committed.
set -eu

say() {
  espeak-ng -v en-us+f4 -s 138 -p 48 -g 3 --stdout "$2" |
    sox -t wav - -t raw -r 8000 -c 1 -e mu-law -b 8 "$1.ulaw" \
      highpass 180 lowpass 3400 silence 1 0.01 0.5% reverse silence 1 0.01 0.5% reverse norm -6 pad 0 0.05
}

say welcome 'Hello! You have reached the demo contact center.'
say menu 'Press one for a low tone, two for a middle tone, or three for a high tone. Press zero to hear this again, or hash to end the call.'
say caller 'Hello! This is a test call from the demo contact center. You hear me well, I hope.'
say goodbye 'Thank you for calling. Goodbye!'
for digit in 0 1 2 3 4 5 6 7 8 9; do say "digit-$digit" "$digit"; done
say digit-star 'star'
say digit-hash 'hash'
