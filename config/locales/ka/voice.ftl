### Speaking to the kiosk: the talk key, titles that were heard, asking back, not understanding.

# The constant key that opens the microphone.
key-talk = თქვით
    .short = ▮
    .speech = თქვით
    .say = მომისმინეთ | მოსმენა დაიწყეთ
# Beside the level meter while the microphone is open.
listening-mark = გისმენთ
no-listening-here = აქ მხოლოდ ღილაკები მუშაობს
hands-free-on = მუდმივი მოსმენა
    .say = მუდმივი მოსმენა | სულ მისმინეთ
hands-free-off = მოსმენა მხოლოდ ღილაკით
    .say = მოსმენა მხოლოდ ღილაკით | სულ ნუ მისმენთ
hands-free-now = ახლა სულ გისმენთ.
no-hands-free-now = გისმენთ მხოლოდ ღილაკის შემდეგ.

## Digits of a card or PIN, said with a headset in and by choice.

digits-said-off = ციფრებს აღარ ვიტყვი
    .say = ციფრებს აღარ ვიტყვი


## Titles found by their sound.

# { $said } is what the recogniser wrote.
heard-title = გავიგე: { $said }
heard-lead = რომელი წიგნი? თქვით ნომერი. სულ: { $count }
heard-no-title = ვერ ვიპოვე: { $said }. თქვით თავიდან ან აკრიფეთ.
say-title-again = თავიდან თქმა
    .say = თავიდან თქმა | თავიდან ვიტყვი | თავიდან თქვით
no-other = სხვა აღარ არის

## What was said changes the account: asked back.

said-title = სწორად გავიგე?
said-lead = თქვით დიახ ან არა.
said-what = გავიგე
said-change = ცვლილება

## What can I say.

sayable-title = რა შემიძლია ვთქვა
    .say = რისი თქმა შეიძლება აქ
sayable-lead = დააჭირეთ ღილაკს და თქვით ერთ-ერთი.
say-phrase = „{ $phrase }“
    .speech = { $phrase }
say-everywhere = ყველა გვერდზე

help-heard = აქ წერია წიგნები, რომლებიც თქვენს ნათქვამს ჰგავს. აირჩიეთ ნომრით ან თქვით თავიდან.
help-confirming-said = თუ არ გნებავთ, აირჩიეთ „არა“: არაფერი შეიცვლება.
help-sayable = აქ წერია, რისი თქმა შეიძლება. ყველაფერი ღილაკებითაც კეთდება.

learn-talk = თქვით: დააჭირეთ და ილაპარაკეთ
