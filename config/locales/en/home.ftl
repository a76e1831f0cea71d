### The first screen, signing in, help and goodbye.

welcome-title = Library
    .speech = Welcome to the library
welcome-lead = Touch the screen or press a key.
    .speech = Touch or press anything.
menu-title = Main menu
menu-lead = What would you like?
menu-search = Find a book
    .say = search | search for books | search for a book | search books | find a book | find me a book | find books | find a title | look for [a book | books | something] | look up a book | i am looking for a book | i want a book | get a book | search the catalogue | catalogue | search by title | find the title | search by author | find the author | search by subject | find the topic | books | find something | find something to read | i want something to read | search for something | browse | borrow a book | i want to borrow a book | find an author
menu-search-hint = By title, author or subject.
menu-loans = My books
    .say = my books | my loans | loans | what do i have out | what have i borrowed | books i borrowed | borrowed books | show my books | when is it due | when must i return it | when are my books due | due dates | how long can i keep it | renew my books | renew my book | renew books | renew a book | renew | extend my books | extend my loans | renew my loans | what books do i have | which books do i have | what books have i got | what have i got out | books i have | my borrowed books | what did i borrow | checked out books | what have i checked out | extend my book | extend | renewals | i want to renew
menu-loans-hint = Books you have out, and when they are due.
menu-sign-in = Sign in
    .say = sign in | sign me in | log in | log me in | login | use my card | let me in | i have a card | i have a library card | sign in with my card | card | to my account
menu-sign-in-hint = You need your library card and PIN.
menu-finish = Sign out
    .say = sign out | sign me out | i am finished | i am done | goodbye | bye | bye bye | log out | log me out | log off | exit | quit | leave | end session | end my visit | done | finished | that is all | finish | i am leaving | leave now | i am going | i am off | close | end | see you | that will be all | nothing else | no more | i have finished | sign off
menu-finish-hint = The visit ends and the screen is cleared.
speak-ka = ქართული
    .short = ქა
    .say = georgian | in georgian | georgian language | speak georgian
speak-en = English
    .short = EN
    .say = english | in english | english language | speak english
menu-demo = Demonstration cards
    .say = demonstration cards | demo cards
menu-demo-card = For example: { $card }, PIN { $pin }

demo-title = Demonstration cards
demo-lead = Invented readers, for trying things out.
demo-card = { $card }, PIN { $pin }
demo-many-loans = eight loans and three holds
demo-suspended-hold = one loan and a suspended hold
demo-expired = the card has expired
demo-restricted = the card is blocked
demo-owing = a fine is owed
demo-lock-out = for trying wrong PINs
demo-child = a child's card
demo-nothing = no loans and no holds
demo-hold-limit = the limit of holds is reached
demo-card-lost = a card marked as lost
demo-no-address = no address is known
demo-long-overdue = forty days overdue
demo-no-pin = no PIN has been set
demo-pin-expired = the PIN has expired
demo-thirty-loans = thirty loans

## Signing in.

card-title = Sign in
card-lead = Hold your card to the scanner or enter its number.
    .speech = Scan or type your card number.
card-field = Card number
card-submit = Confirm
    .say = confirm | continue | enter | next | submit | okay | ok | done | go on | that is it | finished | send it | send | go | i am done | that is all | ready | sign in
card-empty = Please enter the card number first.
card-read = Number read.
# After a scan; also after a number that was typed.
scan-no-card = This is not a card of this library.
scan-broken = The number could not be read in full. Please hold it to the scanner again.
scan-book-here = This is the number of a book. It cannot be used here.
search-is-card = This looks like a card number, so it is not searched for.
digits-only = Only digits go here.

# A card was scanned while somebody is signed in, or has looked for something without signing in.
another-card-title = Another card
another-card-lead = The visit before has not ended yet. End it?
another-card-underway-lead = A visit has begun already. Go on with it, or begin anew?
another-card-begin = Yes, a new visit with this card
    .say = a new visit | begin anew | { -say-yes }
another-card-anew = Begin anew with this card
    .say = begin anew | a new visit
another-card-stay = No, go on with this visit
    .say = go on with this visit | go on | keep going | { -say-no }
another-card-go-on = Go on with this visit and this card
    .say = go on with this card | go on
already-signed-in = You are signed in already
pin-title = PIN
pin-lead = Enter your PIN. Please do not say it aloud.
    .speech = Enter it. Do not say it aloud.
pin-field = PIN
pin-submit = Sign in
    .say = sign in | let me in | confirm | continue | enter | next | submit | okay | ok | done | go on | finished | send it | send | go | i am done | that is all | ready
pin-empty = Please enter the PIN first.
forgotten = Forgotten your card or PIN? Please ask a librarian.
signed-in = Welcome. You are signed in.

help-title = Help
help-back = Go back
    .say = go back | one step back | i see | okay | ok | got it
help-keys = Keys: Back – one step back. Repeat – the page is read again. Help – this page. Home – the main menu.
help-not-offered = This machine cannot do this
help-ask = If something does not work out, ask a librarian, who will gladly help.
help-welcome = Here you can find a book, see the books you have out and renew them. Searching needs no card.
help-home = Choose what you would like. When you have finished, choose Sign out.
help-demo-cards = You can try the machine with these cards. All have the same PIN.
help-search = Choose letters one by one, or type on the keyboard. Then choose Search. You can look for a title, an author, a subject or an ISBN.
help-results = Press the number of a book to choose it. If the list is long, choose Next page.
help-record = This says where the book stands. If it is on the shelf you can take it. If it is out you can place a hold.
help-pickup = Choose the library where you will collect the book.
help-confirm-hold = Nothing is reserved until you agree.
help-hold-placed = Your hold is placed. You can cancel it from here.
help-hold-cancelled = The hold is cancelled. Nothing else has changed.
help-refusal = This says why your request was not granted and what you can do.
help-trouble = This says what happened and what you can do. You have lost nothing.
help-working = We are waiting for the catalogue. Press Back to stop waiting.
help-card = Hold your card to the scanner, or choose the digits of its number. Then choose Confirm.
help-another-card = A card was read. If it is yours, begin a new visit with it: the one before ends, and nothing of it is left.
help-pin = Choose the digits of your PIN. Only dots show on the screen. Then choose Sign in.
help-loans = The book due soonest comes first. Choose a book, or Renew all.
help-loan = This says when the book is due and whether it can be renewed.
help-renewals = For each book this says whether it was renewed, and why not.
help-goodbye = The visit is over. The machine no longer holds anything about you.

goodbye-title = Goodbye
goodbye-lead = Thank you: your visit is over.
goodbye-ok = Finish
    .say = finish | goodbye | bye | okay | ok
receipt-renewed = Renewed: { $title }. New due date: { $due }
receipt-renewed-public = { $count ->
        [one] One book was renewed
       *[other] { $count } books were renewed
    }
receipt-held = Hold placed: { $title }. Pickup location: { $place }
receipt-held-public = { $count ->
        [one] A book is being kept for you
       *[other] { $count } books are being kept for you
    }
receipt-cancelled = Hold cancelled: { $title }
receipt-cancelled-public = { $count ->
        [one] Cancelled: one reservation
       *[other] Cancelled: { $count } reservations
    }
receipt-suspended = Hold suspended: { $title }
receipt-suspended-public = { $count ->
        [one] Suspended: one reservation
       *[other] Suspended: { $count } reservations
    }
receipt-resumed = Hold resumed: { $title }
receipt-resumed-public = { $count ->
        [one] In force again: one reservation
       *[other] In force again: { $count } reservations
    }
receipt-moved = Pickup location changed: { $title }. Pickup location: { $place }
receipt-moved-public = { $count ->
        [one] The pickup location of one reservation was changed
       *[other] The pickup location of { $count } reservations was changed
    }
receipt-pin = Your PIN was changed
receipt-pin-public = Your PIN was changed
# What was asked for and not done, or of which nobody knows yet. { $what } is one of wish-….
receipt-not-done = Not carried out: { $what }
receipt-not-done-public = { $count ->
        [one] Not carried out: { $what }
       *[other] Not carried out, { $count } times: { $what }
    }
receipt-unknown = Being checked, please ask a librarian: { $what }
receipt-unknown-public = { $count ->
        [one] Being checked, please ask a librarian: { $what }
       *[other] Being checked, please ask a librarian, { $count } times: { $what }
    }
wish-renewal = renewing a book
wish-renew-all = renewing all books
wish-place-hold = placing a hold
wish-cancel-hold = cancelling a hold
wish-suspend-hold = suspending a hold
wish-resume-hold = resuming a hold
wish-move-hold = another pickup location
wish-new-pin = changing the PIN
# How a write ended that had been in doubt. { $what }: lines of a receipt that anybody may hear.
settled-now = Now it is known. { $what }
settled-before = From your last visit. { $what }
receipt-nothing = Nothing was changed this time.
