### My books.

loans-title = ჩემი წიგნები
loans-lead = გატანილი წიგნები: { $count }
loans-none = არაფერი გაქვთ გატანილი.
loans-renew-all = ყველას ვადის გაგრძელება
    .say = ყველას ვადის გაგრძელება | ყველა გამიგრძელეთ | ყველა წიგნის გაგრძელება
loans-renew-all-hint = ყველა წიგნს, რომელსაც შეიძლება, ვადა გაუგრძელდება.
loan-public = წიგნი { $n }. დეტალები ეკრანზეა
due = დაბრუნების ვადა: { $due }
due-today = ვადა დღეს იწურება
days-late = დაგვიანება: { $days } დღე
somebody-waits = წიგნს სხვა მკითხველი ელოდება
loan-title = გატანილი წიგნი
fact-due = დაბრუნების ვადა
fact-renewals-left = დარჩენილი გაგრძელება
loan-renew = ვადის გაგრძელება
    .say = ვადის გაგრძელება | გამიგრძელეთ ვადა | კიდევ მინდა ეს წიგნი
loan-back = სიაში დაბრუნება
    .say = სიაში დაბრუნება
renewed = ვადა გაგრძელდა. ახალი ვადა: { $due }
new-due = ახალი ვადა: { $due }
renewals-title = ვადის გაგრძელება
renewals-outcome = გაგრძელდა: { $done }. ვერ გაგრძელდა: { $refused }.
renewals-ok = კარგი
    .say = კარგი | გასაგებია
renewal-public = წიგნი { $n }. { $what }
