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

# Help where lines are typed: no keys, no fingers, no arrows.
plain-how = აკრიფეთ სტრიქონის ნომერი ან დასახელება. ცარიელი სტრიქონი გვერდს თავიდან კითხულობს.
plain-help-signs = ნიშნები: < ერთი ნაბიჯით უკან, * გვერდი თავიდან, ? დახმარება, # მთავარი მენიუ.
plain-help-search = აკრიფეთ ერთ სტრიქონად სათაური, ავტორი, თემა ან ISBN.
plain-help-results = აკრიფეთ წიგნის ნომერი. თუ სია გრძელია, აკრიფეთ: შემდეგი.
plain-help-card = აკრიფეთ ბარათის ნომერი ერთ სტრიქონად.
plain-help-pin = აკრიფეთ პინ-კოდი ერთ სტრიქონად. ის არ ჩანს.
plain-help-working = კატალოგის პასუხს ველოდებით. ლოდინის შესაწყვეტად აკრიფეთ <.
plain-help-still-there = ნებისმიერი სტრიქონის შემდეგ ყველაფერი ისე დარჩება.
plain-help-trying-keys = აქ არაფერი იცვლება. გასასვლელად ორჯერ აკრიფეთ <.
plain-time-limit = თუ არაფერს აკრეფთ, აპარატი { $wait } დაგელოდებათ და გკითხავთ, აქ ბრძანდებით თუ არა. მერე კიდევ { $more } დაგელოდებათ. ნებისმიერი სტრიქონის შემდეგ დრო თავიდან აითვლება.
plain-still-there-lead = სეანსის დასრულებამდე დარჩა { $left }. გასაგრძელებლად აკრიფეთ ცარიელი სტრიქონი.
plain-help-sayable = აქ წერია, რისი თქმა შეიძლება. ყველაფერი აკრეფითაც კეთდება.
