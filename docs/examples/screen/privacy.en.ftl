### What the kiosk remembers.

intro-privacy = What the kiosk remembers
    .say = what the kiosk remembers
privacy-title = The kiosk and you
privacy-during = While you are here, the kiosk remembers only what is on the screen.
privacy-after = When you leave, all of it is erased.
privacy-secrets = Your card number and PIN are written down nowhere.
help-privacy = Here you read what becomes of your data.
