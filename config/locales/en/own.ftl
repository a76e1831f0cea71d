### My holds, my account, another PIN.

menu-holds = My holds
    .say = my holds | holds | my reservations | reservations | my requests | my orders | reserved books | what have i reserved | is my book ready | what is reserved | what have i ordered | books on hold | are my books ready | my hold | my reservation | my reserved books | what am i waiting for
menu-holds-hint = What is reserved, and what is ready.
menu-account = My account
    .say = my account | account | my page | my card | my details | about me | my fines | fines | what do i owe | do i have fines | how much must i pay | how much do i owe | my profile | my balance | do i have any fines | do i owe anything | any fines | when does my card expire
menu-account-hint = Card expiry, fees, messages.
holds-title = My holds
holds-lead = Holds: { $count }
holds-none = You have no holds.
hold-public = Hold
hold-title = Hold
hold-ready-until = Pickup location: { $place }. Last day: { $until }
    .short = { $place }. Last day: { $until }
hold-ready-now = The book is waiting for you. Please ask the librarian for it.
hold-in-queue = Place in the queue: { $n }. Pickup location: { $place }
    .short = In the queue: { $n }. { $place }
hold-at = Pickup location: { $place }
    .short = { $place }
hold-is-suspended = Suspended
hold-suspended-until = Suspended. Goes on: { $until }
    .short = Suspended until { $until }
hold-suspend = Suspend the hold
    .say = suspend the hold | suspend it | pause the hold | suspend
hold-suspend-hint = You keep your place, but others get the book first.
hold-resume = Resume the hold
    .say = resume the hold | resume it | resume | activate the hold
hold-move = Another pickup location
    .say = another pickup location | another place | change the pickup location | change the place | another branch | another library | move it
hold-suspended = Paused. You keep your place in the queue.
hold-resumed = In force again: the hold is resumed.
hold-moved = The pickup location was changed.
confirm-cancel-lead = Cancel this hold?
confirm-cancel-yes = Yes, cancel it
    .say = yes cancel it | cancel it | cancel the hold | { -say-yes }
confirm-cancel-no = No, keep it
    .say = no keep it | keep it | { -say-no } | do not cancel it | do not cancel

account-title = My account
account-public = The details are on the screen
account-name = Reader: { $name }
account-expires = Card valid until: { $day }
account-fees = Fees: { $amount }
account-no-fees = You have no fines.
account-loans = Books out: { $count }, limit: { $limit }
account-holds = Holds: { $count }, limit: { $limit }
account-message = Message: { $text }
account-pin = Change my PIN
    .say = change my pin | change the pin | new pin
money = { $amount } lari
fee-line = { $what }: { $amount }, { $day }
fee-overdue = Overdue
fee-lost = Lost book
fee-rent = Borrowing charge
fee-manual = Note by the librarian
fee-other = Other

pin-old-title = Old PIN
pin-old-lead = First enter the PIN you have now.
    .speech = Enter the PIN you have now.
pin-old-field = Old PIN
pin-new-title = New PIN
pin-new-lead = Enter the new PIN. Please do not say it aloud.
    .speech = Enter it. Do not say it.
pin-new-field = New PIN
pin-new-lead-least = { $count ->
        [one] Enter the new PIN: at least one digit. Please do not say it aloud.
       *[other] Enter the new PIN: at least { $count } digits. Please do not say it aloud.
    }
pin-too-short = { $count ->
        [one] The PIN is too short. At least one digit is needed.
       *[other] The PIN is too short. At least { $count } digits are needed.
    }
pin-again-title = New PIN again
pin-again-lead = Enter the new PIN once more.
    .speech = Enter it once more.
pin-again-field = Once more
pin-not-the-same = The two were not the same. Enter the new PIN again.
pin-changed = Your PIN was changed.

help-holds = Books ready for you come first. Choose a hold to suspend it, cancel it or change its place.
help-hold = This says when and where you get the book, and what you can do.
help-confirm-cancel = If you cancel the hold you lose your place in the queue.
help-move-hold = Choose the library where you will collect the book.
help-account = This is all the library knows about you: card expiry, fees, limits.
help-pin-old = First the PIN you have, then the new one, twice. The digits do not show.
help-pin-new = Choose digits that nobody else would guess.
help-pin-again = Enter the same new PIN once more.
