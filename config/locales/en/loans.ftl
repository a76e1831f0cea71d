### My books.

loans-title = My books
loans-lead = Books you have out: { $count }
loans-none = You have no books out.
loans-renew-all = Renew all
    .say = renew all | renew all books | renew all my books | renew all of them | renew them all | renew them | renew everything | renew my books | extend all | extend them all | extend everything | extend all my books | keep them all longer | renew the lot | renew every book | extend all books | extend all of them | renew all loans | renew my loans | all of them | i want to keep them all | renew the books | extend my loans | extend my books | keep them longer
loans-renew-all-hint = Every book that can be renewed will be.
loan-public = Book
due = Due: { $due }
due-today = Due today
days-late = Days late: { $days }
somebody-waits = Another reader is waiting for it
    .short = Another reader waits
loan-title = Borrowed book
fact-due = Due
fact-renewals-left = Renewals left
loan-renew = Renew this book
    .say = renew it | renew | renew book | renew my book | keep it longer | keep it | extend it | extend | extend the loan | extend my loan | give me more time | i need it longer | renew the loan | extend this loan | extend the due date | i want more time | more time | longer | i have not finished it | i am still reading it | keep it for longer | keep this book | renewal | renew my loan | let me keep it
loan-back = Back to the list
    .say = back to the list | the list | okay | ok
renewed = Renewed: { $title }. New due date: { $due }
new-due = New due date: { $due }
renewals-title = Renewals
renewals-outcome = Renewed: { $done }. Not renewed: { $refused }.
renewals-ok = OK
    .say = okay | ok | continue | i see | got it
renewal-public = A book. { $what }
