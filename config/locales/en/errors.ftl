### When the answer is no, or there is no answer. Each in three parts.

# Heading of every refusal.
refusal-title = Not possible now
# When the same request would be granted.
earliest = Earliest day: { $day }
# { $minutes }: whole minutes left, at least one.
try-again-in = { $minutes ->
        [one] Try again in one minute, or see the librarian.
       *[other] Try again in { $minutes } minutes, or see the librarian.
    }
# Back at the PIN, the card kept. Which of the two was wrong is not told.
invalid-credentials-again = The card number or PIN is not right. Enter the PIN again. To change the card number, press Back.
pin-wrong-again = The old PIN is not right. Enter it again.
tries-left = { $count ->
        [one] One try left
       *[other] { $count } tries left
    }

refused-invalid_credentials = The card number or PIN is not right.
refused-invalid_credentials-whose = It happens: a digit is easily mistaken.
refused-invalid_credentials-now = Please try again. If you have forgotten it, ask a librarian.
refused-locked = This card is locked: too many wrong PINs.
refused-locked-whose = This protects your card.
refused-locked-now = Try later, or see the librarian.
refused-kiosk_locked = This machine accepts no cards just now: too many wrong numbers were entered at it.
refused-kiosk_locked-whose = It is not about your card; you did nothing wrong.
refused-kiosk_locked-now = Try later, or see the librarian.
refused-password_expired = Your PIN has expired.
refused-password_expired-whose = It is about the card; the machine is in order.
refused-password_expired-now = The librarian will give you a new one.
refused-expired = Your card has expired.
refused-expired-whose = It is about the card; the machine is in order.
refused-expired-now = The librarian can extend it. You can still search.
refused-restriction = Your card is blocked.
refused-restriction-whose = It is about the card; the machine is in order.
refused-restriction-now = The librarian will tell you why.
refused-debt = A fine must be paid first.
refused-debt-whose = This is a rule of the library; you did nothing wrong.
refused-debt-now = You can pay at the desk.
refused-card_lost = This card is marked as lost.
refused-card_lost-whose = It is about the card; the machine is in order.
refused-card_lost-now = If you have found it, tell the librarian.
refused-gone_no_address = The library has no address for you.
refused-gone_no_address-whose = It is about your details; the machine is in order.
refused-gone_no_address-now = Please tell the librarian your address.
refused-too_many = Cannot renew: the limit of renewals is reached.
refused-too_many-whose = This is a rule of the library; you did nothing wrong.
refused-too_many-now = Please return the book in time.
refused-too_soon = Cannot renew yet: it is too soon.
refused-too_soon-whose = This is a rule of the library; you did nothing wrong.
refused-too_soon-now = Try again in the last days of the loan.
refused-already_renewed = This book is renewed already: that was done within the last minute.
refused-already_renewed-whose = Nothing is wrong: one renewal was used, not two.
refused-already_renewed-now = There is nothing to do. To renew it once more, wait a minute.
refused-on_reserve = Cannot renew: another reader is waiting.
refused-on_reserve-whose = This is a rule of the library; you did nothing wrong.
refused-on_reserve-now = Please return the book in time.
refused-overdue = Cannot renew: the book is overdue.
refused-overdue-whose = This is a rule of the library; you did nothing wrong.
refused-overdue-now = Please return the book.
refused-item_denied_renewal = Cannot renew: this kind of book is not renewed.
refused-item_denied_renewal-whose = This is a rule of the library; you did nothing wrong.
refused-item_denied_renewal-now = Please return the book in time.
refused-no_checkout = This book is no longer on your list.
refused-no_checkout-whose = Perhaps you have returned it.
refused-no_checkout-now = Please open the list again.
refused-tooManyHoldsForThisRecord = You already have a hold on this book.
refused-tooManyHoldsForThisRecord-whose = This is a rule of the library; you did nothing wrong.
refused-tooManyHoldsForThisRecord-now = There is no need to reserve it twice.
refused-alreadypossession = You have this book out already.
refused-alreadypossession-whose = This is a rule of the library; you did nothing wrong.
refused-alreadypossession-now = You can renew it in My books.
refused-noReservesAllowed = This book cannot be reserved.
refused-noReservesAllowed-whose = This is a rule of the library; you did nothing wrong.
refused-noReservesAllowed-now = Ask the librarian how you can see the book.
refused-tooManyReserves = You have reached the limit of holds.
refused-tooManyReserves-whose = This is a rule of the library; you did nothing wrong.
refused-tooManyReserves-now = Cancel one hold first.
refused-libraryNotPickupLocation = Books cannot be collected at this place.
refused-libraryNotPickupLocation-whose = This is a rule of the library; you did nothing wrong.
refused-libraryNotPickupLocation-now = Please choose another library.
refused-ageRestricted = This book is not lent at your age.
refused-ageRestricted-whose = This is a rule of the library; you did nothing wrong.
refused-ageRestricted-now = Please ask the librarian.
refused-no_biblio = This book is no longer in the catalogue.
refused-no_biblio-whose = You did nothing wrong.
refused-no_biblio-now = Look for another edition.
refused-no_hold = This hold does not exist any more.
refused-no_hold-whose = Perhaps it was cancelled already.
refused-no_hold-now = Please open the list again.
refused-hold_not_suspendable = This hold can no longer be suspended.
refused-hold_not_suspendable-whose = This is a rule of the library; you did nothing wrong.
refused-hold_not_suspendable-now = The book is already on its way or ready.
refused-hold_not_cancellable = This hold cannot be cancelled here.
refused-hold_not_cancellable-whose = This is a rule of the library; you did nothing wrong.
refused-hold_not_cancellable-now = Please see the librarian.
refused-hold_already_found = The pickup location can no longer be changed.
refused-hold_already_found-whose = This is a rule of the library; you did nothing wrong.
refused-hold_already_found-now = The book is already on its way or ready.
refused-pin_too_short = The PIN is too short.
refused-pin_too_short-whose = This is a rule of the library; you did nothing wrong.
refused-pin_too_short-now = Please enter more digits.
refused-pin_weak = This PIN is too easy to guess.
refused-pin_weak-whose = This is a rule of the library; you did nothing wrong.
refused-pin_weak-now = Please choose other digits.
refused-pin_wrong = The old PIN is not right.
refused-pin_wrong-whose = It happens: a digit is easily mistaken.
refused-pin_wrong-now = Please try again.

## Trouble: what happened, whose doing it is, what to do now.

trouble-unknown-outcome = No answer came: we do not know whether your request was carried out.
trouble-catalogue-unavailable = No answer
trouble-catalogue-unavailable-what = The catalogue cannot be reached. Nothing is lost.
trouble-catalogue-unavailable-whose = You did nothing wrong.
trouble-catalogue-unavailable-now = Please try again in a while. Trying again is safe: nothing will be done twice.
trouble-kiosk-key-rejected = Out of order
trouble-kiosk-key-rejected-what = The catalogue does not know this machine.
trouble-kiosk-key-rejected-whose = It is the machine's fault, not yours.
trouble-kiosk-key-rejected-now = Please tell a librarian.
trouble-session-expired = Your visit has ended
trouble-session-expired-what = A long time has passed and your visit was closed.
trouble-session-expired-whose = This protects your data.
trouble-session-expired-now = Sign in again if you need to.
trouble-session-lost = Your visit has ended
trouble-session-lost-what = The catalogue was restarted and no longer knows your visit.
trouble-session-lost-whose = You did nothing wrong, and your card is in order.
trouble-session-lost-now = Sign in again if you need to.
trouble-patron-gone = Your visit has ended
trouble-patron-gone-what = The library no longer knows this card.
trouble-patron-gone-whose = It is about the card; the machine is in order.
trouble-patron-gone-now = Please see the librarian.
trouble-write-closed = Not carried out
trouble-write-closed-what = Your request was not carried out. It came too late.
trouble-write-closed-whose = You did nothing wrong.
trouble-write-closed-now = Go back and choose it once more.
trouble-left-waiting = You stopped waiting
trouble-left-waiting-what = We do not know yet whether your request is carried out.
trouble-left-waiting-whose = You did nothing wrong.
trouble-left-waiting-now = You can go on. You will be told here as soon as it is known.
left-waiting = You stopped waiting. We do not know yet whether your request is carried out. You will be told here.
trying-again = Trying again
trouble-biblio-not-found = Book not found
trouble-biblio-not-found-what = This book is no longer in the catalogue.
trouble-biblio-not-found-whose = You did nothing wrong.
trouble-biblio-not-found-now = Go back and choose another.
trouble-unexpected = That did not work
trouble-unexpected-what = The machine did not understand the catalogue's answer.
trouble-unexpected-whose = It is our fault, not yours.
trouble-unexpected-now = Try again, or see the librarian.
working-title = Please wait
working = We are waiting for the catalogue.
working-stop = Stop waiting
    .say = stop waiting
