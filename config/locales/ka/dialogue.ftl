### What the kiosk answers to what was said; each also stands on the screen.

# First time that something was not understood.
said-not-understood = ვერ გავიგე. გთხოვთ, გაიმეოროთ.
# Second time: a phrase of this page. { $phrase } is such a phrase.
said-for-example = ისევ ვერ გავიგე. მაგალითად, თქვით: { $phrase }.
# Third time, where rows have numbers.
said-number = თქვით სტრიქონის ნომერი: ერთი, ორი და ასე შემდეგ.
# Second and third time, on a page that only asks.
said-yes-or-no = თქვით: დიახ ან არა.
# Then no more.
said-press-help = ვერ გავიგე. დააჭირეთ დახმარების ღილაკს ან მიმართეთ ბიბლიოთეკარს.
# Nothing was said for seven seconds.
said-nothing = არაფერი მესმის. მიუახლოვდით მიკროფონს.
said-press-talk = როცა მზად იქნებით, დააჭირეთ საუბრის ღილაკს.
said-no-microphone = მიკროფონი არ მუშაობს. გამოიყენეთ ღილაკები.

## Card and PIN digits by voice: on a headset only, and only when asked for.

digits-by-voice = ციფრების თქმა ხმით
    .say = ციფრების თქმა ხმით
digits-by-voice-asked = ბარათის ნომერს და პინ-კოდს ხმით იტყვით? ვინც ახლოს დგას, თქვენს ხმას გაიგონებს.
digits-by-hand = ბარათი მიადეთ სკანერს ან აკრიფეთ ციფრები. ხმამაღლა ნუ იტყვით. შემდეგ შეგიძლიათ ისევ ხმით გააგრძელოთ.
card-lead-by-voice = თქვით ბარათის ნომრის ციფრები სათითაოდ, აკრიფეთ ან მიადეთ ბარათი სკანერს.
pin-lead-by-voice = თქვით პინ-კოდის ციფრები სათითაოდ ან აკრიფეთ.
