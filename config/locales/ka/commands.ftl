### What may be said on every page, whatever is on it; pages have their own words besides.

# Polite words before or after anything said; they mean nothing by themselves.
say-polite = გთხოვთ
    .say = გთხოვთ | თუ შეიძლება | თუ შეიძლება გთხოვთ | აბა | კარგით | მაშინ
# Be silent. Heard while speech is playing, in a headset.
say-stop = გაჩერდით
    .say = გაჩერდით | გაჩუმდით | კმარა | შეწყვიტეთ | ნუ ლაპარაკობთ | ჩუმად იყავით
say-pause = პაუზა
    .say = პაუზა | მოიცადეთ
say-next = შემდეგი
    .say = შემდეგი | მომდევნო | შემდეგზე გადადით | გადადით შემდეგზე | მერე რა არის
say-previous = წინა
    .say = წინა | წინანდელი | წინაზე დაბრუნდით | ერთით უკან
# The list of all that may be said here.
say-what = რა შემიძლია ვთქვა
    .say = რა შემიძლია ვთქვა | რა ვთქვა | რისი თქმა შეიძლება
# The title found is not the one that was meant.
say-another = არა, სხვა
    .say = არა სხვა | სხვა წიგნი | სხვა მინდა | ეს არ არის
# Open what has the focus.
say-open = გახსენით
    .say = გახსენით | გახსნა | გამიხსენით | ეს მინდა | აირჩიეთ ეს | მაჩვენეთ ეს წიგნი | დეტალები | უფრო დაწვრილებით | დაწვრილებით მითხარით | მეტი მითხარით | რა წიგნია | წიგნის აღწერა
# Answers to a question that repeats what is about to be done.
say-yes = დიახ
    .say = დიახ | კი | ჰო | კი მინდა | რა თქმა უნდა | სწორია | დიახ სწორია
say-no = არა
    .say = არა | არ მინდა | არა გმადლობთ | არასწორია | ეს არა
