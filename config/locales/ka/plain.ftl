### Plain lines: what is typed instead of the constant keys, and what is asked for.

# Shown before the name of a key; .say holds all that may be typed for it.
plain-back = <
    .say = < | უ | უკან | b | back
plain-repeat = *
    .say = * | გ | გამეორება | r | repeat
plain-help = ?
    .say = ? | დ | დახმარება | h | help
plain-home = #
    .say = # | მ | მთავარი | home
# The prompt where there are choices.
plain-choose = ნომერი, დასახელება ან ნიშანი:
# The prompt where something is typed.
plain-type = { $field } (აკრიფეთ):
plain-not-understood = ვერ გავიგე. აკრიფეთ სტრიქონის ნომერი ან ერთ-ერთი ნიშანი.
