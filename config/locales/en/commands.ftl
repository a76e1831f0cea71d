### What may be said on every page, whatever is on it; pages have their own words besides.

# Polite words before or after anything said; they mean nothing by themselves.
say-polite = please
    .say = please | could you | could you please | can you | would you | would you please | will you | thanks | thank you | well | i would like
# Be silent. Heard while speech is playing, in a headset.
say-stop = Stop
    .say = stop | stop talking | stop speaking | be quiet | quiet | enough | silence | shut up | hush | please stop | stop it | stop that | stop reading | no more talking | be silent | that is enough | do not speak | do not talk
say-pause = Pause
    .say = pause | wait | wait a moment | wait a minute | hold on | just a moment | one moment | just a minute | hold on a moment | hold on a minute | not yet | let me think | give me a moment | give me a second | one second | just a second | wait please
say-next = Next
    .say = next | next one | the next one | forward | more | show more | show me more
say-previous = Previous
    .say = previous | the one before | go to previous
# The list of all that may be said here.
say-what = What can I say
    .say = what can i say | what may i say
# The title found is not the one that was meant.
say-another = No, another one
    .say = no another one | another one | not that one
# Open what has the focus.
say-open = Open it
    .say = open | open it | open this | select | details | more details | tell me more | about this book | more information
# Answers to a question that repeats what is about to be done.
say-yes = Yes
    .say = { -say-yes }
say-no = No
    .say = { -say-no }

# From the beginning: where something is entered this empties the field.
start-again = Start again
    .say = start again | begin again | start from the beginning
# The last row of a list.
say-last = The last one
    .say = last | last one | the last one | last book | the last book | the last
# Also before and after what is wished, but not where the kiosk asks: "no, I want" wants nothing.
say-wish = I want
    .say = i want | i want to | i would like to | i need | i need to | i wish to | let me | let us | can i | could i | may i | give me | get me | show me | show | show me the | take me to | go to | open | open the | choose | select | pick | the | now | just | option | line | row

## Questions: a screen that knows answers them, the others say that they do not.

not-told-here = That is not on this page. You can ask a librarian.
ask-where = Where is it
    .say = where is it | where is the book | where can i find it | where do i find it | which shelf | what shelf | which shelf is it on | on which shelf | which branch | call number | is it available | is it available now | is it here | is it in | is it on the shelf | do you have it | have you got it | can i take it | can i borrow it | when will it be back | when is it back | how many copies | where is this book | where can i find the book | where is it kept | where is this | where do i go | is it there | is it free | is the book available | can i get it | can i have it now | is it on loan | is it out | is it checked out | availability | location | shelf | shelf number | is there a copy | any copies
ask-author = Who is the author
    .say = who is the author | who wrote it | who wrote this | author | the author | who is it by | what is it called | title | who is the writer | who is it written by | author name | who is this by | what is the title | what is this book called | the title
ask-subject = What is it about
    .say = what is it about | what is this about | what is the subject | subject | summary | what is the book about | what is this book about | tell me what it is about | what kind of book is it | description | genre | topic
ask-due = When is it due
    .say = when is it due | when are they due | when is it due back | when are they due back | due date | due dates | when must i return it | when must i return them | when do i have to return it | how long can i keep it | how long do i have | when do i bring it back | when do i have to return them | when do i have to bring them back | when do i have to bring it back | when must i bring it back | when should i return it | how many days do i have | how many days are left | how much time do i have | return date | when are my books due | when is my book due | deadline | is it overdue | is anything overdue | when do they have to be back
ask-cost = What does it cost
    .say = what does it cost | how much is it | how much does it cost | is it free | what is the price | how much must i pay | what is the fine | how much is the fine | do i owe anything | do i owe money | do i have to pay | what do i owe | how much do i owe | fines | any fines | is there a fine | the price
ask-ready = Is it ready
    .say = is it ready | are they ready | is my book ready | has it arrived | has it come | when will it be ready | when will it come | how long must i wait | my place in the queue | queue | are they here yet | is it here yet | is it here | did it come | did they come | when can i get it | when can i collect it | can i collect it | can i pick it up | is anything ready | which are ready | what is ready | status | how long is the queue | how long do i have to wait | what is my place | where am i in the queue
ask-colours = Colours
    .say = colours | colors | contrast | which colours are there | what colours are there | change the colours
ask-languages = Language
    .say = language | languages | which languages are there | what languages are there
ask-hello = Hello
    .say = hello | hi | hello there | good morning | good afternoon | good evening | start | begin | what is this | who are you | hey | what can you do | what can i do here | what is this for | welcome | good day | who is there
ask-how-many = How many
    .say = how many | how many are there | how many books | how many books are there | how many results | how many did you find | how many have you found | how many do i have | how many books do i have | how many books have i got | how many holds do i have | how many titles | how many in all | what is the total | total
# Of one of several rows something was wished.
said-which = Which one? Say its number, too.
still-there-no = No, finish
    .say = no | nope | no thank you | finish | i am leaving | i am not here | i am done | i am finished | end it | sign out | log out | goodbye | bye | exit | quit
erase-word = Erase the last word
    .say = erase the last word | delete the last word | delete word | erase word | delete a word | remove the last word | delete that word | erase that word | remove that word | delete this word
erase-all = Erase everything
    .say = erase everything | erase all | delete everything | delete all | clear | clear all | clear it | clear everything | start again | begin again | empty the field | remove everything | wipe it | erase the whole thing | delete the whole thing | clear the field

## Yes and no, only where the kiosk asks.

-say-yes = yes | yeah | yep | yup | yes please | sure | okay | ok | of course | certainly | absolutely | that is right | correct | right | confirm | i confirm | i agree | agreed | do it | do that | go ahead | please do | all right | fine
-say-no = no | nope | nah | no thanks | no thank you | not this | not now | wrong | that is wrong | incorrect | i do not want it | do not | do not do it | stop | never mind | forget it | i disagree

# On the page of settings itself the question is answered there.
change-view = Change the view
    .say = change contrast | contrast | high contrast | change the colours | change the colors | colours | change language | change the language | another language | different language | language
