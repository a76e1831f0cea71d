### Words every screen uses. Georgian is the source language.
### Inserted titles, names and places stand after a colon or alone: nothing is ever inflected.

# Catalogue text as it is.
text = { $text }
# Two facts of one line. Aloud they are sentences.
both = { $first } · { $second }
    .speech = { $first }. { $second }
# Names in a row.
and-then = { $first }, { $second }
# A day by itself.
day = { $day }
# CLDR patterns, not sentences: day and month; year, day and month.
day-pattern = d MMMM
day-pattern-with-year = y 'წლის' d MMMM
title-and-subtitle = { $title }: { $subtitle }
    .speech = { $title }. { $subtitle }
untitled = უსათაურო

## Constant keys. Short forms stand on small screens.

key-back = უკან
    .say = უკან | უკან დაბრუნდით | დაბრუნდით | დამაბრუნეთ | დაბრუნება | წინა გვერდზე დაბრუნდით | გადავიფიქრე | დავანებოთ თავი | არ არის საჭირო | არ მინდა | გადაიფიქრეთ | სიაში დამაბრუნეთ
key-repeat = გამეორება
    .short = ისევ
    .say = გაიმეორეთ | გამეორება | კიდევ ერთხელ | ისევ თქვით | კიდევ თქვით | თავიდან მითხარით | ვერ გავიგე | ვერ გავიგონე | ვერ მოვისმინე | არ მესმის რა თქვით | რა თქვით | რაო | თავიდან თქვით | რა იყო
key-help = დახმარება
    .short = ?
    .say = დახმარება | დამეხმარეთ | მიშველეთ | როგორ გამოვიყენო | როგორ მუშაობს | რა ვქნა | არ ვიცი რა ვქნა | დამავიწყდა | არ მახსოვს | ბარათი არ მაქვს | დავიბენი | ბარათის ნომერი დამავიწყდა | ბარათის ნომერი არ მახსოვს | ნომერი არ მახსოვს | პინ კოდი დამავიწყდა | პინ კოდი არ მახსოვს | ბარათი დავკარგე | ბარათი სახლში დამრჩა | ვერ გავერკვიე | მასწავლეთ | მითხარით რა ვქნა | რა შემიძლია გავაკეთო
key-home = მთავარი
    .speech = მთავარი მენიუ
    .say = მთავარი [მენიუ] | მენიუ | დავიწყოთ თავიდან | თავიდან დაწყება | მთავარ გვერდზე | დასაწყისში | დასაწყისში დაბრუნდით | ყველაფერი თავიდან | მთავარ მენიუში | მთავარ მენიუში დაბრუნდით | მთავარზე | მთავარზე დაბრუნდით | მენიუში | მენიუში დაბრუნდით | მთავარ გვერდზე დაბრუნდით | თავიდან | პირველ გვერდზე

## Pages.

# Rows that turn pages; { $page } of { $pages } pages.
page-next = შემდეგი გვერდი · { $page } / { $pages }
    .short = შემდეგი
    .speech = შემდეგი გვერდი
    .braille = შემდეგი გვ.
    .say = შემდეგი [გვერდი] | მომდევნო [გვერდი] | შემდეგ გვერდზე [გადადით] | შემდეგზე გადადით | გადადით შემდეგზე | გადაფურცლეთ | მერე რა არის | კიდევ | მეტი | კიდევ მაჩვენეთ | მეტი წიგნი | სხვები | დანარჩენი | გააგრძელეთ
page-previous = წინა გვერდი · { $page } / { $pages }
    .short = წინა
    .speech = წინა გვერდი
    .braille = წინა გვ.
    .say = წინა [გვერდი] | წინანდელი [გვერდი] | წინა გვერდზე [გადადით] | წინაზე დაბრუნდით | ერთით უკან | რა იყო მანამდე
# Said after the last sentence of a page that goes on.
goes-on = გვერდი გრძელდება
# How many choices stand on the page.
choices = { $count } არჩევანი
# Which part of a list is on this page. Said of the page: no row is chosen by these numbers.
list-part = { $first }–{ $last }, სულ { $total }
    .speech = { $first }-დან { $last }-მდე, სულ { $total }
list-part-of-one = { $n }, სულ { $total }
    .speech = { $total }-დან { $n }
stuck-up = სიის დასაწყისია
stuck-down = სია დასრულდა
stuck-left = სიის დასაწყისია
stuck-right = სია დასრულდა
stuck-home = ეს უკვე მთავარი გვერდია
number-not-here = ასეთი ნომერი აქ არ არის
not-here = აქ ეს შეუძლებელია

## States: words beside a sign.

state-selected = არჩეულია
state-overdue = ვადაგადაცილებული
    .short = დაგვიანდა
state-due-soon = ვადა იწურება
    .short = მალე
state-ready = მზადაა გასატანად
    .short = მზადაა
state-on-the-way = გზაშია
state-done = შესრულებულია
state-not-done = უარი
state-unavailable = მიუწვდომელია

## What a loudspeaker says instead of private things.

secret-key = ციფრის ღილაკი

## Entering text.

field-empty = ცარიელია
field-full = ველი სავსეა
field-already-empty = ველი ცარიელია
typed = { $text }
erased = წაიშალა: { $text }
space-name = ჰარი
# A card number or PIN: its characters (or dots) on the screen, only their number aloud.
secret-value = { $shown }
    .speech = { $count } ნიშანი

## Acting.

please-wait = გთხოვთ, დაელოდოთ
# A sign in the title line: the stroke was not taken, because the page had just come; because the
# key is held.
not-taken-new-page = ახალი გვერდია
not-taken-repeat = ერთხელ საკმარისია
ok = კარგი
    .say = კარგი | გასაგებია | ოკეი | გავაგრძელოთ | გააგრძელეთ | გავიგე
go-back = უკან დაბრუნება
    .say = უკან დაბრუნება | დაბრუნდით
go-home = მთავარი მენიუ
    .say = მთავარი მენიუ | მთავარი | მთავარი გვერდი
try-again = სცადეთ თავიდან
    .say = სცადეთ თავიდან | კიდევ სცადეთ | თავიდან ცდა
how-keys = ისრებით იმოძრავეთ. ასარჩევად დააჭირეთ შეყვანის ღილაკს.
how-touch = ასარჩევად შეეხეთ სტრიქონს.

## Kinds of books.

form-book = წიგნი
form-large-print = მსხვილი შრიფტით
form-audiobook = აუდიოწიგნი
form-braille = ბრაილის შრიფტით
form-music = მუსიკა
form-film = ფილმი
form-score = ნოტები
form-map = რუკა
form-electronic = ელექტრონული გამოცემა
form-other = სხვა მასალა
language-ka = ქართული
language-en = ინგლისური
language-ru = რუსული
language-other = სხვა ენა
audience-adult = მოზრდილებისთვის
audience-young = მოზარდებისთვის
audience-children = ბავშვებისთვის
