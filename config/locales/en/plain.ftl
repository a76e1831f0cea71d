### Plain lines: what is typed instead of the constant keys, and what is asked for.

plain-back = <
    .say = < | b | back
plain-repeat = *
    .say = * | r | repeat
plain-help = ?
    .say = ? | h | help
plain-home = #
    .say = # | home
plain-choose = Number, name or sign:
plain-type = { $field } (type it):
plain-not-understood = I did not understand. Type the number of a line, or one of the signs.

# Help where lines are typed: no keys, no fingers, no arrows.
plain-how = Type the number of a line or its name. An empty line reads the page again.
plain-help-signs = Signs: < one step back, * the page once more, ? help, # main menu.
plain-help-search = Type a title, an author, a subject or an ISBN as one line.
plain-help-results = Type the number of a book. If the list is long, type: next.
plain-help-card = Type the number of your card as one line.
plain-help-pin = Type your PIN as one line. It does not show.
plain-help-working = We are waiting for the catalogue. To stop waiting, type <.
plain-help-still-there = Any line keeps everything as it is.
plain-help-trying-keys = Nothing is done here. To leave, type < twice.
plain-time-limit = If you type nothing for { $wait }, this machine asks whether you are still there. Then it waits { $more } more. Any line starts the time again.
plain-still-there-lead = If you type nothing, your visit ends in { $left }. An empty line goes on.
plain-help-sayable = This is what may be said. Everything can be typed, too.
