### Finding books: suggestions, lists, editions, filters, new arrivals.

suggested-title = { $text }
suggested-author = { $text } · author
    .speech = Author: { $text }
suggested-subject = { $text } · subject
    .speech = Subject: { $text }
suggestions-hint = { $count ->
        [one] Below the letters there is { $count } suggestion.
       *[other] Below the letters there are { $count } suggestions.
    }
suggestion-1 = { $text }
    .say = first suggestion
suggestion-2 = { $text }
    .say = second suggestion
suggestion-3 = { $text }
    .say = third suggestion
suggestion-4 = { $text }
    .say = fourth suggestion
suggestion-5 = { $text }
    .say = fifth suggestion
search-arrivals = New books
    .say = new books | what is new

results-by-author = Author: { $author }
results-on-subject = Subject: { $subject }
results-many = Books found: { $total } and more. Choose a number.
results-did-you-mean = Did you mean: { $query }?
results-alike = Nothing exactly like that. Similar books: { $total }.
results-nearest = Nothing exactly like that. These books are the most similar.
results-narrowed = Filter
results-refine = Filter and sort
    .short = Filter
    .say = filter | filter and sort | sort
work-editions = { $count ->
        [one] { $count } edition: { $forms }
       *[other] { $count } editions: { $forms }
    }

editions-title = Editions
editions-lead = Choose an edition.
editions-rest = There are { $count } editions in all; these are some of them.
edition-out = not on the shelf now

filters-title = Filter and sort
filters-lead = Found: { $total }. Choose one or several filters.
filters-show = Show the results
    .short = Show
    .say = show the results | show results
filters-clear = Clear the filters
    .say = clear the filters | clear filters
count = { $n }
count-more = { $n }+
    .speech = { $n } and more
filter-library = { $name } · { $count }
    .speech = { $name }. Books: { $count }
filter-available = On the shelf now · { $count }
    .speech = On the shelf now. Books: { $count }
    .say = on the shelf now | available now
filter-form-book = Printed book · { $count }
    .speech = Printed books: { $count }
    .say = printed book | printed books
filter-form-large-print = Large print · { $count }
    .speech = Large print. Books: { $count }
    .say = large print | in large print
filter-form-audiobook = Audiobook · { $count }
    .speech = Audiobooks: { $count }
    .say = audiobook | audiobooks
filter-form-braille = Braille · { $count }
    .speech = Braille. Books: { $count }
    .say = braille | in braille
filter-form-music = Music · { $count }
    .speech = Music: { $count }
    .say = music
filter-form-film = Films · { $count }
    .speech = Films: { $count }
    .say = film | films
filter-form-score = Sheet music · { $count }
    .speech = Sheet music: { $count }
    .say = sheet music | scores
filter-form-map = Maps · { $count }
    .speech = Maps: { $count }
    .say = map | maps
filter-form-electronic = Electronic · { $count }
    .speech = Electronic: { $count }
    .say = electronic books
filter-form-other = Other items · { $count }
    .speech = Other items: { $count }
    .say = other items
filter-language-ka = Language: Georgian · { $count }
    .speech = Language: Georgian. Books: { $count }
    .say = in georgian | georgian language
filter-language-en = Language: English · { $count }
    .speech = Language: English. Books: { $count }
    .say = in english | english language
filter-language-ru = Language: Russian · { $count }
    .speech = Language: Russian. Books: { $count }
    .say = in russian | russian language
filter-language-other = Other language · { $count }
    .speech = Other language. Books: { $count }
    .say = books in other languages
filter-audience-adult = For adults · { $count }
    .speech = For adults. Books: { $count }
    .say = for adults
filter-audience-young = For young people · { $count }
    .speech = For young people. Books: { $count }
    .say = for young people
filter-audience-children = For children · { $count }
    .speech = For children. Books: { $count }
    .say = for children
filter-order-best = Order: best match first
    .say = best match first
filter-order-newest = Order: newest first
    .say = newest first
filter-order-author = Order: by author
    .say = by author
filter-order-arrived = Order: latest arrivals
    .say = latest arrivals
order-best = best match first
order-newest = newest first
order-author = by author
order-arrived = latest arrivals

arrivals-title = New books
arrivals-lead = Which ones would you like?
arrivals-large-print = In large print
    .say = in large print | large print
arrivals-audiobook = Audiobooks
    .say = audiobooks | audiobook
arrivals-braille = In braille
    .say = in braille | braille
arrivals-all = All new books
    .say = all new books | all

record-by-author = More by this author
    .say = more by this author | other books by this author
record-on-subject = More on this subject
    .say = more on this subject | other books on this subject
subjects-title = Subjects
subjects-lead = Choose a subject.

help-editions = This book has several editions. Choose the one that suits you: printed, in large print, audio or braille.
help-filters = Choose a filter and the list becomes shorter. Choosing the same filter again takes it away. To see the books, choose: show the results.
help-arrivals = These are the books that the library got most recently. Choose a kind of book.
help-subjects = Choose a subject to see all books on it.
