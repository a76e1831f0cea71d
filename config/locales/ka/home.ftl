### The first screen, signing in, help and goodbye.

welcome-title = ბიბლიოთეკა
    .speech = კეთილი იყოს თქვენი მობრძანება ბიბლიოთეკაში
welcome-lead = შეეხეთ ეკრანს ან დააჭირეთ ღილაკს.
menu-title = მთავარი მენიუ
menu-lead = რა გნებავთ?
menu-search = წიგნის ძებნა
    .say = ძებნა | წიგნის ძებნა | მოძებნეთ წიგნი | წიგნს ვეძებ | მომიძებნეთ [წიგნი] | მინდა წიგნი | იპოვეთ წიგნი | ძებნა სათაურით | სათაურით მოძებნეთ | დასახელებით ძებნა | ძებნა ავტორით | ავტორით მოძებნეთ | ძებნა თემით | თემით მოძებნეთ | თემატიკით ძებნა
menu-search-hint = სათაურით, ავტორით ან თემით.
menu-loans = ჩემი წიგნები
    .say = ჩემი წიგნები | გატანილი წიგნები | რა მაქვს გატანილი | რა წიგნები მაქვს | რა წიგნები წავიღე | მაჩვენეთ ჩემი წიგნები | როდის უნდა დავაბრუნო | როდემდე მაქვს ვადა | დაბრუნების ვადა | როდის მეწურება ვადა | რა ვადა მაქვს
menu-loans-hint = გატანილი წიგნები და მათი ვადა.
menu-sign-in = შესვლა
    .say = შესვლა | ბარათით შესვლა | მინდა შევიდე | შემიყვანეთ | ჩემს გვერდზე შესვლა
menu-sign-in-hint = საჭიროა მკითხველის ბარათი და პინ-კოდი.
menu-finish = გამოსვლა
    .say = გამოსვლა | გასვლა | დავასრულე | მოვრჩი | ნახვამდის | დამიხურეთ გვერდი
menu-finish-hint = სეანსი დასრულდება და ეკრანი გასუფთავდება.
# Languages under their own names, whatever language is in force.
speak-ka = ქართული
    .say = ქართულად
speak-en = English
    .say = ინგლისურად
menu-demo = ნიმუშის ბარათები
    .say = ნიმუშის ბარათები
menu-demo-card = მაგალითად: { $card }, პინ-კოდი { $pin }

## Cards of the demonstration; nobody real.

demo-title = ნიმუშის ბარათები
demo-lead = გამოგონილი მკითხველები: გამოსაცდელად.
demo-card = { $card }, პინ-კოდი { $pin }

demo-many-loans = ბევრი წიგნი და სამი ჯავშანი
demo-suspended-hold = ერთი წიგნი და შეჩერებული ჯავშანი
demo-expired = ბარათს ვადა გაუვიდა
demo-restricted = ბარათი შეჩერებულია
demo-owing = გადასახდელია ჯარიმა
demo-lock-out = პინ-კოდის შეცდომების გამოსაცდელად
demo-child = ბავშვის ბარათი
demo-nothing = არც წიგნი, არც ჯავშანი
demo-hold-limit = ჯავშნების ზღვარი ამოწურულია
demo-card-lost = დაკარგულად მონიშნული ბარათი
demo-no-address = მისამართი ცნობილი არ არის
demo-long-overdue = ორმოცი დღით ვადაგადაცილებული
demo-no-pin = პინ-კოდის გარეშე
demo-pin-expired = პინ-კოდს ვადა გაუვიდა
demo-thirty-loans = ოცდაათი წიგნი

## Signing in.

card-title = შესვლა
card-lead = მიადეთ ბარათი სკანერს ან შეიყვანეთ მისი ნომერი.
card-field = ბარათის ნომერი
card-submit = დადასტურება
    .say = დადასტურება | დაადასტურეთ
card-empty = ჯერ შეიყვანეთ ბარათის ნომერი.
card-read = ნომერი წაკითხულია.
# After a scan; also after a number that was typed.
scan-no-card = ეს ამ ბიბლიოთეკის ბარათი არ არის.
scan-broken = ნომერი სრულად ვერ წავიკითხე. მიადეთ კიდევ ერთხელ.
scan-book-here = ეს წიგნის ნომერია. აქ არ გამოდგება.
search-is-card = ეს ბარათის ნომერს ჰგავს და არ იძებნება.
digits-only = აქ მხოლოდ ციფრები იწერება.

# A card was scanned while somebody is signed in, or has looked for something without signing in.
another-card-title = სხვა ბარათი
another-card-lead = წინა სეანსი ჯერ არ დასრულებულა. დავასრულოთ?
another-card-underway-lead = სეანსი უკვე დაწყებულია. გააგრძელებთ თუ თავიდან დაიწყებთ?
another-card-begin = დიახ, ახალი სეანსი ამ ბარათით
    .say = ახალი სეანსი | დიახ | კი | თავიდან დაიწყეთ
another-card-anew = თავიდან დაწყება ამ ბარათით
    .say = თავიდან დაიწყეთ | ახალი სეანსი
another-card-stay = არა, გაგრძელდეს ეს სეანსი
    .say = გაგრძელდეს ეს სეანსი | არა | გააგრძელეთ
another-card-go-on = ამ სეანსის გაგრძელება ამ ბარათით
    .say = გაგრძელება ამ ბარათით | გააგრძელეთ
already-signed-in = თქვენ უკვე შესული ხართ
pin-title = პინ-კოდი
pin-lead = შეიყვანეთ პინ-კოდი. ხმამაღლა ნუ იტყვით.
pin-field = პინ-კოდი
pin-submit = შესვლა
    .say = შესვლა | შემიყვანეთ
pin-empty = ჯერ შეიყვანეთ პინ-კოდი.
forgotten = ბარათი ან პინ-კოდი დაგავიწყდათ? მიმართეთ ბიბლიოთეკარს.
signed-in = თქვენ შეხვედით.

## Help.

help-title = დახმარება
help-back = უკან დაბრუნება
    .say = უკან დაბრუნება | გასაგებია
help-keys = ღილაკები: უკან – ერთი ნაბიჯით უკან. გამეორება – გვერდი თავიდან წაიკითხება. დახმარება – ეს გვერდი. მთავარი – მთავარი მენიუ.
help-not-offered = ამ აპარატზე შეუძლებელია
help-ask = თუ რამე ვერ გამოგივიდათ, მიმართეთ ბიბლიოთეკარს: სიამოვნებით დაგეხმარებათ.
help-welcome = აქ შეგიძლიათ მოძებნოთ წიგნი, ნახოთ თქვენი წიგნები და გააგრძელოთ მათი ვადა. ძებნას ბარათი არ სჭირდება.
help-home = აირჩიეთ, რა გნებავთ. როცა დაასრულებთ, აირჩიეთ გამოსვლა.
help-demo-cards = ამ ბარათებით შეგიძლიათ გამოსცადოთ აპარატი. პინ-კოდი ყველას ერთი აქვს.
help-search = აირჩიეთ ასოები სათითაოდ ან აკრიფეთ კლავიატურით. შემდეგ აირჩიეთ ძებნა. შეგიძლიათ ეძებოთ სათაური, ავტორი, თემა ან ISBN.
help-results = წიგნის ასარჩევად დააჭირეთ მის ნომერს. თუ სია გრძელია, აირჩიეთ შემდეგი გვერდი.
help-record = აქ წერია, სად დგას წიგნი. თუ ის თაროზეა, შეგიძლიათ წაიღოთ. თუ გაცემულია, შეგიძლიათ დაჯავშნოთ.
help-pickup = აირჩიეთ ბიბლიოთეკა, სადაც წიგნს მიიღებთ.
help-confirm-hold = წიგნი მხოლოდ თქვენი თანხმობის შემდეგ დაიჯავშნება.
help-hold-placed = წიგნი დაჯავშნილია. აქვე შეგიძლიათ ჯავშნის გაუქმება.
help-hold-cancelled = ჯავშანი გაუქმებულია. სხვა არაფერი შეცვლილა.
help-refusal = აქ წერია, რატომ ვერ შესრულდა თქვენი თხოვნა და რა შეგიძლიათ გააკეთოთ.
help-trouble = აქ წერია, რა მოხდა და რა შეგიძლიათ გააკეთოთ. თქვენ არაფერი დაგიკარგავთ.
help-working = კატალოგს პასუხს ველოდებით. ღილაკით უკან შეგიძლიათ ლოდინის შეწყვეტა.
help-card = მიადეთ ბარათი სკანერს ან აირჩიეთ მისი ნომრის ციფრები. შემდეგ აირჩიეთ დადასტურება.
help-another-card = წაკითხულია ბარათი. თუ თქვენია, დაიწყეთ მისით ახალი სეანსი: წინა დასრულდება და მისგან არაფერი დარჩება.
help-pin = აირჩიეთ პინ-კოდის ციფრები. ეკრანზე მხოლოდ წერტილები ჩანს. შემდეგ აირჩიეთ შესვლა.
help-loans = პირველად ის წიგნია, რომელსაც ვადა ყველაზე მალე ეწურება. აირჩიეთ წიგნი ან ყველას ვადის გაგრძელება.
help-loan = აქ წერია, როდის უნდა დააბრუნოთ წიგნი და შეიძლება თუ არა ვადის გაგრძელება.
help-renewals = აქ თითოეულ წიგნზე წერია, გაგრძელდა თუ არა ვადა და რატომ.
help-goodbye = სეანსი დასრულდა. თქვენი მონაცემები აპარატში აღარ არის.

## Goodbye.

goodbye-title = ნახვამდის
goodbye-lead = თქვენ გამოხვედით. გმადლობთ!
goodbye-ok = დასრულება
    .say = დასრულება | ნახვამდის
receipt-renewed = ვადა გაგრძელდა: { $title }. ახალი ვადა: { $due }
receipt-renewed-public = { $count ->
        [one] ერთ წიგნს ვადა გაგრძელდა
       *[other] ვადა გაგრძელდა. წიგნები: { $count }
    }
receipt-held = დაჯავშნილია: { $title }. გატანის ადგილი: { $place }
receipt-held-public = { $count ->
        [one] ერთი წიგნი დაჯავშნილია
       *[other] დაჯავშნილი წიგნები: { $count }
    }
receipt-cancelled = გაუქმებულია ჯავშანი: { $title }
receipt-cancelled-public = { $count ->
        [one] ერთი ჯავშანი გაუქმებულია
       *[other] გაუქმებული ჯავშნები: { $count }
    }
receipt-suspended = შეჩერებულია ჯავშანი: { $title }
receipt-suspended-public = { $count ->
        [one] ერთი ჯავშანი შეჩერებულია
       *[other] შეჩერებული ჯავშნები: { $count }
    }
receipt-resumed = განახლდა ჯავშანი: { $title }
receipt-resumed-public = { $count ->
        [one] ერთი ჯავშანი განახლდა
       *[other] განახლებული ჯავშნები: { $count }
    }
receipt-moved = გატანის ადგილი შეიცვალა: { $title }. გატანის ადგილი: { $place }
receipt-moved-public = { $count ->
        [one] ერთ ჯავშანს გატანის ადგილი შეეცვალა
       *[other] გატანის ადგილი შეიცვალა. ჯავშნები: { $count }
    }
receipt-pin = პინ-კოდი შეიცვალა
receipt-pin-public = პინ-კოდი შეიცვალა
# What was asked for and not done, or of which nobody knows yet. { $what } is one of wish-….
receipt-not-done = არ შესრულდა: { $what }
receipt-not-done-public = { $count ->
        [one] არ შესრულდა: { $what }
       *[other] არ შესრულდა: { $what }. რაოდენობა: { $count }
    }
receipt-unknown = მოწმდება, ჰკითხეთ ბიბლიოთეკარს: { $what }
receipt-unknown-public = { $count ->
        [one] მოწმდება, ჰკითხეთ ბიბლიოთეკარს: { $what }
       *[other] მოწმდება, ჰკითხეთ ბიბლიოთეკარს: { $what }. რაოდენობა: { $count }
    }
wish-renewal = წიგნის ვადის გაგრძელება
wish-renew-all = ყველა წიგნის ვადის გაგრძელება
wish-place-hold = წიგნის დაჯავშნა
wish-cancel-hold = ჯავშნის გაუქმება
wish-suspend-hold = ჯავშნის შეჩერება
wish-resume-hold = ჯავშნის განახლება
wish-move-hold = სხვა გატანის ადგილი
wish-new-pin = პინ-კოდის შეცვლა
# How a write ended that had been in doubt. { $what }: lines of a receipt that anybody may hear.
settled-now = უკვე ვიცით. { $what }
settled-before = წინა სეანსიდან. { $what }
receipt-nothing = ამჯერად არაფერი შეცვლილა.
