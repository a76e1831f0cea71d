### Search, results, one title, holds.

search-title = Find a book
search-lead = Choose or type letters: title, author, subject.
    .speech = Title, author or subject.
search-field = Search for
search-submit = Search
    .say = search | find it | search it | go | start the search | look it up | enter | send it | send | done | find | start | find this | i am done | ready | okay
# Typed before in this visit, and not sent.
words-kept = Still in the field: { $text }
search-empty = Please enter a title, an author or a subject first.
entry-erase = Erase
    .say = erase | erase it | delete | delete it | backspace | delete the last letter | rub out the last letter | i made a mistake | erase the last letter | erase the last digit | delete the last digit | delete a letter | undo | take that back | wrong letter | remove it | remove the last letter
entry-space = Space
    .say = space
entry-layer-georgian = აბგ
    .speech = Georgian letters
    .say = georgian letters
entry-layer-latin = ABC
    .speech = Latin letters
    .say = latin letters
entry-layer-digits = 123
    .speech = Digits
    .say = digits

results-title = Search: { $query }
results-found = Books found: { $total }. Choose a number.
    .speech = Books found: { $total }.
results-one = One book found.
results-none = Nothing found.
results-none-for = Nothing found: { $query }. Try another word.
results-more = Show more
    .say = show more results
results-again = New search
    .say = new search | another search | search again | start a new search | search for something else | different search | search for another book | find another book | look for another book | try another search | a new search | search for something different | other search

available-at = On the shelf: { $places }
    .short = Shelf: { $places }
available-at-more = On the shelf: { $places }, and { $more } more
    .short = Shelf: { $places }, { $more } more
on-loan = On loan, due: { $due }
    .short = Out, due: { $due }
on-loan-waiting = On loan, due: { $due }, waiting: { $waiting }
    .short = Out, due: { $due }, waiting: { $waiting }
not-on-shelf = Not available now

record-title = Book
record-here = The book is here, you can take it. Shelf: { $shelf }
record-elsewhere = The book is on the shelf. Place: { $place }. Shelf: { $shelf }
record-on-loan = On loan. Due back: { $due }
record-reference = For use in the reading room only.
record-nowhere = Not available now.
record-waiting = { $count ->
        [one] One reader is waiting for it
       *[other] { $count } readers are waiting for it
    }
record-hold = Place a hold
    .say = place a hold | place the hold | reserve it | reserve | reserve the book | hold it | hold it for me | keep it for me | keep it | keep this book for me | book it | put it on hold | put a hold on it | put this book on hold | order it | order | request it | request | save it for me | i want this book | i would like this book | i want it | i will take it | take it | i would like it | i want to read it | i want to borrow it | borrow it | get it for me | hold | hold this book for me | reserve a copy | put me on the list | put me in the queue | join the queue | place a reservation | make a reservation | reservation | request a hold | set it aside
record-hold-hint = We will keep the book for you.
record-no-hold = This book cannot be reserved.
no-call-number = please ask a librarian
call-number = call number: { $number }
copies = copies: { $count }
copy-available = on the shelf
copy-on-loan = lent out
copy-on-hold-shelf = kept for another reader
copy-in-transit = on its way
copy-reference = reading room only
copy-missing = not available
fact-form = Form
fact-year = Year
fact-language = Language
fact-edition = Edition
fact-publisher = Publisher
fact-subjects = Subject
fact-audience = For
fact-original = Original title
fact-isbn = ISBN

pickup-title = Pickup location
pickup-lead = Where would you like to collect it?
    .speech = Where will you collect it?
pickup-here = You are here now
    .say = here | right here | at this library | this library | this branch | at this branch | from here | this one | i will collect it here | i will pick it up here | pick it up here | collect it here | where i am now | in this library | in this branch
pickup-for = Book
confirm-hold-title = Place a hold
confirm-hold-lead = Place a hold on this book?
confirm-hold-yes = Yes, place the hold
    .say = yes place the hold | place the hold | reserve it | { -say-yes }
confirm-hold-no = No, I changed my mind
    .say = i changed my mind | cancel it | cancel | { -say-no } | do not place it | go back | no go back
fact-queue = Your place in the queue
fact-pickup = Pickup location
hold-placed-title = Your hold is placed
hold-placed-lead = When the book is ready, we will keep it for you.
hold-cancel = Cancel the hold
    .say = cancel the hold | cancel it | cancel my reservation | cancel the reservation | cancel my hold | remove the hold | remove it | i do not need it any more | i do not want it any more | cancel | delete the hold | delete my hold | delete it | stop the hold | take it off
hold-cancelled-title = Cancelled: no hold now
hold-cancelled-lead = This book is no longer kept for you.
