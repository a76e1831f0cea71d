### My books.

loans-title = My books
loans-lead = Books you have out: { $count }
loans-none = You have no books out.
loans-renew-all = Renew all
    .say = renew all | renew everything | renew all my books | extend them all
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
    .say = renew this [book] | keep it longer | renew | renew it | extend the loan
loan-back = Back to the list
    .say = back to the list
renewed = Renewed: { $title }. New due date: { $due }
new-due = New due date: { $due }
renewals-title = Renewals
renewals-outcome = Renewed: { $done }. Not renewed: { $refused }.
renewals-ok = OK
    .say = okay | continue
renewal-public = A book. { $what }
