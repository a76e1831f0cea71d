### Signs as they are named when a text is spelled letter by letter.

sign-dash = dash
sign-stop = full stop
sign-comma = comma
sign-colon = colon
sign-semicolon = semicolon
sign-question = question mark
sign-exclamation = exclamation mark
sign-apostrophe = apostrophe
sign-quote = quotation mark
sign-bracket = bracket
sign-slash = slash
sign-and = and sign
sign-number = number sign
sign-plus = plus
