### What a good librarian would say or ask unasked.

# After signing in, in one row of the main menu: counts, never titles.
notice-ready = { $count ->
        [one] გასატანად მზადაა ერთი წიგნი
       *[other] გასატანად მზადაა { $count } წიგნი
    }
notice-overdue = { $count ->
        [one] ვადაგადაცილებულია ერთი წიგნი
       *[other] ვადაგადაცილებულია { $count } წიგნი
    }
notice-due-soon = { $count ->
        [one] მალე დასაბრუნებელია ერთი წიგნი
       *[other] მალე დასაბრუნებელია { $count } წიგნი
    }
notice-blocked = ბარათით სარგებლობა შეზღუდულია
notice-expires = ბარათის ვადა: { $day }
notice-message = ბიბლიოთეკამ შეტყობინება დაგიტოვათ
notice-public = თქვენთვის ცნობა არის. დეტალები ეკრანზეა
notices = { $what }
greeting = მოგესალმებით! { $what }
greeting-public = მოგესალმებით! თქვენთვის ცნობები არის

# A loan is not renewed twice in a visit without a question.
loans-all-renewed = ამ სეანსში უკვე შესრულდა
renewed-in-visit = ვადა უკვე გაუგრძელდა
loan-renew-again = ვადის კიდევ გაგრძელება
    .say = ვადის კიდევ გაგრძელება | კიდევ გამიგრძელეთ | კიდევ გააგრძელეთ
confirm-renewal-lead = { $count ->
        [one] ამ წიგნს ამ სეანსში ვადა უკვე გაუგრძელდა. კიდევ გავუგრძელოთ?
       *[other] ამ წიგნებს ამ სეანსში ვადა უკვე გაუგრძელდა. კიდევ გავუგრძელოთ?
    }
confirm-renewal-yes = დიახ, კიდევ გააგრძელეთ
    .say = დიახ კიდევ გააგრძელეთ | კიდევ გააგრძელეთ | დიახ | კი | ჰო | რა თქმა უნდა | სწორია
confirm-renewal-no = არა, საკმარისია
    .say = არა საკმარისია | საკმარისია | არა | არ მინდა | არა გმადლობთ | არასწორია | ეს არა
loans-choose = რამდენიმე წიგნის არჩევა
    .say = რამდენიმე წიგნის არჩევა | რამდენიმე წიგნი | ავირჩევ წიგნებს
choose-loans-title = წიგნების არჩევა
choose-loans-lead = აირჩიეთ წიგნები, რომლებსაც ვადა უნდა გაუგრძელდეს.
loans-renew-chosen = არჩეულების ვადის გაგრძელება
    .say = არჩეულების ვადის გაგრძელება | არჩეულები გააგრძელეთ | არჩეულები გამიგრძელეთ
loans-chosen = არჩეულია: { $count }
loans-none-chosen = ჯერ აირჩიეთ წიგნი.
help-choose-loans = აირჩიეთ წიგნები სათითაოდ. არჩეული წიგნის კიდევ ერთხელ არჩევა მას სიიდან ამოიღებს. შემდეგ აირჩიეთ არჩეულების ვადის გაგრძელება.
help-confirm-renewal = თითოეულ წიგნს ვადა რამდენჯერმე უგრძელდება და მეტჯერ აღარ. ამიტომ გეკითხებით.

# Until when a hold is suspended.
suspend-lead = როდემდე შევაჩეროთ ჯავშანი?
suspend-week-1 = ერთი კვირით
    .say = ერთი კვირით | ერთი კვირა
suspend-week-2 = ორი კვირით
    .say = ორი კვირით | ორი კვირა
suspend-month-1 = ერთი თვით
    .say = ერთი თვით | ერთი თვე
suspend-month-2 = ორი თვით
    .say = ორი თვით | ორი თვე
suspend-month-3 = სამი თვით
    .say = სამი თვით | სამი თვე
suspend-open = სანამ თვითონ არ განვაახლებ
    .say = სანამ თვითონ არ განვაახლებ | სანამ არ განვაახლებ
suspend-until = განახლების დღე: { $until }
help-suspend-hold = აირჩიეთ, როდის განახლდეს ჯავშანი. მანამდე რიგში ადგილი გინარჩუნდებათ.

# Any edition of a work.
hold-any = ნებისმიერი გამოცემის დაჯავშნა
    .say = ნებისმიერი გამოცემის დაჯავშნა | ნებისმიერი გამოცემა | რომელიც იქნება დამიჯავშნეთ
hold-any-hint = დაიჯავშნება გამოცემა, რომელიც ყველაზე მალე გათავისუფლდება.
