### Speaking to the kiosk: the talk key, titles that were heard, asking back, not understanding.

key-talk = Speak
    .short = ▮
    .speech = Speak
    .say = listen to me | start listening
listening-mark = Listening
no-listening-here = Only keys work here
no-microphone = The microphone does not work. Please use the keys.
hands-free-on = Listen all the time
    .say = listen all the time
hands-free-off = Listen at the key only
    .say = listen at the key only
hands-free-now = I am listening all the time now.
no-hands-free-now = I listen only after the key.

digits-said-on = Say the digits
    .say = say the digits
digits-said-off = Stop saying digits
    .say = stop saying digits
digits-said-lead = Say the digits softly, or type them.
digits-said-now = Say the digits softly. Somebody near you may hear them.
digits-not-said-now = I no longer listen for digits. Please use the keys.

not-understood = I did not understand. Please repeat.
not-understood-example = I still did not understand. Say, for example: { $phrase }
not-understood-number = Say the number of a line, or: what can I say.
not-understood-keys = Please use the keys, or press Help. You can also call a librarian.
heard-nothing = I hear nothing. Come closer to the microphone.
heard-two = I heard two things. Say the number of a line.

heard-title = I heard: { $said }
heard-lead = Which book? Say its number. In all: { $count }
heard-no-title = Not found: { $said }. Say it again, or type it.
say-title-again = Say it again
    .say = let me say it again
no-other = There is no other

said-title = Did I get it right?
said-lead = Say yes or no.
said-what = I heard
said-change = A change
said-yes = Yes
    .say = yes | yes please | that is right | correct
said-no = No
    .say = no | no thanks
loan-number = Book { $n }
hold-number = Hold { $n }

sayable-title = What can I say
    .say = what may be said here
sayable-lead = Press the key, then say one of these.
say-phrase = “{ $phrase }”
    .speech = { $phrase }
say-everywhere = On every page

help-heard = These books sound like what you said. Choose by number, or say it again.
help-confirming-said = If you do not want it, choose No: nothing will change.
help-sayable = This is what may be said. Everything can be done with keys too.

learn-talk = Speak: press, then talk
