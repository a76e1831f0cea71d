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
