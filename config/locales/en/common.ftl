### Words every screen uses.

text = { $text }
both = { $first } · { $second }
    .speech = { $first }. { $second }
and-then = { $first }, { $second }
day = { $day }
day-pattern = d MMMM
day-pattern-with-year = d MMMM y
title-and-subtitle = { $title }: { $subtitle }
    .speech = { $title }. { $subtitle }
untitled = Untitled

key-back = Back
    .say = back | go back | return | never mind | leave it | cancel
key-repeat = Repeat
    .short = Again
    .say = repeat | say it again | once more | again please | pardon | i did not hear
key-help = Help
    .short = ?
    .say = help | help me | how do i use this | i am lost
key-home = Home
    .speech = Main menu
    .say = home | main menu | start over | from the beginning | start again

page-next = Next page · { $page } / { $pages }
    .short = Next
    .speech = Next page
    .say = next [page] | next one | the next one | forward | more
page-previous = Previous page · { $page } / { $pages }
    .short = Prev
    .speech = Previous page
    .say = previous [page] | the one before | go to previous
goes-on = This page goes on
choices = { $count } choices
# Which part of a list is on this page. Said of the page: no row is chosen by these numbers.
list-part = { $first } to { $last } of { $total }
list-part-of-one = { $n } out of { $total }
stuck-up = Start of the list
stuck-down = End of the list
stuck-left = Start of the list
stuck-right = End of the list
stuck-home = This is the first screen already
number-not-here = That number is not here
not-here = That cannot be done here

state-selected = Chosen
state-overdue = Overdue
state-due-soon = Due soon
state-ready = Ready for you
    .short = Ready
state-on-the-way = On its way
state-done = Done
state-not-done = Refused
state-unavailable = Not available

secret-key = Digit key

field-empty = empty
field-full = The field is full
field-already-empty = The field is empty
typed = { $text }
erased = Erased: { $text }
space-name = space
secret-value = { $shown }
    .speech = { $count ->
        [one] { $count } character
       *[other] { $count } characters
    }

please-wait = Please wait
# A sign in the title line: the stroke was not taken, because the page had just come; because the
# key is held.
not-taken-new-page = The page is new
not-taken-repeat = Once is enough
ok = OK
    .say = okay | continue
go-back = Go back one step
    .say = one step back
go-home = Main menu
    .say = to the main menu
try-again = Try again
    .say = try again
how-keys = Move with the arrows. Press Enter to choose.
how-touch = Touch a line to choose it.

form-book = Book
form-large-print = Large print
form-audiobook = Audiobook
form-braille = Braille
form-music = Music
form-film = Film
form-score = Sheet music
form-map = Map
form-electronic = Electronic
form-other = Other item
language-ka = Georgian
language-en = English
language-ru = Russian
language-other = Other language
audience-adult = Adults
audience-young = Young people
audience-children = Children
