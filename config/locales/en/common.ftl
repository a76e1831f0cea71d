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
    .say = back | go back | return | previous screen | never mind | leave it | cancel | go back to the list | return to the list | to the previous screen | i changed my mind | take me back | step back
key-repeat = Repeat
    .short = Again
    .say = repeat | repeat that | say it again | say that again | once more | again | again please | pardon | sorry | what | what did you say | come again | i did not hear | i did not hear you | i did not catch that | i missed that | one more time | tell me again | say it once more | what was that | i did not understand | read it again
key-help = Help
    .short = ?
    .say = help | help me | how do i use this | what do i do | what should i do | i am lost | i am stuck | i forgot | i forgot my card | i forgot my pin | no card | i have no card | i need help | i do not have a card | i do not have my card | i lost my card | i forgot the number | i do not know my pin | i do not know what to do | how does this work | what now | explain | instructions | i do not understand
key-home = Home
    .speech = Main menu
    .say = home | home page | go home | main menu | menu | start over | from the beginning | back to the start | the main page | main screen | home screen | go to the start | back to the main menu | first screen

page-next = Next page · { $page } / { $pages }
    .short = Next
    .speech = Next page
    .say = next [page] | next one | the next one | forward | more | turn the page | page down | go on to the next page | go to the next page | see more | more results | more books | the rest | keep going | continue
page-previous = Previous page · { $page } / { $pages }
    .short = Prev
    .speech = Previous page
    .say = previous [page] | the one before | go to previous | page up | last page | previous page | go to the previous page | the page before | earlier results
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
    .say = okay | ok | continue | i see | got it | all right | fine
go-back = Go back one step
    .say = go back | one step back | back
go-home = Main menu
    .say = main menu | to the main menu | home
try-again = Try again
    .say = try again | again | retry | one more try
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
