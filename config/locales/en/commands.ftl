### What may be said on every page, whatever is on it; pages have their own words besides.

# Polite words before or after anything said; they mean nothing by themselves.
say-polite = please
    .say = please | could you | could you please | can you | i would like | well
# Be silent. Heard while speech is playing, in a headset.
say-stop = Stop
    .say = stop | stop talking | be quiet | enough | silence
say-pause = Pause
    .say = pause | wait
say-next = Next
    .say = next | next one | the next one | forward | more
say-previous = Previous
    .say = previous | the one before | go to previous | last one
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
    .say = yes | yeah | yes please | that's right | correct
say-no = No
    .say = no | no thanks | not this | wrong | i don't want it
