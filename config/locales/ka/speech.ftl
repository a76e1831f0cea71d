### What is heard: asking for more, setting how, private things, captions.

# Switching speech on and off, in the settings and by a key.
sound-on = ხმის ჩართვა
    .say = ხმის ჩართვა | ჩართეთ ხმა | ხმა ჩართეთ | ხმოვანი რეჟიმი | ხმა | ხმით | ხმით ილაპარაკეთ
sound-off = ხმის გამორთვა
    .say = ხმის გამორთვა | გამორთეთ ხმა | ხმა გამორთეთ | უხმოდ | ხმა არ მინდა | უხმო რეჟიმი | ხმა გააჩუმეთ | ხმის გარეშე | ხმა მოაშორეთ | ხმა აღარ მინდა
# A key for sound on a kiosk that has none.
no-sound-here = აქ ხმა არ არის
sound-off-now = ხმა გამორთულია
# The page of all that can be done about hearing.
audio-settings = მოსმენა
    .say = მოსმენა | მოსმენის გვერდი | ხმა | ხმის პარამეტრები
audio-settings-title = მოსმენა
audio-settings-lead = მოქმედებს თქვენს წასვლამდე.
read-page = მთელი გვერდის წაკითხვა
    .say = წაიკითხეთ | წაიკითხეთ მთელი გვერდი | წამიკითხეთ ყველაფერი | ყველაფერი წაიკითხეთ | სიის წაკითხვა | სია წაიკითხეთ | ჩამომითვალეთ | წაიკითხეთ შედეგები | რა იპოვეთ | რა წერია
spell = ასო-ასო წაკითხვა
    .say = ასო ასო წაიკითხეთ | ასოებით თქვით | ასოებით მითხარით | ასოებად | ასო ასო | როგორ იწერება | ასოები ჩამომითვალეთ | ასო ასო წაკითხვა
where-am-i = სად ვარ
    .say = სად ვარ | სად ვიმყოფები | რომელ გვერდზე ვარ | რა გვერდია
read-on = კითხვის გაგრძელება
    .say = განაგრძეთ კითხვა | გააგრძელეთ კითხვა | განაგრძეთ | აგრძელეთ | კითხვის გაგრძელება
slower = უფრო ნელა
    .say = უფრო ნელა | ნელა | ნელა ილაპარაკეთ | ნელა თქვით | ცოტა ნელა | ნუ ჩქარობთ | შეანელეთ
faster = უფრო სწრაფად
    .say = უფრო სწრაფად | სწრაფად | სწრაფად ილაპარაკეთ | ცოტა ჩქარა | ჩქარა | უფრო ჩქარა | ააჩქარეთ | აუჩქარეთ
softer = უფრო ჩუმად
    .say = უფრო ჩუმად | ჩუმად | ხმას დაუწიეთ | ხმა დაუწიეთ | ხმადაბლა | უფრო ხმადაბლა | ჩუმად თქვით | ხმის დაწევა | დაუწიეთ
louder = უფრო ხმამაღლა
    .say = უფრო ხმამაღლა | ხმამაღლა | ხმამაღლა ილაპარაკეთ | ხმას აუწიეთ | ხმა აუწიეთ | ხმამაღლა თქვით | ვერ მესმის | ცუდად მესმის | ხმის აწევა | აუწიეთ
say-less = ნაკლები სიტყვით
    .say = ნაკლები სიტყვით | მოკლედ მითხარით
say-more = მეტი სიტყვით
    .say = მეტი სიტყვით | ვრცლად მითხარით
captions-on = წარწერების ჩართვა
    .say = წარწერების ჩართვა | ჩართეთ წარწერები
captions-off = წარწერების გამორთვა
    .say = წარწერების გამორთვა | გამორთეთ წარწერები
dark-on = ეკრანის ჩაქრობა
    .say = ეკრანის ჩაქრობა | ჩააქრეთ ეკრანი
dark-off = ეკრანის ანთება
    .say = ეკრანის ანთება | აანთეთ ეკრანი
# Private things on the loudspeaker, once the question was answered.
aloud-on = პირადი ცნობების ხმამაღლა თქმა
    .say = პირადის ხმამაღლა თქმა | პირადი ცნობების ხმამაღლა თქმა
aloud-off = პირად ცნობებს ნუღარ იტყვით
    .say = პირადი აღარ თქვათ | პირად ცნობებს ნუღარ იტყვით | პირადს ნუღარ იტყვით
# Digits of a card or PIN, in the headset.
digits-named-on = ციფრების დასახელება
    .say = ციფრების დასახელება | დაასახელეთ ციფრები
digits-named-off = ციფრებს ნუღარ დაასახელებთ
    .say = ციფრებს ნუ დაასახელებთ | ციფრებს ნუღარ დაასახელებთ

## What was set, as it is said (a caption shows it).

speed-now = საუბრის სიჩქარე: { $n }, სულ { $total }
volume-now = ხმის სიმაღლე: { $n }, სულ { $total }
brief-now = მოკლედ ვილაპარაკებ.
full-now = ვრცლად ვილაპარაკებ.
captions-now = წარწერები ჩართულია.
no-captions-now = წარწერები გამორთულია.
dark-now = ეკრანი ჩაქრა. აანთებთ აქედან: პარამეტრები, მოსმენა. წასვლისას თვითონ აინთება.
not-dark-now = ეკრანი ისევ ანთია.
dark-needs-sound = ეკრანის ჩასაქრობად ჯერ ხმა ჩართეთ.
aloud-now = პირად ცნობებსაც ხმამაღლა ვიტყვი.
not-aloud-now = პირად ცნობებს ხმამაღლა აღარ ვიტყვი.
digits-named-now = ციფრებს ყურსასმენში დავასახელებ.
digits-not-named-now = ციფრებს აღარ დავასახელებ.
# Page { $n } of { $total } of this screen.
page-of = გვერდი { $n }, სულ { $total }
# Speech was held; the same key goes on.
held = შეჩერებულია
nothing-to-read-on = გასაგრძელებელი არაფერია

## May a loudspeaker say what is private?

aloud-title = ვთქვა ხმამაღლა?
aloud-lead = შემდეგ გვერდზე პირადი ცნობებია: თქვენი წიგნები, ჯავშნები, ჯარიმა. ხმა სხვებსაც ესმით.
aloud-no = არა, მხოლოდ ეკრანზე
    .say = არა მხოლოდ ეკრანზე | მხოლოდ ეკრანზე | { -say-no }
aloud-yes = დიახ, თქვით ხმამაღლა
    .say = დიახ თქვით ხმამაღლა | თქვით ხმამაღლა | ხმამაღლა | { -say-yes }
aloud-headset = ან შეაერთეთ ყურსასმენი: მაშინ მხოლოდ თქვენ გაიგონებთ.
help-aloud = თუ უარს იტყვით, წიგნებს ნომრით დავასახელებ. სხვა ყველაფერს ისევ ვიტყვი. პასუხს შეცვლით აქ: პარამეტრები, მოსმენა.
help-audio-settings = აქ შეგიძლიათ გვერდს თავიდან ან ასო-ასო მოუსმინოთ და შეცვალოთ საუბრის სიჩქარე და ხმის სიმაღლე.

## What a loudspeaker says instead of private things.

# { $name } is what kind of fact it is, never the fact.
fact-private = { $name }: ეკრანზე წერია
# After a row that a loudspeaker may not read: all of it stands there, or only a part.
details-on-screen = დეტალები ეკრანზეა
details-by-choosing = სრულად რომ ნახოთ, აირჩიეთ
chosen-book = თქვენი არჩეული წიგნი
chosen-hold = თქვენი არჩეული ჯავშანი
reason-public = მიზეზი პირადია, ის ეკრანზე წერია
no-renewal-public = ვადა ვერ გაუგრძელდა
renewed-public = ვადა გაუგრძელდა

## The voice itself.

voice-lost = ხმა დროებით არ არის
voice-back = ხმა ისევ ისმის.

## Keys, where they are tried out.

learn-sound = ხმა: ჩართვა და გამორთვა
learn-slower = უფრო ნელა
learn-faster = უფრო სწრაფად
learn-softer = უფრო ჩუმად
learn-louder = უფრო ხმამაღლა
learn-pause = პაუზა: საუბრის შეჩერება და გაგრძელება
learn-spell = ასო-ასო წაკითხვა
learn-where = სად ვარ
learn-read-page = მთელი გვერდის წაკითხვა
learn-settings = პარამეტრები: ენა, ასოები, ფერები, ხმა
learn-larger = უფრო დიდი ასოები
learn-smaller = უფრო პატარა ასოები

## Short sounds, as a caption shows them.

earcon-focus = [წკაპი]
earcon-page-end = [სიის ბოლო]
earcon-error = [არა]
earcon-done = [შესრულდა]
earcon-listening = [გისმენთ]
earcon-not-listening = [აღარ გისმენთ]

# Said where the keys are not named: how to find a digit by counting.
secret-key-hint = ციფრები მიყოლებითაა: ერთიდან ცხრამდე, ბოლოს ნული. მარჯვენა ისარი ერთით წინ გადადის.
