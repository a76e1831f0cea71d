### Search, results, one title, holds.

search-title = Find a book
search-lead = Choose or type letters: title, author, subject.
    .speech = Title, author or subject.
search-field = Search for
search-submit = Search
    .say = search | find it
search-empty = Please enter a title, an author or a subject first.
entry-erase = Erase
    .say = erase | delete | delete that | rub out the last letter | i made a mistake
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
    .say = show more
results-again = New search
    .say = new search

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
    .say = place a hold | reserve it | keep it for me | reserve | hold it for me | book it
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
pickup-for = Book
confirm-hold-title = Place a hold
confirm-hold-lead = Place a hold on this book?
confirm-hold-yes = Yes, place the hold
    .say = yes place the hold | place the hold | yes | yeah | yes please | that's right | correct
confirm-hold-no = No, I changed my mind
    .say = no thanks | i changed my mind | no | not this | wrong | i don't want it
fact-queue = Your place in the queue
fact-pickup = Pickup location
hold-placed-title = Your hold is placed
hold-placed-lead = When the book is ready, we will keep it for you.
hold-cancel = Cancel the hold
    .say = cancel the hold | cancel my reservation | remove the hold | i don't need it any more
hold-cancelled-title = Cancelled: no hold now
hold-cancelled-lead = This book is no longer kept for you.
