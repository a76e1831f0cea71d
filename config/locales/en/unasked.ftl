### What a good librarian would say or ask unasked.

notice-ready = { $count ->
        [one] One book is ready for you
       *[other] { $count } books are ready for you
    }
notice-overdue = { $count ->
        [one] One book is overdue
       *[other] { $count } books are overdue
    }
notice-due-soon = { $count ->
        [one] One book is due soon
       *[other] { $count } books are due soon
    }
notice-blocked = Your card is blocked
notice-expires = Card valid until: { $day }
notice-message = The library has left you a message
notice-public = There is something for you. The details are on the screen
notices = { $what }
greeting = Welcome. { $what }
greeting-public = Welcome. There is news for you

loans-all-renewed = done in this visit already
renewed-in-visit = already renewed
loan-renew-again = Renew once more
    .say = renew once more | renew again
confirm-renewal-lead = { $count ->
        [one] You have renewed this book in this visit already. Once more?
       *[other] You have renewed these books in this visit already. Once more?
    }
confirm-renewal-yes = Yes, renew once more
    .say = yes renew once more | yes | yeah | yes please | that's right | correct
confirm-renewal-no = No, that is enough
    .say = no that is enough | that is enough | no | no thanks | not this | wrong
loans-choose = Choose several books
    .say = choose several [books] | choose books | some of them
choose-loans-title = Choose books
choose-loans-lead = Choose the books to renew.
loans-renew-chosen = Renew the chosen books
    .say = renew the chosen [books] | renew the chosen ones
loans-chosen = Chosen: { $count }
loans-none-chosen = First choose a book.
help-choose-loans = Choose the books one by one. Choosing a book again takes it out. Then choose: renew the chosen books.
help-confirm-renewal = Each book can be renewed only a few times. That is why you are asked.

suspend-lead = Suspend the hold until when?
suspend-week-1 = For one week
    .say = [for] one week | a week
suspend-week-2 = For two weeks
    .say = [for] two weeks
suspend-month-1 = For one month
    .say = [for] one month | a month
suspend-month-2 = For two months
    .say = [for] two months
suspend-month-3 = For three months
    .say = [for] three months
suspend-open = Until I resume it
    .say = until i resume it
suspend-until = Goes on: { $until }
help-suspend-hold = Choose when the hold goes on. Until then you keep your place in the queue.

hold-any = Hold any edition
    .say = hold any edition | any edition | whichever comes first
hold-any-hint = The edition that is free soonest is held.
