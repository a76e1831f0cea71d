### Branches, calling a librarian, introduction, settings, time.

key-settings = Settings
    .say = settings | options | view | change the settings | open settings | display settings
menu-branches = Branches and hours
    .say = branches | opening hours | opening times | hours | branches and hours | branches and opening hours | other branches | other libraries | main library | which branches are there | where is the library | address | when are you open | when do you open | when do you close | what time do you close | are you open | are you open today | are you open tomorrow | are you open on sunday | what time do you open | where are you | where is the branch | library hours | when is the library open | when does the library close | when does the library open | what are your hours | what are your opening hours | how late are you open | are you open on saturday | locations | list of libraries | telephone
menu-branches-hint = When each is open, and what it offers.
menu-call = Call a librarian
    .say = call a librarian | call the librarian | get a librarian | librarian | i need a person | a person | get a person | get me a person | human | talk to a person | talk to someone | speak to someone | call staff | staff | staff please | get someone | call someone | somebody help me | ask a librarian | talk to a librarian | speak to a librarian | talk to a human | speak to a human | speak to a person | talk to staff | speak to staff | assistant | operator | get me a librarian | call for help | call a person | a human | somebody | someone | can someone help me | i want to talk to someone | i need staff
menu-call-hint = A member of staff will come to you.
menu-introduction = Learn the screen
    .say = learn the screen | show me the screen | explain the screen
menu-introduction-hint = What is where, and what each key does.
branches-title = Branches
branches-lead = Choose a library.
branch-title = Library
branch-example = This is an example: the hours are invented.
branch-address = Address
branch-phone = Telephone
branch-services = Services
branch-no-hours = Please ask a librarian about opening hours.
branch-no-pickup = Holds cannot be collected here.
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
from-to-days = { $first } – { $last }
from-to = { $opens }–{ $closes }
closed = closed

called-title = A librarian is coming
called = I have called a member of staff. Please wait here.

intro = Learn the screen
intro-title = The first line is the name of the page; on the right is your place in a list.
intro-rows = In the middle are numbered lines. The chosen one has an arrow and another colour.
intro-digits = Choose a line by its number, by touch, or with the arrows and Enter.
intro-keys = The last line always has the same keys: Back, Repeat, Help, Settings, Home.
intro-help = You cannot break anything here: Back always works.
intro-try = Try the keys
    .say = try the keys
intro-done = I see
    .say = i see | okay | ok | got it
learn-title = Try the keys
learn-lead = Press any key to learn what it does.
    .speech = Press any key you like.
learn-leave-how = Keys change nothing here. To leave, press Back twice in a row.
learn-leave = Stop trying
    .say = stop trying
learn-up = Arrow up: the line before
learn-down = Arrow down: the next line
learn-left = Arrow left: the key before
learn-right = Arrow right: the next key
learn-enter = Enter: choose what is marked
learn-back = Back: one step back
learn-help = Help: explains the page
learn-repeat = Repeat: the page once more
learn-home = Home: the main menu
learn-next-page = Next page
learn-previous-page = Previous page
learn-digit = Digit: chooses the line of that number
learn-other = This key does nothing here

settings-title = Settings
# { $wait }, { $more }: durations. Told before the time runs out.
time-limit = If you press nothing for { $wait }, this machine asks whether you are still there. Then it waits { $more } more. Any key starts the time again.
duration-minutes = { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
duration-seconds = { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }
duration = { $minutes } and { $seconds }
usual-settings = Usual settings
    .say = usual settings | back to the usual settings | everything as usual | reset the settings
usual-settings-now = Everything is as usual again.
settings-lead = In force until you leave.
size-fixed = The size of the letters is fixed here.
size-step = { $n } / { $total }
    .speech = { $n } of { $total }
larger = Larger letters
    .say = larger letters | larger | bigger | bigger letters | bigger type | bigger text | bigger print | larger text | larger type | larger print | make it bigger | make it larger | increase the size | zoom in | enlarge | i cannot see | i cannot read it | too small | make the [letters|text|type|print|font] [bigger|larger] | increase the [text size|font size|letters|text] | [bigger|larger] [font|size] | [text|letters|font] [bigger|larger] | i cannot see it | i cannot see well | i can hardly see it | big letters | magnify
smaller = Smaller letters
    .say = smaller letters | smaller | smaller type | smaller text | smaller print | make it smaller | decrease the size | zoom out | too big | make the [letters|text|type|print|font] smaller | decrease the [text size|font size|letters|text] | smaller [font|size] | reduce the size | small letters | shrink
limit-reached = That is the limit
already-chosen = That is already chosen
theme-light-on-dark = Light on dark
    .say = light on dark | white on black | dark mode | night mode | dark background
theme-dark-on-light = Dark on light
    .say = dark on light | black on white | light mode | white background | light background
theme-yellow-on-black = Yellow on black
    .say = yellow on black | yellow
theme-low-glare = Low glare
    .say = low glare | soft colours | less glare
still-there-title = Are you still there?
# { $left }: a duration.
still-there-lead = If you press nothing, your visit ends in { $left }. Press any key to go on.
    .short = { $left } left
still-there-stay = Yes, I am here
    .say = yes i am here | i am here | still here | i am still here | here | stay | continue | carry on | go on | keep going | more time | i need more time | give me more time | not finished | i am not finished | { -say-yes } | yes i am | i am | not yet | wait | do not end it | do not sign me out | do not log me out | extend the time | i need time | a little more time | let me stay | i want to stay | i want to continue | i am thinking | hold on
resumed = Your visit goes on from where it stopped.

help-branches = Choose a library to see its hours and services.
help-branch = This is what we know about this library.
help-called = A member of staff will come soon. You can go on meanwhile.
help-introduction = Read at your own pace: there is time.
help-trying-keys = Keys only say their own names here.
help-settings = Here you change language, size of the letters and colours. Your place and entries are kept.
help-still-there = Press any key and everything stays as it is.
