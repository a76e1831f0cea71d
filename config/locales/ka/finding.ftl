### Finding books: suggestions, lists, editions, filters, new arrivals.
### Inserted titles, names and subjects stand after a colon or alone: nothing is ever inflected.

## Suggestions below the letters.

# A title as it is; names and subjects say what they are.
suggested-title = { $text }
suggested-author = { $text } · ავტორი
    .speech = ავტორი: { $text }
suggested-subject = { $text } · თემა
    .speech = თემა: { $text }
# Said after a pause. { $count } is 1 to 5.
suggestions-hint = ასოების ქვემოთ { $count } შემოთავაზებაა.
# What is suggested, by its place: digits go into the field, so places are said in words.
suggestion-1 = { $text }
    .say = პირველი შემოთავაზება
suggestion-2 = { $text }
    .say = მეორე შემოთავაზება
suggestion-3 = { $text }
    .say = მესამე შემოთავაზება
suggestion-4 = { $text }
    .say = მეოთხე შემოთავაზება
suggestion-5 = { $text }
    .say = მეხუთე შემოთავაზება
search-arrivals = ახალი წიგნები
    .say = ახალი წიგნები | რა არის ახალი | სიახლეები | ახალი წიგნები მაჩვენეთ | ახალი შემოსულები | ახლად მიღებული წიგნები

## Lists. What a list is of, then how many there are.

results-by-author = ავტორი: { $author }
results-on-subject = თემა: { $subject }
# { $total } is 1000: more are not counted.
results-many = ნაპოვნია სულ მცირე { $total } წიგნი. აირჩიეთ ნომერი.
    .speech = ნაპოვნია სულ მცირე { $total } წიგნი.
results-did-you-mean = იქნებ გულისხმობდით: { $query }?
results-alike = ზუსტად ასეთი ვერ მოიძებნა. მსგავსი: { $total }.
results-nearest = ზუსტად ასეთი ვერ მოიძებნა. ყველაზე მსგავსი წიგნები ესენია.
    .speech = ვერ მოიძებნა. მსგავსი წიგნები:
# What the list is narrowed to; the names follow after a colon.
results-narrowed = ფილტრი
# At most 24 letters; the short form stands beside "next" and "previous" on the smallest screens.
results-refine = ფილტრი და დალაგება
    .short = ფილტრი
    .say = ფილტრი | ფილტრები | ფილტრი და დალაგება | გაფილტრეთ | დაალაგეთ | შედეგები გაფილტრეთ | დალაგების შეცვლა | დახარისხება | შეავიწროეთ | შერჩევა
# { $forms } are kinds of books with commas between.
work-editions = { $count } გამოცემა: { $forms }

## Editions of one work.

editions-title = გამოცემები
editions-lead = აირჩიეთ გამოცემა.
editions-rest = სულ { $count } გამოცემაა, აქ მათი ნაწილი ჩანს.
edition-out = ახლა თაროზე არ არის

## Filters: each with the number of books it would leave.

filters-title = ფილტრი და დალაგება
filters-lead = ნაპოვნია: { $total }. აირჩიეთ ერთი ან რამდენიმე ფილტრი.
    .speech = ნაპოვნია: { $total }.
filters-show = შედეგების ჩვენება
    .short = ჩვენება
    .say = შედეგების ჩვენება | მაჩვენეთ შედეგები | შედეგები | მზად არის | კარგი
filters-clear = ფილტრების მოხსნა
    .say = ფილტრების მოხსნა | მოხსენით ფილტრები | მოხსენით ფილტრი
# A number of books; the second one where there are more than were counted.
count = { $n }
count-more = { $n }+
    .speech = { $n } და მეტი
# A library by its name.
filter-library = { $name } · { $count }
    .speech = { $name }. წიგნი: { $count }
filter-available = ახლა თაროზეა · { $count }
    .speech = ახლა თაროზეა. წიგნი: { $count }
    .say = ახლა თაროზეა | რაც თაროზეა
filter-form-book = ბეჭდური წიგნი · { $count }
    .speech = ბეჭდური წიგნი: { $count }
    .say = ბეჭდური წიგნი
filter-form-large-print = მსხვილი შრიფტით · { $count }
    .speech = მსხვილი შრიფტით. წიგნი: { $count }
    .say = მსხვილი შრიფტით | მსხვილი შრიფტი
filter-form-audiobook = აუდიოწიგნი · { $count }
    .speech = აუდიოწიგნი: { $count }
    .say = აუდიოწიგნი | აუდიოწიგნები
filter-form-braille = ბრაილის შრიფტით · { $count }
    .speech = ბრაილის შრიფტით. წიგნი: { $count }
    .say = ბრაილის შრიფტით | ბრაილი
filter-form-music = მუსიკა · { $count }
    .speech = მუსიკა: { $count }
    .say = მუსიკა
filter-form-film = ფილმები · { $count }
    .speech = ფილმები: { $count }
    .say = ფილმი | ფილმები
filter-form-score = ნოტები · { $count }
    .speech = ნოტები: { $count }
    .say = ნოტები
filter-form-map = რუკები · { $count }
    .speech = რუკები: { $count }
    .say = რუკა | რუკები
filter-form-electronic = ელექტრონული · { $count }
    .speech = ელექტრონული: { $count }
    .say = ელექტრონული გამოცემა | ელექტრონული წიგნი
filter-form-other = სხვა მასალა · { $count }
    .speech = სხვა მასალა: { $count }
    .say = სხვა მასალა
filter-language-ka = ენა: ქართული · { $count }
    .speech = ენა: ქართული. წიგნი: { $count }
    .say = ქართული ენა | ქართულ ენაზე
filter-language-en = ენა: ინგლისური · { $count }
    .speech = ენა: ინგლისური. წიგნი: { $count }
    .say = ინგლისური ენა | ინგლისურ ენაზე
filter-language-ru = ენა: რუსული · { $count }
    .speech = ენა: რუსული. წიგნი: { $count }
    .say = რუსული ენა | რუსულ ენაზე
filter-language-other = სხვა ენა · { $count }
    .speech = სხვა ენა. წიგნი: { $count }
    .say = წიგნები სხვა ენაზე
filter-audience-adult = მოზრდილებისთვის · { $count }
    .speech = მოზრდილებისთვის. წიგნი: { $count }
    .say = მოზრდილებისთვის
filter-audience-young = მოზარდებისთვის · { $count }
    .speech = მოზარდებისთვის. წიგნი: { $count }
    .say = მოზარდებისთვის
filter-audience-children = ბავშვებისთვის · { $count }
    .speech = ბავშვებისთვის. წიგნი: { $count }
    .say = ბავშვებისთვის | საბავშვო
# The order of the list; one of them is always chosen.
filter-order-best = დალაგება: ჯერ შესაფერისი
    .say = ჯერ შესაფერისი
filter-order-newest = დალაგება: ჯერ ახალი
    .say = ჯერ ახალი | ჯერ ახალი გამოცემები
filter-order-author = დალაგება: ავტორის მიხედვით
    .say = ავტორის მიხედვით | ავტორების მიხედვით
filter-order-arrived = დალაგება: ჯერ ახლად მიღებული
    .say = ჯერ ახლად მიღებული
# The same in the first line of a list.
order-best = ჯერ შესაფერისი
order-newest = ჯერ ახალი
order-author = ავტორის მიხედვით
order-arrived = ჯერ ახლად მიღებული

## New arrivals.

arrivals-title = ახალი წიგნები
arrivals-lead = რომელი გნებავთ?
arrivals-large-print = მსხვილი შრიფტით
    .say = მსხვილი შრიფტით | მსხვილი შრიფტი
arrivals-audiobook = აუდიოწიგნები
    .say = აუდიოწიგნები | აუდიოწიგნი
arrivals-braille = ბრაილის შრიფტით
    .say = ბრაილის შრიფტით | ბრაილი
arrivals-all = ყველა ახალი წიგნი
    .say = ყველა ახალი წიგნი | ყველა

## From one title to others.

record-by-author = ამ ავტორის სხვა წიგნები
    .say = ამ ავტორის სხვა წიგნები | ამავე ავტორის წიგნები | სხვა წიგნები | ამ ავტორის წიგნები | ავტორის სხვა წიგნები | კიდევ რა დაწერა | ამ ავტორის მეტი | ამ მწერლის წიგნები | ავტორის წიგნები | სხვა რა დაწერა
record-on-subject = სხვა წიგნები ამ თემაზე
    .say = ამ თემის სხვა წიგნები | ამავე თემის წიგნები | მსგავსი წიგნები | ამ თემაზე სხვა წიგნები | ამის მსგავსი | მსგავსი რამე | ამ თემის წიგნები | სხვა წიგნები ამ თემაზე
subjects-title = თემები
subjects-lead = აირჩიეთ თემა.

## Help.

help-editions = ამ წიგნს რამდენიმე გამოცემა აქვს. აირჩიეთ ის, რომელიც თქვენთვის მოსახერხებელია: ბეჭდური, მსხვილი შრიფტით, აუდიო ან ბრაილის შრიფტით.
help-filters = აირჩიეთ ფილტრი და სია შემცირდება. თუ იმავე ფილტრს ხელახლა აირჩევთ, ის მოიხსნება. წიგნების სანახავად აირჩიეთ „შედეგების ჩვენება“.
help-arrivals = აქ ის წიგნებია, რომლებიც ბიბლიოთეკამ ბოლო დროს მიიღო. აირჩიეთ წიგნის სახე.
help-subjects = აირჩიეთ თემა და ნახავთ ამ თემაზე ყველა წიგნს.
