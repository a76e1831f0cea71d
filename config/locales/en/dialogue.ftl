### What the kiosk answers to what was said; each also stands on the screen.

# First time that something was not understood.
said-not-understood = I did not understand. Please say it again.
# Second time: a phrase of this page. { $phrase } is such a phrase.
said-for-example = I still did not understand. For example, say: { $phrase }.
# Third time, where rows have numbers.
said-number = Say the number of a line: one, two and so on.
# Second and third time, on a page that only asks.
said-yes-or-no = Say: yes or no.
# Then no more.
said-press-help = I could not understand. Press the help key, or ask a librarian.
# Nothing was said for seven seconds.
said-nothing = I hear nothing. Come closer to the microphone.
said-press-talk = When you are ready, press the talk key.
said-no-microphone = The microphone does not work. Please use the keys.

## Card and PIN digits by voice: on a headset only, and only when asked for.

digits-by-voice = Say digits by voice
    .say = say digits by voice
digits-by-voice-asked = Say your card number and PIN? Whoever stands near will hear your voice.
digits-by-hand = Hold your card to the scanner or type the digits. Do not say them aloud. Then go on by voice.
card-lead-by-voice = Say the digits of your card one by one, type them, or hold the card to the scanner.
    .speech = Say, type or scan the number.
pin-lead-by-voice = Say the digits of your PIN one by one, or type them.
    .speech = Say or type its digits.
