"""Georgian: what espeak-ng's ``ka`` voice misreads, written out; pure.

The faults and the forms are those of a study of espeak-ng 1.51 (numbers, dates, signs), see
docs/pronouncing.md. Each module holds the rules of one kind; :mod:`.rules` puts them in order.
"""
