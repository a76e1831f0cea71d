### Speaking to the kiosk: the talk key, titles that were heard, asking back, not understanding.

key-talk = Speak
    .short = ▮
    .speech = Speak
    .say = listen to me | start listening
listening-mark = Listening
no-listening-here = Only keys work here
hands-free-on = Listen all the time
    .say = listen all the time
hands-free-off = Listen at the key only
    .say = listen at the key only
hands-free-now = I am listening all the time now.
no-hands-free-now = I listen only after the key.

digits-said-off = Stop saying digits
    .say = stop saying digits


heard-title = I heard: { $said }
heard-lead = Which book? Say its number. In all: { $count }
    .speech = Which book? Say its number.
heard-no-title = Not found: { $said }. Say it again, or type it.
say-title-again = Say it again
    .say = let me say it again
no-other = There is no other

said-title = Did I get it right?
said-lead = Say yes or no.
said-what = I heard
said-change = A change

sayable-title = What can I say
    .say = what may be said here
sayable-lead = Press the key, then say one of these.
    .speech = Press, then say one.
say-phrase = “{ $phrase }”
    .speech = { $phrase }
say-everywhere = On every page

help-heard = These books sound like what you said. Choose by number, or say it again.
help-confirming-said = If you do not want it, choose No: nothing will change.
help-sayable = This is what may be said. Everything can be done with keys too.

learn-talk = Speak: press, then talk
